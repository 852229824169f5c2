#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "candor/engine/policy_test.h"
#include "candor/policy/loader.h"
#include "candor/rules/built_in.h"

#include "repository.h"
#include "support/memory_file_system.h"

/// What the README shows is what the program does.

namespace candor {
namespace {

using Lines = std::vector<std::string>;

/// The first fenced block at or behind a line that holds `mark`.
Lines block_behind(const Lines& lines, std::string_view mark) {
  auto begin = std::find_if(lines.begin(), lines.end(),
                            [&](const std::string& line) { return line.find(mark) != std::string::npos; });
  begin = std::find_if(begin, lines.end(), [](const std::string& line) { return line.starts_with("```"); });
  if (begin == lines.end()) {
    return {};
  }
  return {begin + 1, std::find(begin + 1, lines.end(), "```")};
}

/// As the golden reports have it: how many rules there are changes with each new one.
std::string without_rule_count(std::string line) {
  constexpr std::string_view kBefore = "checked with ";
  const std::size_t begin = line.find(kBefore);
  const std::size_t end = line.find(" rules:");
  if (begin != std::string::npos && end != std::string::npos) {
    line.replace(begin + kBefore.size(), end - begin - kBefore.size(), "<n>");
  }
  return line;
}

TEST(Readme, ShowsTheScreenOfASamplePage) {
  const Lines shown = block_behind(testing::file_at("README.md").lines, "<!-- screen -->");
  const Lines report = testing::file_at("tests/golden/samples/ketamine-clinic.md.text").lines;
  ASSERT_GT(shown.size(), 20U);
  auto at = report.begin();
  for (const std::string& line : shown) {
    if (line == "…") {
      continue;
    }
    at = std::find(at, report.end(), without_rule_count(line));
    ASSERT_NE(at, report.end()) << "not in the report, or not in this order: " << line;
  }
}

TEST(Readme, ShowsARuleThatPassesItsOwnExamples) {
  std::string rule;
  for (const std::string& line : block_behind(testing::file_at("README.md").lines, "```yaml")) {
    rule += line + "\n";
  }
  testing::MemoryFileSystem files;
  files.add_file("my-clinic/house/pack.yaml", "pack: house\ntitle: House rules\n")
      .add_file("my-clinic/house/hype/miracle-week.yaml", rule);
  Policies policies = built_in_rule_book()->policies();
  const std::vector<Error> mistakes = load_policies(files, "my-clinic", policies);
  ASSERT_TRUE(mistakes.empty()) << to_string(mistakes.front());
  const PolicyTestResult result = test_policies(RuleBook::compile(std::move(policies)), "house");
  EXPECT_EQ(result.rules, 1U);
  EXPECT_TRUE(result.failures.empty()) << to_string(result.failures.front());
}

}  // namespace
}  // namespace candor
