#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "candor/document/readers.h"
#include "candor/engine/analyzer.h"

#include "support/policy_files.h"

/// Of overlapping findings of one category one is left.

namespace candor {
namespace {

using testing::PolicyFiles;

struct Rule {
  std::string name;
  std::string phrase;
  std::string severity = "error";
  std::string category = "hype";
};

/// "name: words" of what is left of the rules' findings on "It heals all old wounds now."
std::vector<std::string> left_of(const std::vector<Rule>& rules) {
  PolicyFiles policies;
  policies.file("categories.yaml",
                "categories:\n  hype: {title: H, about: A, unless: []}\n  pain: {title: P, about: A, unless: []}\n");
  for (const Rule& rule : rules) {
    const std::string id = "demo/" + rule.category + "/" + rule.name;
    policies.file(id + ".yaml", "id: " + id + "\ncategory: " + rule.category + "\nseverity: " + rule.severity +
                                    "\ntitle: T\nmessage: M\nwhy: W\nadvice: A\nreferences: [law]\nphrases: [" +
                                    rule.phrase + "]\n" + PolicyFiles::examples());
  }
  Analyzer analyzer(RuleBook::compile(policies.load()));
  const Document page = read_markdown(SourceFile::decode("a.md", "It heals all old wounds now.").value());
  std::vector<std::string> left;
  for (const Finding& finding : analyzer.analyze(page).findings) {
    left.push_back(finding.rule.substr(finding.rule.rfind('/') + 1) + ": " + finding.match);
  }
  return left;
}

using Left = std::vector<std::string>;

TEST(Overlap, LeavesTheGravest) {
  EXPECT_EQ(left_of({{"long", "heals all old wounds", "warning"}, {"short", "old wounds"}}), Left{"short: old wounds"});
}

TEST(Overlap, LeavesTheLongestOfEqualSeverity) {
  EXPECT_EQ(left_of({{"a", "heals all"}, {"b", "heals all old wounds"}}), Left{"b: heals all old wounds"});
}

TEST(Overlap, LeavesTheFirstRuleOfEqualFindings) {
  EXPECT_EQ(left_of({{"b", "heals all"}, {"a", "heals all"}}), Left{"a: heals all"});
}

TEST(Overlap, LeavesOtherCategoriesAlone) {
  EXPECT_EQ(left_of({{"a", "heals all old wounds"}, {"b", "all old", "suggestion", "pain"}}),
            (Left{"a: heals all old wounds", "b: all old"}));
}

TEST(Overlap, LeavesNeighboursAlone) {
  EXPECT_EQ(left_of({{"a", "heals all"}, {"b", "old wounds"}}), (Left{"a: heals all", "b: old wounds"}));
}

TEST(Overlap, LetsAFindingGoThatOnlyALostOneCovered) {
  // The error wins over the long warning, which then covers nothing any more.
  EXPECT_EQ(left_of({{"a", "heals all old wounds now", "warning"}, {"b", "heals all"}, {"c", "wounds now", "warning"}}),
            (Left{"b: heals all", "c: wounds now"}));
}

TEST(Overlap, KeepsTheWordsOfTheOthers) {
  PolicyFiles policies;
  policies.rule("a", "phrases: [heals all]\nrewrites: [{from: heals, to: helps}]")
      .rule("b", "phrases: [heals all old]\nrewrites: [{from: heals all, to: eases, safe: true}]")
      .rule("c", "phrases: [all old]\nrewrites: [{from: all, to: some}]");
  Analyzer analyzer(RuleBook::compile(policies.load()));
  const Document page = read_markdown(SourceFile::decode("a.md", "It heals all old wounds now.").value());
  const std::vector<Finding> found = analyzer.analyze(page).findings;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].replacement.value().text, "eases");
  ASSERT_EQ(found[0].alternatives.size(), 2U);
  EXPECT_EQ(found[0].alternatives[0].rule, "demo/hype/a");
  EXPECT_EQ(found[0].alternatives[0].replacement.text, "helps");
  EXPECT_EQ(found[0].alternatives[1].replacement.text, "some");
  EXPECT_FALSE(found[0].alternatives[1].replacement.safe);
}

}  // namespace
}  // namespace candor
