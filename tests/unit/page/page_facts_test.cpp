#include "candor/page/page_facts.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/page/page_of.h"

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::lumen_policies;
using testing::PolicyFiles;
using testing::SurveyedPage;

/// "condition status" of the first treatment's pairs.
std::vector<std::string> pairs(const SurveyedPage& page) {
  std::vector<std::string> told;
  for (const TreatmentPair& pair : page.facts.treatments.at(0).pairs) {
    told.push_back(pair.condition + " " + std::string(to_string(pair.status)));
  }
  return told;
}

TEST(PageFacts, PairATreatmentWithTheConditionsOfItsSentences) {
  const SurveyedPage page(lumen_policies(), "Lumen for gloom. Lux for Dread.\n\nGloom is common.\n");
  EXPECT_THAT(pairs(page), ElementsAre("gloom approved", "Dread off-label"));
}

TEST(PageFacts, StatusDependsOnTheCountry) {
  EXPECT_THAT(pairs(SurveyedPage(lumen_policies(), "Lumen for gloom.\n", "UK")), ElementsAre("gloom unapproved"));
}

TEST(PageFacts, AProvinceLiesInItsCountry) {
  EXPECT_TRUE(lies_in("CA-ON", "CA"));
  EXPECT_TRUE(lies_in("CA", "CA"));
  EXPECT_FALSE(lies_in("CA", "CA-ON"));
  EXPECT_FALSE(lies_in("CAN", "CA"));
}

TEST(PageFacts, ATreatmentThatIsOnlyMentionedIsNotWhatThePageIsAbout) {
  PolicyFiles policies = lumen_policies();
  policies.file("facts/nox.yaml",
                "treatment: nox\ntitle: Nox\nkind: medicine\nnames: [nox]\napproved: []\n"
                "harms: {name: [glare], source: law, date: 2020-01}\n"
                "contraindications: {name: [x], source: law, date: 2020-01}\nstatements: {}\n");
  const SurveyedPage often(policies, "Lumen. Lumen. Lumen. Nox.\n");
  ASSERT_EQ(often.facts.treatments.size(), 2U) << "a third as often is enough";
  EXPECT_EQ(often.facts.treatments[0].name, "lumen") << "the most-named one first";
  const SurveyedPage rarely(policies, "Lumen. Lumen. Lumen. Lumen. Nox.\n");
  EXPECT_EQ(rarely.facts.treatments.size(), 1U);
}

TEST(PageFacts, CountSentencesThatPromiseAndThatWarn) {
  const SurveyedPage page(lumen_policies(), "It heals and heals. It heals again.\n\nIt can burn or glare.\n");
  EXPECT_EQ(page.facts.benefit_sentences, 2U);
  EXPECT_EQ(page.facts.risk_sentences, 1U);
}

TEST(PageFacts, TellWhetherThePageOffersSomething) {
  EXPECT_TRUE(SurveyedPage(lumen_policies(), "Lumen. Book now.\n").facts.promotional);
  EXPECT_FALSE(SurveyedPage(lumen_policies(), "Lumen.\n").facts.promotional);
}

TEST(PageFacts, KeepPlacesInOrderOfThePage) {
  const SurveyedPage page(lumen_policies(), "A burn.\n\nThen a burn, and burns.\n");
  std::vector<std::uint32_t> places;
  for (const PagePlace& place : page.facts.signals.find("harm/burns")->second) {
    places.push_back(place.block * 100 + place.span.begin);
  }
  EXPECT_THAT(places, ElementsAre(2, 107, 117));
}

TEST(PageFacts, KnowEnglishByItsFrequentWords) {
  PolicyFiles policies = lumen_policies();
  policies.file("language/words.yaml", "frequent: [the, is, of, and]\n");
  const std::string english = "the light is of the day and the night ";
  const std::string german = "das Licht vom Tag geht in die Nacht ";
  const auto language = [&](const std::string& text) { return SurveyedPage(policies, text + "\n").facts.language; };
  EXPECT_EQ(language(english + english + english), "en");
  EXPECT_EQ(language(german + german + german), "");
  EXPECT_EQ(language(german), "en") << "so few words say nothing";
}

TEST(PageFacts, OfAnEmptyPageAreEmpty) {
  const SurveyedPage page(lumen_policies(), "");
  EXPECT_THAT(page.facts.treatments, IsEmpty());
  EXPECT_FALSE(page.facts.promotional);
}

}  // namespace
}  // namespace candor
