#include "candor/engine/runner.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "candor/rules/built_in.h"

#include "support/policy_files.h"

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::MemoryFileSystem;
using testing::PolicyFiles;

struct Outcome {
  Coverage coverage;
  std::vector<std::string> pages;  ///< "path: number of findings"
};

Outcome run_on(const MemoryFileSystem& files, const RunOptions& options) {
  PolicyFiles policies;
  policies.rule("heal", "phrases: [heal]");
  Outcome outcome;
  outcome.coverage = run(files, RuleBook::compile(policies.load()), options, [&](const FileReport& page) {
    outcome.pages.push_back(page.source->path() + ": " + std::to_string(page.findings.size()));
  });
  return outcome;
}

std::vector<std::string> skipped(const Coverage& coverage) {
  std::vector<std::string> texts;
  for (const Skipped& one : coverage.skipped) {
    texts.push_back(one.path);
  }
  return texts;
}

RunOptions paths(std::vector<std::string> given) {
  RunOptions options;
  options.paths = std::move(given);
  return options;
}

TEST(Runner, ChecksPagesInOrderOfThePathsAndCounts) {
  MemoryFileSystem files;
  files.add_file("site/a.md", "It heals. It helps.").add_file("site/b.txt", "It heals, heals.").add_file("z.md", "");
  const Outcome outcome = run_on(files, paths({"z.md", "site"}));
  EXPECT_THAT(outcome.pages, ElementsAre("z.md: 0", "site/a.md: 1", "site/b.txt: 2"));
  EXPECT_EQ(outcome.coverage.files, 3U);
  EXPECT_EQ(outcome.coverage.bytes, 35U);
  EXPECT_EQ(outcome.coverage.sentences, 3U);
  EXPECT_EQ(outcome.coverage.rules, 1U);
  EXPECT_THAT(outcome.coverage.findings, ElementsAre(0U, 0U, 3U));
}

TEST(Runner, LeavesFindingsOutAndCountsThemAll) {
  MemoryFileSystem files;
  files.add_file("a.md", "It is a miracle cure.\n\nIt is a miracle cure.\n\nIt is a miracle cure.\n");
  RunOptions options = paths({"a.md"});
  const auto findings = [&] {
    std::vector<Finding> found;
    const Coverage coverage =
        run(files, built_in_rule_book(), options, [&](const FileReport& page) { found = page.findings; });
    found.resize(found.size() + 1);
    found.back().message = std::to_string(coverage.findings[0] + coverage.findings[1] + coverage.findings[2]);
    return found;
  };
  const std::vector<Finding> all = findings();
  const std::size_t number = all.size() - 1;
  ASSERT_GE(number, 3U);
  options.max_findings = number;
  EXPECT_EQ(findings().size(), all.size());
  options.max_findings = 1;
  const std::vector<Finding> one = findings();
  ASSERT_EQ(one.size(), 3U);
  EXPECT_EQ(one[0].rule, "limits/findings-left-out");
  EXPECT_EQ(one[0].message, "only the first 1 of " + std::to_string(number) + " findings are shown; all of them count");
  EXPECT_EQ(one[0].severity, Severity::kError);
  EXPECT_FALSE(one[0].span.has_value());
  EXPECT_EQ(one[1].fingerprint, all[0].fingerprint);
  EXPECT_EQ(one[2].message, all.back().message) << "all findings count";
}

TEST(Runner, ReportsTheSameWithAnyNumberOfThreads) {
  MemoryFileSystem files;
  for (int page = 0; page < 60; ++page) {
    std::string text = "It helps.";
    for (int sentence = 0; sentence < page % 7; ++sentence) {
      text += " It heals you.";
    }
    files.add_file("site/" + std::to_string(page) + ".md", text);
  }
  files.add_file("site/31.md", std::string(200, 'a'));
  RunOptions options = paths({"site", "missing.md"});
  options.max_bytes = 100;
  const Outcome one = run_on(files, options);
  options.threads = 4;
  const Outcome four = run_on(files, options);
  EXPECT_EQ(one.pages.size(), 59U);
  EXPECT_EQ(four.pages, one.pages);
  EXPECT_EQ(four.coverage.sentences, one.coverage.sentences);
  EXPECT_EQ(four.coverage.bytes, one.coverage.bytes);
  EXPECT_EQ(skipped(four.coverage), skipped(one.coverage));
  EXPECT_EQ(one.coverage.errors.size(), 2U);
  EXPECT_EQ(four.coverage.errors.size(), 2U);
}

