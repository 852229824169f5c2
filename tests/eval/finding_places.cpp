// Puts a claim into every example of the CommonMark specification, in several places, and holds every finding to what
// tests/property holds it to: it spells its words, and it is the same one in a block quote, in a list item, and with
// other line ends.
//
//   finding_places EVAL_FOLDER

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "candor/rules/built_in.h"

#include "property/checked_page.h"
#include "property/rewriting.h"

namespace candor::testing {
namespace {

constexpr std::string_view kClaim = "Our ketamine infusions are a miracle cure for depression.";

struct Exception {
  int example;
  std::string_view reason;
};

constexpr std::array<Exception, 1> kExceptions = {
    {{259, "md4c 0.4.8 takes indented code behind a list for its item's text when both stand in a quote"}}};

struct Score {
  std::size_t pages = 0;
  std::size_t findings = 0;
  std::size_t comparisons = 0;
  std::size_t known = 0;  ///< violations of listed examples
  std::size_t violations = 0;
};

std::string without_line_end(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) {
    text.pop_back();
  }
  return text;
}

/// A way to put the claim into an example. `sure`: it is prose there, whatever the example holds.
struct Variant {
  std::string_view name;
  std::string text;
  bool sure = false;
};

/// The claim behind the last text of each block, in one page for each.
void add_inside(const std::string& example, std::vector<Variant>& variants) {
  const Result<SourcePtr> source = SourceFile::decode("example.md", example);
  if (!source) {
    return;
  }
  std::set<std::uint32_t> places;
  for (const Block& block : read_markdown(*source, {.front_matter = false, .extensions = true}).blocks) {
    places.insert(block.map.to_source({0, static_cast<std::uint32_t>(block.text.size())}).end);
  }
  for (const std::uint32_t place : places) {
    std::string text((*source)->text());
    text.insert(place, " " + std::string(kClaim));
    variants.push_back({"inside", std::move(text), false});
  }
}

std::vector<Variant> variants_of(const std::string& example) {
  const std::string claim(kClaim);
  std::vector<Variant> variants = {{"before", claim + "\n\n" + example, true},
                                   {"in its first line", claim + " " + example, false},
                                   {"in its last line", without_line_end(example) + " " + claim + "\n", false},
                                   {"in the next line", without_line_end(example) + "\n" + claim + "\n", false},
                                   {"behind", example + "\n" + claim + "\n", false}};
  add_inside(example, variants);
  return variants;
}

class Checker {
 public:
  Checker() : analyzer_(built_in_rule_book()) {}

  void check(int number, const std::string& example) {
    for (const Variant& variant : variants_of(example)) {
      check(number, variant);
    }
  }

  [[nodiscard]] const Score& score() const { return score_; }

 private:
  void check(int number, const Variant& variant) {
    const CheckedPage page = check_page(analyzer_, variant.text);
    ++score_.pages;
    score_.findings += page.findings.size();
    if (const std::string broken = broken_place(page); !broken.empty()) {
      violation(number, variant.name, "as it stands", broken);
    }
    if (variant.sure && !std::any_of(page.findings.begin(), page.findings.end(),
                                     [](const Finding& finding) { return finding.span->begin < kClaim.size(); })) {
      violation(number, variant.name, "as it stands", "the claim is not found");
    }
    compare(number, variant, page, "with other line ends", with_crlf(variant.text));
    // A tab reaches to the next stop, so what it indents changes behind other marks; a front matter stands at the top
    // only.
    if (variant.text.find('\t') == std::string::npos && !variant.text.starts_with("---\n")) {
      compare(number, variant, page, "in a quote", in_quote(variant.text));
      compare(number, variant, page, "in a list item", in_list_item(variant.text));
    }
  }

  void compare(int number, const Variant& variant, const CheckedPage& page, std::string_view way,
               const Rewriting& rewriting) {
    ++score_.comparisons;
    const CheckedPage after = check_page(analyzer_, rewriting.text);
    if (const std::string broken = broken_place(after); !broken.empty()) {
      violation(number, variant.name, way, broken);
    }
    std::vector<std::string> expected;
    for (Finding finding : page.findings) {
      finding.span = rewriting.move(*finding.span);
      expected.push_back(to_string(finding));
    }
    std::vector<std::string> found;
    for (const Finding& finding : after.findings) {
      found.push_back(to_string(finding));
    }
    if (found != expected) {
      violation(number, variant.name, way,
                fmt::format("expected [{}], found [{}] in\n{}", fmt::join(expected, ", "), fmt::join(found, ", "),
                            rewriting.text));
    }
  }

  void violation(int number, std::string_view variant, std::string_view way, std::string_view what) {
    const auto* const exception = std::find_if(kExceptions.begin(), kExceptions.end(),
                                               [number](const Exception& row) { return row.example == number; });
    const bool listed = exception != kExceptions.end();
    (listed ? score_.known : score_.violations) += 1;
    fmt::print("{}: the claim {}, {}: {}{}{}\n", number, variant, way, what, listed ? "known: " : "",
               listed ? exception->reason : "");
  }

  Analyzer analyzer_;
  Score score_;
};

int run(const std::string& folder) {
  std::ifstream file(folder + "/markdown/commonmark__spec.json");
  const nlohmann::json examples = nlohmann::json::parse(file, nullptr, false);
  if (!examples.is_array()) {
    fmt::print(stderr, "{}: no examples to read\n", folder);
    return 2;
  }
  Checker checker;
  for (const nlohmann::json& example : examples) {
    checker.check(example.at("example").get<int>(), example.at("markdown").get<std::string>());
  }
  const Score& score = checker.score();
  fmt::print("{} examples, {} pages, {} findings, {} comparisons, {} known and {} other violations\n", examples.size(),
             score.pages, score.findings, score.comparisons, score.known, score.violations);
  return score.violations == 0 ? 0 : 1;
}

}  // namespace
}  // namespace candor::testing

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: finding_places EVAL_FOLDER\n", stderr);
    return 2;
  }
  try {
    return candor::testing::run(argv[1]);
  } catch (const std::exception& failure) {
    std::fputs(failure.what(), stderr);
    return 2;
  }
}
