#include <string>

#include <gtest/gtest.h>

#include "unit/rules/judge_page.h"

/// Contexts within a sentence: scopes, questions, quotations.

namespace candor {
namespace {

using testing::Found;
using testing::healing_policies;
using testing::judge_page;
using testing::PolicyFiles;

/// A negation with one trigger of each kind.
PolicyFiles& with_negation(PolicyFiles& policies) {
  return policies.context("negated",
                          "kind: scope\n"
                          "triggers:\n"
                          "  - {phrases: [not, no]}\n"
                          "  - {phrases: [false], direction: before}\n"
                          "  - {phrases: [hardly], direction: both, reach: 2}\n"
                          "  - {phrases: [no evidence], reach: sentence}\n"
                          "pseudo: [not only]\n"
                          "ends: [except]");
}

Found negated(const std::string& page, const std::string& unless = "unless: [negated]") {
  PolicyFiles policies = healing_policies(unless);
  return judge_page(with_negation(policies), page);
}

TEST(Scope, ReachesToItsOwnSideOnly) {
  EXPECT_EQ(negated("It does not heal."), Found{});
  EXPECT_EQ(negated("It heals not."), Found{"heals"});
  EXPECT_EQ(negated("To say it heals is false."), Found{});
  EXPECT_EQ(negated("A false friend heals."), Found{"heals"});
}

TEST(Scope, ReachesToBothSidesForSoManyWords) {
  EXPECT_EQ(negated("It hardly ever really heals."), Found{});
  EXPECT_EQ(negated("It hardly in any way heals."), Found{"heals"});
  EXPECT_EQ(negated("It heals hardly at all."), Found{});
}

TEST(Scope, StaysInItsClause) {
  EXPECT_EQ(negated("It is not new and it heals."), Found{"heals"});
  EXPECT_EQ(negated("It does not cure and heal."), Found{});
  EXPECT_EQ(negated("If not taken late, it heals."), Found{"heals"});
}

TEST(Scope, MayReachOverTheWholeSentence) {
  EXPECT_EQ(negated("No evidence is new; it heals."), Found{});
  EXPECT_EQ(negated("No drug is new; it heals."), Found{"heals"});
  EXPECT_EQ(negated("No evidence is new. It heals."), Found{"heals"});
}

TEST(Scope, IsHeldToTheClauseByTheRule) {
  const std::string clause = "unless: [{context: negated, within: clause}]";
  EXPECT_EQ(negated("No evidence is new; it heals.", clause), Found{"heals"});
  EXPECT_EQ(negated("It does not heal.", clause), Found{});
}

TEST(Scope, StopsAtItsEnd) {
  EXPECT_EQ(negated("It does not help except that wounds heal."), Found{"heal"});
  EXPECT_EQ(negated("No exception: it does not heal except wounds."), Found{});
}

TEST(Scope, IsNotOpenedByAPseudoTrigger) {
  EXPECT_EQ(negated("It not only heals."), Found{"heals"});
  EXPECT_EQ(negated("It not only does not heal."), Found{});
}

TEST(Scope, IsNotOpenedByTheMatchItself) {
  PolicyFiles policies = healing_policies("unless: [negated]");
  with_negation(policies).rule("pain", "phrases: [no pain, heal ..2 wounds]\nunless: [negated]");
  EXPECT_EQ(judge_page(policies, "There is no pain."), Found{"no pain"});
  EXPECT_EQ(judge_page(policies, "There is not no pain."), Found{});
}

TEST(Scope, IsOpenedByAWordInAGapOfTheMatch) {
  PolicyFiles policies = healing_policies("unless: [negated]\nin: [heading]");
  with_negation(policies).rule("wound", "phrases: [cure ..2 wounds]\nunless: [negated]");
  EXPECT_EQ(judge_page(policies, "It cures not all wounds."), Found{});
  EXPECT_EQ(judge_page(policies, "It cures nearly all wounds."), Found{"cures nearly all wounds"});
}

TEST(Scope, IsOpenedByWordsThatTheMatchRanInto) {
  PolicyFiles policies;
  policies.rule("heal", "phrases: [heal ..3 you]\nunless: [negated]")
      .context("negated", "kind: scope\ntriggers: [{phrases: [make you doubt, no one heals], direction: both}]");
  EXPECT_EQ(judge_page(policies, "That it heals should make you doubt."), Found{});
  EXPECT_EQ(judge_page(policies, "That it heals should make you glad."), Found{"heals should make you"});
  EXPECT_EQ(judge_page(policies, "No one heals you."), Found{"heals you"});
}

TEST(Scope, ClearsNothingWhenItIsOnlyShown) {
  PolicyFiles policies = healing_policies("unless: [hedged]");
  policies.context("hedged",
                   "kind: scope\ntriggers: [{phrases: [may]}, {phrases: [likely to], clears: false}]\n"
                   "inherits: [lead-in]");
  EXPECT_EQ(judge_page(policies, "It is likely to heal. It may heal."), Found{"heal"});
  EXPECT_EQ(judge_page(policies, "It is likely to:\n\n- heal\n"), Found{"heal"});
}

TEST(Scope, LowersTheSeverityWhenTheRuleSaysSo) {
  EXPECT_EQ(negated("It does not heal.", "unless: [{context: negated, lower-to: suggestion}]"),
            Found{"heal (suggestion)"});
  EXPECT_EQ(negated("It heals.", "unless: [{context: negated, lower-to: suggestion}]"), Found{"heals"});
}

TEST(Scope, IsTheCategorysWhenTheRuleNamesNone) {
  PolicyFiles policies = healing_policies("");
  with_negation(policies).file("categories.yaml",
                               "categories:\n  hype: {title: Hype, about: Sells., unless: [negated]}\n");
  EXPECT_EQ(judge_page(policies, "It does not heal. It heals."), Found{"heals"});
}

TEST(Question, ClearsWhatItAsks) {
  PolicyFiles policies = healing_policies("unless: [question]");
  policies.context("question", "kind: question\nleading: [why ..4 so]");
  EXPECT_EQ(judge_page(policies, "Does it heal? It heals."), Found{"heals"});
  EXPECT_EQ(judge_page(policies, "(“Does it heal?”)"), Found{});
  EXPECT_EQ(judge_page(policies, "Why does it heal so fast?"), Found{"heal"});
  EXPECT_EQ(judge_page(policies, "It heals, right! Is it new?"), Found{"heals"});
}

TEST(Quotation, ClearsWordsThatAreOnlyMentioned) {
  PolicyFiles policies = healing_policies("unless: [quoted]");
  policies.context("quoted", "kind: quotation\nmention: [the word, avoid]");
  EXPECT_EQ(judge_page(policies, "Avoid \"heal\"."), Found{});
  EXPECT_EQ(judge_page(policies, "Avoid words like ‘heal’ and “heals”."), Found{});
  EXPECT_EQ(judge_page(policies, "“It heals”, she said."), Found{"heals"});
  EXPECT_EQ(judge_page(policies, "Avoid delay: it heals, “really”."), Found{"heals"});
  EXPECT_EQ(judge_page(policies, "Avoid that old and worn pill that “heals”."), Found{"heals"});
}

}  // namespace
}  // namespace candor