TEST(Runner, LetsNoBadFileStopTheOthers) {
  MemoryFileSystem files;
  files.add_file("a.md", "It heals.").add_file("b.md", "x").add_file("c.md", "It heals.").forbid("b.md");
  const Outcome outcome = run_on(files, paths({"a.md", "b.md", "none.md", "c.md"}));
  EXPECT_THAT(outcome.pages, ElementsAre("a.md: 1", "c.md: 1"));
  EXPECT_THAT(
      PolicyFiles::texts(outcome.coverage.errors),
      ::testing::UnorderedElementsAre("b.md: cannot be read: Permission denied", ::testing::StartsWith("none.md: ")));
}

TEST(Runner, RefusesFilesOverTheLimit) {
  MemoryFileSystem files;
  files.add_file("large.md", std::string(11, 'x')).add_file("small.md", std::string(10, 'x'));
  RunOptions options = paths({"large.md", "small.md", "-"});
  options.max_bytes = 10;
  options.standard_input = std::string(12, 'x');
  const Outcome outcome = run_on(files, options);
  EXPECT_THAT(outcome.pages, ElementsAre("small.md: 0"));
  EXPECT_THAT(
      PolicyFiles::texts(outcome.coverage.errors),
      ElementsAre("large.md: has 11 bytes, the limit is 10", "stdin.md: has more than 10 bytes, which is the limit"));
}

TEST(Runner, SkipsBinaryFilesFoundInAFolder) {
  MemoryFileSystem files;
  files
      .add_file("site/a.md", std::string("\x7f"
                                         "ELF\0\0\0\1\2\0\0\0",
                                         12))
      .add_file("site/b.md", "It heals.");
  const Outcome outcome = run_on(files, paths({"site"}));
  EXPECT_THAT(outcome.pages, ElementsAre("site/b.md: 1"));
  EXPECT_THAT(skipped(outcome.coverage), ElementsAre("site/a.md"));
  EXPECT_THAT(outcome.coverage.errors, IsEmpty());
  EXPECT_EQ(outcome.coverage.files, 1U);
}

TEST(Runner, ReadsStandardInputUnderItsName) {
  RunOptions options = paths({"-"});
  options.standard_input = "    It heals.\n";
  EXPECT_THAT(run_on({}, options).pages, ElementsAre("stdin.md: 0"));  // indented: code in Markdown
  options.standard_input_name = "page.txt";
  EXPECT_THAT(run_on({}, options).pages, ElementsAre("page.txt: 1"));
}

TEST(Runner, ReadsAFileOfAnyNameThatIsGivenItself) {
  MemoryFileSystem files;
  files.add_file("site/page.php", "It heals.");
  EXPECT_THAT(run_on(files, paths({"site/page.php"})).pages, ElementsAre("site/page.php: 1"));
}

TEST(RunInfo, NamesPacksWithTheirDigests) {
  PolicyFiles policies;
  policies.rule("heal", "phrases: [heal]");
  const RuleBookPtr book = RuleBook::compile(policies.load());
  const RunInfo info = run_info(*book);
  ASSERT_EQ(info.packs.size(), 1U);
  EXPECT_EQ(info.packs[0].name, "demo");
  EXPECT_EQ(info.packs[0].sha256.size(), 64U);
  EXPECT_EQ(info.rules->at("demo/hype/heal").title, "A rule");
  EXPECT_NE(info.version, "");
}

}  // namespace
}  // namespace candor
