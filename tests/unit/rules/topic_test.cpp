#include <string>

#include <gtest/gtest.h>

#include "unit/rules/judge_page.h"

namespace candor {
namespace {

using testing::Found;
using testing::PolicyFiles;

/// What a rule about lasting treatments finds.
Found lasting(const std::string& page) {
  PolicyFiles policies;
  policies
      .lists(
          "  treatment: {entries: [ketamine, treatment, pill]}\n"
          "  condition: {entries: [depression, pain]}\n"
          "  pronoun: {entries: [it, this]}\n"
          "  clause-coordinator: {entries: [and]}\n"
          "  finite-verb: {entries: [=is]}\n")
      .rule("lasting", "phrases: [lasting, the pill stays]\nsubject: treatment");
  return testing::judge_page(policies, page);
}

TEST(Topic, IsWhatTheClauseNamesFirst) {
  EXPECT_EQ(lasting("Ketamine for depression is lasting."), Found{"lasting"});
  EXPECT_EQ(lasting("Depression without ketamine is lasting."), Found{});
  EXPECT_EQ(lasting("Depression is common and ketamine is lasting."), Found{"lasting"});
}

TEST(Topic, IsTheLastNounOfARow) {
  EXPECT_EQ(lasting("Depression treatment is lasting."), Found{"lasting"});
  EXPECT_EQ(lasting("Treatment pain is lasting."), Found{});
}

TEST(Topic, OfAPronounIsWhatWasNamedBefore) {
  EXPECT_EQ(lasting("Depression is common. It is lasting."), Found{});
  EXPECT_EQ(lasting("Ketamine is common. It is lasting."), Found{"lasting"});
  EXPECT_EQ(lasting("Depression is common and it is lasting."), Found{});
}

TEST(Topic, IsTreatmentWhenTheMatchNamesOne) {
  EXPECT_EQ(lasting("Depression goes when the pill stays."), Found{"the pill stays"});
}

TEST(Topic, IsGivenTheBenefitWhenNothingTells) {
  EXPECT_EQ(lasting("The effect is lasting."), Found{"lasting"});
}

TEST(Topic, ComesFromTheHeadingOrLeadIn) {
  EXPECT_EQ(lasting("# Depression\n\nThe course is lasting.\n"), Found{});
  EXPECT_EQ(lasting("# Ketamine\n\nThe course is lasting.\n"), Found{"lasting"});
  EXPECT_EQ(lasting("Signs of depression:\n\n- lasting grief\n"), Found{});
  EXPECT_EQ(lasting("# Depression\n\nWhat ketamine gives:\n\n- lasting calm\n"), Found{"lasting"});
}

TEST(Topic, StaysInItsBlock) {
  EXPECT_EQ(lasting("Depression is common.\n\nThe effect is lasting.\n"), Found{"lasting"});
}

}  // namespace
}  // namespace candor
