#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "candor/policy/loader.h"

#include "meta/repository.h"
#include "property/checked_page.h"
#include "property/pages.h"
#include "support/memory_file_system.h"

// Which file a rule stands in, which pack it belongs to and when it was loaded does not change what it finds.

namespace candor::testing {
namespace {

using Row = std::tuple<std::uint32_t, std::uint32_t, std::string, std::string>;

/// Where what was found, under rule names without their pack.
std::vector<Row> rows(const std::vector<Finding>& findings) {
  std::vector<Row> rows;
  rows.reserve(findings.size());
  for (const Finding& finding : findings) {
    rows.emplace_back(finding.span->begin, finding.span->end, finding.rule.substr(finding.rule.find('/') + 1),
                      std::string(to_string(finding.severity)));
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    text += line + "\n";
  }
  return text;
}

/// The rule of a file, moved from the pack "claims" into another one.
std::string renamed(std::string text, std::string_view pack) {
  constexpr std::string_view kId = "id: claims/";
  const std::size_t at = text.find(kId);
  return at == std::string::npos ? text : text.replace(at, kId.size(), "id: " + std::string(pack) + "/");
}

std::string renamed_pack(std::string text, std::string_view pack) {
  constexpr std::string_view kPack = "pack: claims";
  const std::size_t at = text.find(kPack);
  return at == std::string::npos ? text : text.replace(at, kPack.size(), "pack: " + std::string(pack));
}

Policies load(const MemoryFileSystem& files, const std::vector<std::string>& folders) {
  Policies policies;
  for (const std::string& folder : folders) {
    for (const Error& mistake : load_policies(files, folder, policies)) {
      ADD_FAILURE() << to_string(mistake);
    }
  }
  return policies;
}

constexpr std::string_view kClaims = "policies/claims/";

/// The built-in policies with every second rule in a pack of its own, which `second` names.
MemoryFileSystem split_files(const std::string& second) {
  const std::string more = "more/" + second + "/";
  MemoryFileSystem files;
  bool odd = false;
  for (const RepositoryFile& file : files_in("policies", {".yaml"})) {
    const std::string text = joined(file.lines);
    if (!file.path.starts_with(kClaims)) {
      files.add_file("base/" + file.path.substr(std::string("policies/").size()), text);
      continue;
    }
    const std::string name = file.path.substr(kClaims.size());
    if (name == "pack.yaml") {
      files.add_file("base/claims/" + name, text);
      files.add_file(more + name, renamed_pack(text, second));
    } else if (odd) {
      files.add_file(more + name, renamed(text, second));
    } else {
      files.add_file("base/claims/" + name, text);
    }
    odd = !odd;
  }
  return files;
}

MemoryFileSystem whole_files() {
  MemoryFileSystem files;
  for (const RepositoryFile& file : files_in("policies", {".yaml"})) {
    files.add_file("base/" + file.path.substr(std::string("policies/").size()), joined(file.lines));
  }
  return files;
}

void expect_same_findings(const RuleBookPtr& one, const RuleBookPtr& other) {
  ASSERT_EQ(one->rules().size(), other->rules().size());
  Analyzer first(one);
  Analyzer second(other);
  std::vector<Page> pages = sample_pages();
  const PageWriter writer(one->policies());
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    pages.push_back(writer.write(seed));
  }
  std::size_t findings = 0;
  for (const Page& page : pages) {
    const Document document = check_page(first, page.text, page.format).document;
    const std::vector<Row> expected = rows(first.analyze(document, {.merge = false}).findings);
    EXPECT_EQ(rows(second.analyze(document, {.merge = false}).findings), expected) << page.name;
    findings += expected.size();
  }
  EXPECT_GT(findings, 100U) << "the pages hold too little to test";
}

TEST(RuleOrder, PacksSplitInTwoFindTheSame) {
  const RuleBookPtr whole = RuleBook::compile(load(whole_files(), {"base"}));
  expect_same_findings(whole, RuleBook::compile(load(split_files("claims-two"), {"base", "more"})));
}

TEST(RuleOrder, RulesThatComeEarlierFindTheSame) {
  // "a-pack" sorts before "claims", so that half of the rules come first.
  const RuleBookPtr whole = RuleBook::compile(load(whole_files(), {"base"}));
  expect_same_findings(whole, RuleBook::compile(load(split_files("a-pack"), {"base", "more"})));
}

TEST(RuleOrder, ASavedRuleBookFindsTheSame) {
  const RuleBookPtr whole = RuleBook::compile(load(whole_files(), {"base"}));
  expect_same_findings(whole, RuleBook::load(whole->save()));
}

}  // namespace
}  // namespace candor::testing
