#include <string>

#include <gtest/gtest.h>

#include "unit/rules/judge_page.h"

namespace candor {
namespace {

using testing::Found;
using testing::healing_policies;
using testing::judge_page;
using testing::PolicyFiles;

Found needing(const std::string& within, const std::string& page) {
  PolicyFiles policies;
  policies
      .lists(
          "  drug: {entries: [pill, capsule]}\n  food: {entries: [bread]}\n"
          "  clause-coordinator: {entries: [and]}\n  finite-verb: {entries: [=is, =heals]}\n")
      .rule("heal", "phrases: [heal, bread heals]\nneeds: [{list: [drug, food], within: " + within + "}]");
  return judge_page(policies, page);
}

TEST(Needs, MustBeMetWithinTheClause) {
  EXPECT_EQ(needing("clause", "The pill heals."), Found{"heals"});
  EXPECT_EQ(needing("clause", "The pill is new and time heals."), Found{});
}

TEST(Needs, MustBeMetWithinTheSentence) {
  EXPECT_EQ(needing("sentence", "The pill is new and time heals."), Found{"heals"});
  EXPECT_EQ(needing("sentence", "The pill is new. Time heals."), Found{});
}

TEST(Needs, MustBeMetWithinTheParagraph) {
  EXPECT_EQ(needing("paragraph", "Time heals. The pill is new."), Found{"heals"});
  EXPECT_EQ(needing("paragraph", "Time heals.\n\nThe pill is new."), Found{});
}

TEST(Needs, MustBeMetOnThePage) {
  EXPECT_EQ(needing("page", "Time heals.\n\n| a |\n|---|\n| the capsule |\n"), Found{"heals"});
  EXPECT_EQ(needing("page", "Time heals.\n\nThe `pill` is new.\n"), Found{});
}

TEST(Needs, AreMetByWordsOfTheMatch) {
  EXPECT_EQ(needing("clause", "Bread heals."), Found{"Bread heals"});
}

TEST(Needs, MustAllBeMet) {
  PolicyFiles policies;
  policies.lists("  drug: {entries: [pill]}\n  food: {entries: [bread]}")
      .rule("heal", "phrases: [heal]\nneeds: [{list: drug}, {list: food}]");
  EXPECT_EQ(judge_page(policies, "The pill heals. The pill heals like bread."), Found{"heals"});
}

TEST(Except, ClearsAMatchThatLiesWithinIt) {
  const PolicyFiles policies = healing_policies("except: [wounds heal slowly]");
  EXPECT_EQ(judge_page(policies, "Wounds heal slowly. Bones heal slowly."), Found{"heal"});
}

TEST(Except, ClearsNoMatchThatReachesBeyondIt) {
  PolicyFiles policies;
  policies.rule("cure", "phrases: [cures all pain]\nexcept: [cures all]");
  EXPECT_EQ(judge_page(policies, "It cures all pain."), Found{"cures all pain"});
}

TEST(In, LimitsARuleToItsBlocks) {
  const std::string page = "# It heals\n\nIt healed.\n\n- It is healing.\n\n![heal](a.png)\n";
  EXPECT_EQ(judge_page(healing_policies("in: [heading]"), page), Found{"heals"});
  EXPECT_EQ(judge_page(healing_policies("in: [list-item, image-text]"), page), (Found{"healing", "heal"}));
}

TEST(StruckOutText, IsNotSaid) {
  const PolicyFiles policies = healing_policies("");
  EXPECT_EQ(judge_page(policies, "It ~~heals~~ helps."), Found{});
  EXPECT_EQ(judge_page(policies, "It heals ~~at once~~."), Found{"heals"});
}

TEST(RegexRule, FindsWholeWordsWithinASentence) {
  PolicyFiles policies;
  policies.rule("price", "regex: ['only \\$\\d+', 'save. Now', 'x*']");
  EXPECT_EQ(judge_page(policies, "Today ONLY $99! You save. Now or never."), Found{"ONLY $99"});
}

TEST(RegexRule, ObeysConditionsLikeAnyOther) {
  PolicyFiles policies = healing_policies("in: [heading]");
  policies.context("negated", "kind: scope\ntriggers: [{phrases: [not]}]")
      .rule("price", "regex: ['\\$\\d+']\nunless: [negated]\nexcept: [\"fine of $ 5\"]");
  EXPECT_EQ(judge_page(policies, "It is not $99. It is $20."), Found{"$20"});
}

TEST(Judge, MakesOneFindingOfOverlappingMatchesOfARule) {
  PolicyFiles policies;
  policies.rule("heal", "phrases: [heals all, all wounds, wounds at once]");
  EXPECT_EQ(judge_page(policies, "It heals all wounds at once."), Found{"heals all wounds at once"});
  EXPECT_EQ(judge_page(policies, "It heals all, and all wounds."), (Found{"heals all", "all wounds"}));
}

TEST(Judge, FindsAcrossMarkupAndLines) {
  PolicyFiles policies;
  policies.rule("heal", "phrases: [heals all wounds]");
  EXPECT_EQ(judge_page(policies, "> It **heals**\n> [all](/a) wo&shy;unds.\n"), Found{"heals all wo\u00ADunds"});
  EXPECT_EQ(judge_page(policies, "It heals `all` wounds."), Found{});
}

}  // namespace
}  // namespace candor
