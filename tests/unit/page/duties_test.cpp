#include "candor/page/duties.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/page/page_of.h"

namespace candor {
namespace {

using testing::add_duty;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::lumen_policies;
using testing::PolicyFiles;
using testing::SurveyedPage;

std::vector<std::string> asked(const PolicyFiles& policies, const std::string& markdown,
                               const std::string& country = "US") {
  return SurveyedPage(policies, markdown, country).asked(country);
}

/// One duty, "d", with these lines.
PolicyFiles duty(const std::string& lines, const std::string& signals = {}) {
  PolicyFiles policies = lumen_policies(signals);
  add_duty(policies, "d", lines);
  return policies;
}

TEST(Duty, StandsAtItsTriggerAndIsMetAnywhereOnThePage) {
  const PolicyFiles policies =
      duty("message: '“{match}” and no line'\nwhen: [{signal: crisis}]\nmust: [{signal: line}]");
  EXPECT_THAT(asked(policies, "A day.\n\nIn despair, wait.\n"),
              ElementsAre("duties/d at despair: “despair” and no line | speaks of a crisis: despair"));
  EXPECT_THAT(asked(policies, "In despair, wait.\n\n# Help\n\nYou can call 988.\n"), IsEmpty());
  EXPECT_THAT(asked(policies, "A day.\n"), IsEmpty());
}

TEST(Duty, IsNotMetByAHeadingAnImageOrATitle) {
  const PolicyFiles policies = duty("message: M\nwhen: [{signal: crisis}]\nmust: [{signal: line}]");
  EXPECT_EQ(asked(policies, "# Call 988\n\nIn despair, wait.\n").size(), 1U);
  EXPECT_EQ(asked(policies, "![call 988](a.png)\n\nIn despair, wait.\n").size(), 1U);
  EXPECT_EQ(asked(policies, "| call 988 |\n|---|\n| a |\n\nIn despair, wait.\n").size(), 0U);
}

TEST(Duty, ThatMustBeNearIsAskedOfEachTrigger) {
  const PolicyFiles policies = duty("message: M\nwhen: [{signal: crisis}]\nmust: [{signal: line, near: section}]");
  EXPECT_THAT(asked(policies, "# A\n\nDespair. Call 988.\n\n# B\n\none\n\ntwo\n\nthree\n\nMy Despair.\n"),
              ElementsAre("duties/d at Despair: M | speaks of a crisis: Despair"));
  EXPECT_THAT(asked(policies, "# A\n\nDespair.\n\none\n\ntwo\n\nthree\n\nfour\n\nCall 988.\n"), IsEmpty())
      << "the same section";
  EXPECT_THAT(asked(policies, "Despair.\n\none\n\n# B\n\nCall 988.\n"), IsEmpty()) << "three blocks away";
}

TEST(Duty, ThatMustBeInTheBlockIsNotMetByTheNextOne) {
  const PolicyFiles policies = duty("message: M\nwhen: [{signal: crisis}]\nmust: [{signal: line, near: block}]");
  EXPECT_THAT(asked(policies, "Despair. Call 988.\n"), IsEmpty());
  EXPECT_EQ(asked(policies, "Despair.\n\nCall 988.\n").size(), 1U);
}

TEST(Duty, OfAPageThatOffersATreatmentStandsAtTheOffer) {
  const PolicyFiles policies =
      duty("message: '{treatment}'\nwhen: [{treatment: any}, {signal: promotional}]\nmust: [{signal: line}]");
  EXPECT_THAT(asked(policies, "Lumen is a light. Book now.\n"),
              ElementsAre("duties/d at Book now: Lumen | names Lumen: Lumen | offers it: Book now"));
}

TEST(Duty, OfThePageAsAWholeHasNoPlace) {
  const PolicyFiles policies =
      duty("message: '{treatment} is {fact}'\nwhen: [{treatment: controlled}]\nmust: [{signal: line}]");
  EXPECT_THAT(asked(policies, "Lumen is a light.\n"),
              ElementsAre("duties/d: Lumen is Schedule III | names Lumen: Lumen"));
  EXPECT_THAT(asked(policies, "Lumen is a light.\n", "UK"), IsEmpty()) << "it is not controlled there";
}

TEST(Duty, CallsATreatmentThatIsNotKnownAsThePoliciesSay) {
  const PolicyFiles policies = duty("message: '{treatment}'\nwhen: [{signal: crisis}]\nmust: [{signal: line}]");
  EXPECT_THAT(asked(policies, "Despair.\n"),
              ElementsAre("duties/d at Despair: what it offers | speaks of a crisis: Despair"));
}

TEST(Duty, GivenInPartHasAnotherMessageAndSeverity) {
  PolicyFiles policies = duty(
      "message: none\nwhen: [{signal: promotional}]\nmust: [{signal: harm/*, at-least: 2, count: kinds}]\n"
      "partly: {when: [{signal: harm/*}], severity: suggestion, message: some}");
  const SurveyedPage page(policies, "Book now. It may burn, and it may burn.\n");
  EXPECT_THAT(page.asked(), ElementsAre("duties/d at Book now: some | offers it: Book now | burns: burn"));
  ProfileDefinition profile;
  profile.asks_all = true;
  EXPECT_EQ(page.findings(profile).at(0).severity, Severity::kSuggestion);
  EXPECT_THAT(asked(policies, "Book now. It may burn, and it may glare.\n"), IsEmpty());
}

TEST(Duty, NamesTheHarmsThatAreMissing) {
  const PolicyFiles policies =
      duty("message: '{missing}'\nwhen: [{signal: promotional}, {treatment: any}]\nmust: [{named: harms}]");
  EXPECT_THAT(asked(policies, "Lumen. Book now. It may burn.\n"),
              ElementsAre("duties/d at Book now: glare | offers it: Book now | names Lumen: Lumen"));
  EXPECT_THAT(asked(policies, "Lumen. Book now. It may burn. It may glare.\n"), IsEmpty());
}

TEST(Duty, IsGraverWhereItsConditionHolds) {
  const SurveyedPage page(
      duty("message: M\nwhen: [{signal: crisis}]\nmust: [{signal: line}]\ngraver-when: [{signal: promotional}]"),
      "Despair. Book now.\n");
  ProfileDefinition profile;
  profile.asks_all = true;
  EXPECT_EQ(page.findings(profile).at(0).severity, Severity::kError);
  profile.severities["duties/d"] = Severity::kSuggestion;
  EXPECT_EQ(page.findings(profile).at(0).severity, Severity::kSuggestion) << "the profile has the last word";
}

TEST(Duty, IsNotOwedWhenAnExceptionHolds) {
  const PolicyFiles policies =
      duty("message: M\nwhen: [{signal: crisis}]\nunless: [{signal: promotional}]\nmust: [{signal: line}]");
  EXPECT_THAT(asked(policies, "Despair. Book now.\n"), IsEmpty());
  EXPECT_EQ(asked(policies, "Despair.\n").size(), 1U);
}

TEST(Duty, OfOneCountryIsAskedThereAndInItsParts) {
  const PolicyFiles policies = duty("message: M\nwhen: [{signal: crisis}, {country: [UK, CA]}]");
  EXPECT_EQ(asked(policies, "Despair.\n", "UK").size(), 1U);
  EXPECT_EQ(asked(policies, "Despair.\n", "CA-QC").size(), 1U);
  EXPECT_THAT(asked(policies, "Despair.\n", "US"), IsEmpty());
}

TEST(Duty, AddsTheSentenceOfTheCountry) {
  PolicyFiles policies = duty("message: M\nwhen: [{signal: crisis}]\nadd: {US: Call 988., others: Call 112.}");
  const SurveyedPage page(policies, "Despair.\n");
  ProfileDefinition profile;
  profile.asks_all = true;
  profile.country = "US";
  EXPECT_EQ(page.findings(profile).at(0).add, "Call 988.");
  profile.country = "UK";
  EXPECT_EQ(page.findings(profile).at(0).add, "Call 112.");
}

TEST(Duty, AboutAGuidelineStandsAtTheConditionThatItIsAbout) {
  const PolicyFiles policies = duty(
      "message: '{treatment} for {condition}: {fact}'\nwhen: [{treatment: guideline-against, label: on record}]\nmust: "
      "[{signal: line}]");
  EXPECT_THAT(asked(policies, "Lumen for dread.\n"),
              ElementsAre("duties/d at dread: Lumen for dread: the guideline says no | on record: dread"));
  EXPECT_THAT(asked(policies, "Lumen for gloom.\n"), IsEmpty());
}

TEST(Balance, WeighsSentencesThatPromiseAgainstThoseThatWarn) {
  const PolicyFiles policies = duty(
      "message: '{count} promises'\nwhen: [{claim: hype, at-least: 2, label: promises}]\n"
      "must: [{claim: hype, signal: harm/*, times: 2}, {signal: harm/*, before-percent: 75}]");
  EXPECT_THAT(asked(policies, "It burns. It heals. We heal. You heal.\n"),
              ElementsAre("duties/d at heals: 3 promises | promises: heals"));
  EXPECT_THAT(asked(policies, "It burns. It heals. We heal.\n"), IsEmpty());
  EXPECT_EQ(asked(policies, "It heals. We heal. And so it goes on and on, and on. It burns.\n").size(), 1U)
      << "the warning comes too late";
}

TEST(Contradiction, IsToldWithBothPlaces) {
  const PolicyFiles policies = duty(
      "message: '“{match}” contradicts another sentence'\nwhen: [{signal: says/none}, {signal: says/some}]",
      "  says/none: {label: says none, phrases: [no limit]}\n  says/some: {label: says some, phrases: [a limit]}\n");
  EXPECT_THAT(asked(policies, "There is no limit.\n\n# More\n\nThere is a limit.\n"),
              ElementsAre("duties/d at no limit: “no limit” contradicts another sentence | says none: no limit | says "
                          "some: a limit"));
  EXPECT_THAT(asked(policies, "There is no limit.\n"), IsEmpty());
}

TEST(Signal, IsVoidBesideAClaimBehindAnotherSignalOrUnderOne) {
  PolicyFiles policies = duty("message: M\nwhen: [{signal: crisis}]\nmust: [{signal: care}]");
  policies.file(
      "signals/care.yaml",
      "about: Care.\nvoid-beside: [hype]\nvoid-behind: [condition]\nunless-with: [line]\nvoid-under: [promotional]\n"
      "signals:\n  care: {label: care, phrases: [care]}\n");
  EXPECT_THAT(asked(policies, "Despair.\n\nTake care.\n"), IsEmpty());
  EXPECT_EQ(asked(policies, "Despair.\n\nTake care, it heals.\n").size(), 1U) << "beside a claim";
  EXPECT_EQ(asked(policies, "Despair.\n\nGloom needs care.\n").size(), 1U) << "behind a condition";
  EXPECT_THAT(asked(policies, "Despair.\n\nIn gloom call 988 for care.\n"), IsEmpty()) << "but with the line";
  EXPECT_EQ(asked(policies, "Despair.\n\n# Book now\n\nTake care.\n").size(), 1U) << "under the offer";
}

TEST(Profile, AsksForItsDuties) {
  PolicyFiles policies = duty("message: M\nwhen: [{signal: crisis}]");
  add_duty(policies, "e", "message: E\nwhen: [{signal: crisis}]");
  const SurveyedPage page(policies, "Despair.\n");
  ProfileDefinition profile;
  EXPECT_THAT(page.findings(profile), IsEmpty());
  profile.asks = {{"duties/e", {}}};
  EXPECT_EQ(page.findings(profile).size(), 1U);
  EXPECT_FALSE(asks_for(profile, "duties/d"));
  profile.asks_all = true;
  EXPECT_EQ(page.findings(profile).size(), 2U);
  profile.leaves_out = {{"duties/e", {}}};
  EXPECT_TRUE(asks_for(profile, "duties/d"));
  EXPECT_FALSE(asks_for(profile, "duties/e"));
}

TEST(Profile, AsksNothingOfAPageInAnotherLanguage) {
  SurveyedPage page(duty("message: M\nwhen: [{signal: crisis}]"), "Despair.\n");
  page.facts.language = "";
  EXPECT_THAT(page.asked(), IsEmpty());
}

}  // namespace
}  // namespace candor
