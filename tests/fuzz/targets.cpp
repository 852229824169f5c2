#include "fuzz/targets.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "candor/base/check.h"
#include "candor/baseline/baseline.h"
#include "candor/claims/claims_register.h"
#include "candor/config/config.h"
#include "candor/policy/loader.h"
#include "candor/rules/built_in.h"
#include "candor/rules/rule_book.h"
#include "candor/suppression/directive.h"

#include "property/checked_page.h"
#include "support/memory_file_system.h"

namespace candor::testing {
namespace {

void page(std::string_view bytes, Format format) {
  static Analyzer analyzer(built_in_rule_book());
  CANDOR_CHECK(broken_place(check_page(analyzer, bytes, format)).empty(), "every finding is in its place");
}

void markdown(std::string_view bytes) {
  page(bytes, Format::kMarkdown);
}

void text(std::string_view bytes) {
  page(bytes, Format::kText);
}

/// What follows the opening fence.
void front_matter(std::string_view bytes) {
  markdown(std::string("---\n").append(bytes));
}

/// Comments within a page.
void suppressions(std::string_view bytes) {
  const Result<SourcePtr> source = SourceFile::decode("page.md", bytes);
  if (source) {
    const Directives found = find_directives(read_markdown(*source));
    for (const DirectiveProblem& problem : found.problems) {
      CANDOR_CHECK(problem.span.end <= source.value()->text().size(), "a problem stands on the page");
    }
  }
}

/// A rule file of a pack; what loads must compile.
void rule(std::string_view bytes) {
  MemoryFileSystem files;
  files.add_file("p/categories.yaml", "categories:\n  hype: {title: Hype, about: Sells., unless: []}\n");
  files.add_file("p/authorities.yaml",
                 "authorities:\n  law: {title: A law, asks: Be fair., read: none, when: 2026-08}\n");
  files.add_file("p/demo/pack.yaml", "pack: demo\ntitle: Demo\n");
  files.add_file("p/demo/hype/rule.yaml", std::string(bytes));
  Policies policies;
  if (load_policies(files, "p", policies).empty()) {
    RuleBook::compile(std::move(policies));
  }
}

void configuration(std::string_view bytes) {
  MemoryFileSystem files;
  files.add_file("/site/candor.yml", std::string(bytes));
  std::vector<Error> mistakes;
  const Config config = read_config(files, "/site/candor.yml", "/site", mistakes);
  if (mistakes.empty()) {
    excludes(config, "/site/a/page.md", false);
    levels_for(config, "/site/a/page.md");
  }
}

void baseline(std::string_view bytes) {
  std::vector<Error> mistakes;
  const Baseline read = Baseline::read("baseline.json", std::string(bytes), mistakes);
  if (mistakes.empty()) {
    const std::string once = read.text();
    CANDOR_CHECK(Baseline::read("baseline.json", once, mistakes).text() == once, "what is written reads the same");
  }
}

void claims(std::string_view bytes) {
  std::vector<Error> mistakes;
  for (const ApprovedClaim& claim : read_claims_register("candor-claims.yml", std::string(bytes), mistakes).claims) {
    state_on(claim, Date{2026, 1, 1});
  }
}

constexpr std::array<FuzzTarget, 8> kTargets = {{{"markdown", markdown},
                                                 {"text", text},
                                                 {"front-matter", front_matter},
                                                 {"suppressions", suppressions},
                                                 {"rule", rule},
                                                 {"configuration", configuration},
                                                 {"baseline", baseline},
                                                 {"claims", claims}}};

}  // namespace

std::span<const FuzzTarget> fuzz_targets() {
  return kTargets;
}

const FuzzTarget* fuzz_target(std::string_view name) {
  const auto* const found =
      std::find_if(kTargets.begin(), kTargets.end(), [&](const FuzzTarget& target) { return target.name == name; });
  return found == kTargets.end() ? nullptr : found;
}

}  // namespace candor::testing
