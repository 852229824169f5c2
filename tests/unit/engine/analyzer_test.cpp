#include "candor/engine/analyzer.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "candor/document/readers.h"
#include "candor/rules/built_in.h"

#include "support/policy_files.h"

namespace candor {
namespace {

using testing::PolicyFiles;

RuleBookPtr two_rules() {
  PolicyFiles policies;
  policies.rule("all", "phrases: [heals all wounds]").rule("heal", "phrases: [heal, buy]");
  return RuleBook::compile(policies.load());
}

Document page_of(const std::string& markdown) {
  return read_markdown(SourceFile::decode("page.md", markdown).value());
}

std::vector<Finding> findings(const std::string& markdown, bool merge = true) {
  return Analyzer(two_rules()).analyze(page_of(markdown), {.merge = merge}).findings;
}

std::vector<std::string> fingerprints(const std::string& markdown) {
  std::vector<std::string> prints;
  for (const Finding& finding : findings(markdown)) {
    prints.push_back(finding.fingerprint);
  }
  return prints;
}

TEST(Analyzer, FillsAFindingIn) {
  const std::vector<Finding> found = findings("# A page\n\nTime **heals**\nall wounds.\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].rule, "demo/hype/all");
  EXPECT_EQ(found[0].category, "hype");
  EXPECT_EQ(found[0].severity, Severity::kError);
  EXPECT_EQ(found[0].match, "heals all wounds");
  EXPECT_EQ(found[0].message, "“heals all wounds” is hype");
  EXPECT_EQ(found[0].span, (SourceSpan{17, 35}));
  EXPECT_EQ(found[0].fingerprint.find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(found[0].fingerprint.size(), 16U);
}

/// The message about a match that is the whole text.
std::string message_about(const std::string& text) {
  PolicyFiles policies;
  policies.rule("long", "regex: ['^.*$']");
  return Analyzer(RuleBook::compile(policies.load())).analyze(page_of(text)).findings.at(0).message;
}

TEST(Analyzer, QuotesOnlyTheBeginningOfALongMatch) {
  std::string words = "buy";
  while (words.size() < 119) {
    words += " buy";
  }
  EXPECT_EQ(message_about(words), "“" + words + "” is hype");
  EXPECT_EQ(message_about(words + " more"), "“" + words + " …” is hype");
}

TEST(Analyzer, CutsALongWordBetweenCharacters) {
  std::string word = "x";
  while (word.size() < 119) {
    word += "é";
  }
  EXPECT_EQ(message_about(word + "éé"), "“" + word + " …” is hype");
}

TEST(Analyzer, SortsByPlaceThenRule) {
  const std::vector<Finding> found = findings("Buy. It heals all wounds.\n\n> Buy.\n", false);
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].match, "Buy");
  EXPECT_EQ(found[1].match, "heals");
  EXPECT_EQ(found[2].match, "heals all wounds");
  EXPECT_EQ(found[3].span->begin, 29U);
}

TEST(Analyzer, CountsSentences) {
  EXPECT_EQ(Analyzer(two_rules()).analyze(page_of("# One\n\nTwo. Three?\n\n- Four\n")).sentences, 4U);
}

TEST(Analyzer, IsNotChangedByThePagesBefore) {
  Analyzer analyzer(two_rules());
  const Document page = page_of("It heals. It heals.");
  const std::string first = analyzer.analyze(page).findings.at(1).fingerprint;
  analyzer.analyze(page_of("Buy. It heals. It heals. It heals."));
  EXPECT_EQ(analyzer.analyze(page).findings.at(1).fingerprint, first);
}

TEST(Analyzer, TellsWhenAPageWasReadAsPlainText) {
  const std::string deep(200, '>');
  Analyzer analyzer(built_in_rule_book());
  const std::vector<Finding> found = analyzer.analyze(page_of(deep + " a\n")).findings;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].rule, "limits/read-as-text");
  EXPECT_EQ(found[0].message,
            "this page was read as plain text, not as Markdown: quotes and lists are nested more than 100 deep");
  EXPECT_FALSE(found[0].span.has_value());
  EXPECT_EQ(found[0].fingerprint.size(), 16U);
  RuleLevels levels{{"limits/read-as-text", Severity::kError}};
  EXPECT_EQ(analyzer.analyze(page_of(deep + " a\n"), {.levels = &levels}).findings.at(0).severity, Severity::kError);
  levels["limits/read-as-text"] = std::nullopt;
  EXPECT_TRUE(analyzer.analyze(page_of(deep + " a\n"), {.levels = &levels}).findings.empty());
}

TEST(Fingerprint, StaysWhenOtherLinesChange) {
  const std::vector<std::string> before = fingerprints("Old.\n\nTime heals.\n");
  EXPECT_EQ(fingerprints("New, and buy.\n\n# More\n\nTime\nheals. The end.\n").at(1), before.at(0));
  EXPECT_EQ(fingerprints("- Time **heals**.\n"), before);
}

TEST(Fingerprint, ChangesWithTheSentenceAndTheWords) {
  EXPECT_NE(fingerprints("Time heals."), fingerprints("Sleep heals."));
  EXPECT_NE(fingerprints("Buy what heals.").at(0), fingerprints("Buy what heals.").at(1));
}

TEST(Fingerprint, TellsRepeatsOfASentenceApart) {
  const std::vector<std::string> twice = fingerprints("Time heals.\n\nTime heals.\n");
  ASSERT_EQ(twice.size(), 2U);
  EXPECT_NE(twice[0], twice[1]);
  EXPECT_EQ(fingerprints("Time heals.").at(0), twice[0]);
  EXPECT_EQ(fingerprints("Buy.\n\nTime heals.\n\nTime heals.\n").at(2), twice[1]);
}

}  // namespace
}  // namespace candor
