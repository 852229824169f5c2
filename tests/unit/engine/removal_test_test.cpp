#include "candor/engine/removal_test.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "candor/document/readers.h"
#include "candor/rules/built_in.h"
#include "candor/rules/judge.h"

#include "support/policy_files.h"

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::PolicyFiles;

/// The pack of PolicyFiles with one rule, whose own lines begin on line 9.
PolicyFiles heal(const std::string& lines) {
  PolicyFiles policies;
  policies.lists("  wound: {entries: [wounds, scars]}")
      .context("negated", "kind: scope\ntriggers: [{phrases: [not]}]")
      .context("hedged", "kind: scope\ntriggers: [{phrases: [may]}]")
      .file("demo/hype/heal.yaml", PolicyFiles::rule_head("demo/hype/heal") + lines);
  return policies;
}

/// "line:column kind text" of all that is dead.
std::vector<std::string> dead(const PolicyFiles& policies, const std::vector<std::string>& folders = {}) {
  std::vector<std::string> found;
  for (const DeadPart& part : test_removal(*RuleBook::compile(policies.load()), folders).dead) {
    found.push_back(std::to_string(part.where.line) + ":" + std::to_string(part.where.column) + " " + part.kind + " " +
                    part.text);
  }
  return found;
}

TEST(RemovalTest, FindsNothingWhenEachPartHasAnExample) {
  EXPECT_THAT(dead(heal("phrases: [heals, soothes]\nregex: ['mends?']\nneeds: [{list: wound}]\nunless: [negated]\n"
                        "except: [heals over time]\n"
                        "examples:\n  flag: ['It [[heals]] wounds.', 'It [[soothes]] scars.', 'It [[mends]] wounds.']\n"
                        "  pass: ['It heals.', 'It does not heal wounds.', 'A wound heals over time.']\n")),
              IsEmpty());
}

TEST(RemovalTest, NamesEachPartThatNoExampleNeeds) {
  EXPECT_THAT(
      dead(heal("phrases:\n  - heals\n  - soothes\nregex: ['mends?']\nneeds: [{list: wound}]\nunless: [negated]\n"
                "except: [heals over time]\n"
                "examples:\n  flag: ['It [[heals]] wounds.', 'It [[heals]] scars.']\n"
                "  pass: ['It helps wounds.', 'It rests wounds.']\n")),
      ElementsAre("11:5 phrase soothes", "12:10 regex mends?", "13:9 needs wound", "14:10 unless negated",
                  "15:10 except heals over time"));
}

TEST(RemovalTest, APartThatAnotherOneDoublesIsDead) {
  EXPECT_THAT(dead(heal("phrases: [heals, heals wounds]\nunless: [negated, hedged]\n"
                        "examples:\n  flag: ['It [[heals wounds]].', 'We [[heal]].']\n"
                        "  pass: ['It does not heal.', 'It may not heal.']\n")),
              ElementsAre("10:19 unless hedged"));
}

TEST(RemovalTest, AnotherSeverityIsNoticed) {
  EXPECT_THAT(
      dead(heal("phrases: [heals]\nunless: [{context: hedged, lower-to: suggestion}]\n"
                "examples:\n  flag: ['It [[heals]].', 'It may [[heal]].']\n  pass: ['It rests.', 'It helps.']\n")),
      IsEmpty());
}

TEST(RemovalTest, ACategorysEntryNeedsOneExampleOfAnyRule) {
  PolicyFiles policies = heal(
      "phrases: [heals]\nexamples:\n  flag: ['It [[heals]].', 'We [[heal]].']\n  pass: ['It does not heal.', 'It "
      "rests.']\n");
  policies.file("categories.yaml", "categories:\n  hype: {title: Hype, about: Sells., unless: [negated, hedged]}\n");
  EXPECT_THAT(dead(policies), ElementsAre("2:56 unless hedged"));
}

TEST(RemovalTest, LooksAtTheGivenFoldersOnly) {
  const PolicyFiles policies =
      heal("phrases: [heals, soothes]\nexamples:\n  flag: ['It [[heals]].', 'We [[heal]].']\n  pass: ['a b', 'c d']\n");
  EXPECT_THAT(dead(policies, {"p/demo"}), ElementsAre("9:18 phrase soothes"));
  EXPECT_THAT(dead(policies, {"p/"}), ElementsAre("9:18 phrase soothes"));
  EXPECT_THAT(dead(policies, {"p/de", "q"}), IsEmpty());
}

/// Without the marks around what is flagged.
std::string unmarked(std::string markdown) {
  for (const std::string_view mark : {"[[", "]]"}) {
    for (std::size_t at = markdown.find(mark); at != std::string::npos; at = markdown.find(mark, at)) {
      markdown.erase(at, mark.size());
    }
  }
  return markdown;
}

bool cleared(const Decision& match, const std::vector<ContextUse>& unless) {
  return match.other_block || match.struck_out || match.other_subject || !match.excepts.empty() ||
         !match.unmet.empty() || std::any_of(match.trials.begin(), match.trials.end(), [&](const Trial& trial) {
           return trial.found && !unless[trial.use].lower_to;
         });
}

/// What is left out is judged anew from the reasons of a decision: they must say what the decision says.
TEST(RemovalTest, ReasonsAgreeWithDecisionsInTheExamplesOfTheBuiltInRules) {
  const RuleBookPtr book = built_in_rule_book();
  BlockReader reader(*book);
  BlockReader beside(*book);
  std::size_t examples = 0;
  for (const auto& [id, rule] : book->policies().rules) {
    if (rule.detector && std::count(kReadingDetectors.begin(), kReadingDetectors.end(), *rule.detector) > 0) {
      continue;  // not the judge's
    }
    for (const Example& example : rule.examples) {
      ++examples;
      const Document page = read_markdown(SourceFile::decode("a.md", unmarked(example.markdown.text)).value(), {});
      Judge judge(*book, page, reader, beside);
      bool reported = false;
      for (std::uint32_t block = 0; block < page.blocks.size(); ++block) {
        BlockTrace trace;
        std::vector<Verdict> verdicts;
        judge.judge(block, verdicts, &trace);
        for (const SentenceTrace& sentence : trace.sentences) {
          for (const Decision& match : sentence.decisions) {
            EXPECT_EQ(match.reported, !cleared(match, book->unless(*match.rule))) << match.rule->info.id;
            reported = reported || (match.reported && match.rule->info.id == id);
          }
        }
      }
      EXPECT_EQ(reported, example.flag) << id << ": " << example.markdown.text;
    }
  }
  EXPECT_GT(examples, 1000U);
}

}  // namespace
}  // namespace candor
