#include "candor/diagnostic/inspection.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "candor/document/readers.h"
#include "candor/engine/analyzer.h"
#include "candor/rules/built_in.h"

#include "support/policy_files.h"

namespace candor {
namespace {

using testing::PolicyFiles;

Document page_of(const std::string& markdown) {
  return read_markdown(SourceFile::decode("page.md", markdown).value());
}

Inspection inspected(const RuleBookPtr& book, const std::string& markdown, AnalyzeOptions options = {}) {
  Inspection inspection;
  options.inspection = &inspection;
  Analyzer(book).analyze(page_of(markdown), options);
  return inspection;
}

Inspection inspected(const std::string& markdown, const RuleLevels& levels = {}) {
  PolicyFiles policies;
  policies.rule("heal", "phrases: [heals]\nunless: [cited, {context: hedged, lower-to: suggestion}]");
  policies.context("cited", "kind: citation\nsources: {doi: '10\\.\\d{4}/\\S+'}\nreference-headings: [references]");
  policies.context("hedged", "kind: scope\ntriggers: [{phrases: [perhaps], direction: after}]");
  AnalyzeOptions options;
  options.levels = &levels;
  return inspected(RuleBook::compile(policies.load()), markdown, options);
}

const SeenSentence& sentence(const Inspection& inspection) {
  return inspection.blocks.at(0).sentences.at(0);
}

TEST(Inspection, ListsAllCitationsAndWhetherTheyResolve) {
  const Inspection inspection = inspected("It heals [3]. See 10.1234/x too.\n");
  const SeenBlock& block = inspection.blocks.at(0);
  ASSERT_EQ(block.sentences.at(0).citations.size(), 1U);
  const SeenCitation& number = block.sentences[0].citations[0];
  EXPECT_EQ(number.type, "number");
  EXPECT_EQ(number.words.text, "[3]");
  EXPECT_FALSE(number.resolves);
  EXPECT_TRUE(block.sentences[0].contexts.empty());
  ASSERT_EQ(block.sentences.at(1).citations.size(), 1U);
  EXPECT_EQ(block.sentences[1].citations[0].type, "doi");
  EXPECT_TRUE(block.sentences[1].citations[0].resolves);
}

TEST(Inspection, TakesFootnoteMarksFromTheSource) {
  const Inspection inspection = inspected("It heals.[^a][^b]\n\n[^a]: One.\n[^b]: Two.\n");
  const std::vector<SeenCitation>& citations = sentence(inspection).citations;
  ASSERT_EQ(citations.size(), 2U);
  EXPECT_EQ(citations[0].words.text, "[^a]");
  EXPECT_EQ(citations[1].words.text, "[^b]");
  EXPECT_EQ(sentence(inspection).matches.at(0).trials.at(0).trigger->text, "[^a]");
}

TEST(Inspection, TellsWhatLevelsDo) {
  const RuleLevels off = {{"demo/hype/heal", std::nullopt}};
  EXPECT_EQ(sentence(inspected("It heals.\n", off)).matches.at(0).outcome, "off");
  EXPECT_EQ(sentence(inspected("It heals.\n", off)).matches[0].fingerprint, "");
  EXPECT_EQ(sentence(inspected("It heals 10.1234/x.\n", off)).matches.at(0).outcome, "cleared");
  const RuleLevels lower = {{"demo/hype/heal", Severity::kWarning}};
  EXPECT_EQ(sentence(inspected("It heals.\n", lower)).matches.at(0).severity, Severity::kWarning);
  EXPECT_EQ(sentence(inspected("Perhaps it heals.\n", lower)).matches.at(0).severity, Severity::kSuggestion);
}

TEST(Inspection, TellsWhatThePageIsAbout) {
  const RuleBookPtr book = built_in_rule_book();
  AnalyzeOptions options;
  options.profile = &book->definitions().profiles.at("us-clinic");
  const SeenPage page =
      inspected(book, "We offer esketamine for depression. Esketamine helps with PTSD.\n", options).page;
  EXPECT_EQ(page.profile, "us-clinic");
  EXPECT_EQ(page.country, "US");
  EXPECT_TRUE(page.promotional);
  EXPECT_EQ(page.offers.at(0).text, "We offer esketamine");
  ASSERT_EQ(page.treatments.size(), 1U);
  const SeenTreatment& treatment = page.treatments[0];
  EXPECT_EQ(treatment.name, "esketamine");
  EXPECT_EQ(treatment.mentions, 2U);
  ASSERT_EQ(treatment.pairs.size(), 2U);
  EXPECT_EQ(treatment.pairs[0].status, "approved");
  EXPECT_EQ(treatment.pairs[1].status, "off-label");
  EXPECT_EQ(treatment.pairs[1].condition.text, "PTSD");
  ASSERT_FALSE(treatment.approved.empty());
  EXPECT_FALSE(treatment.approved[0].fact.title.empty());
  ASSERT_TRUE(treatment.boxed_warning.has_value());
  EXPECT_FALSE(treatment.boxed_warning->names.empty());
}

}  // namespace
}  // namespace candor
