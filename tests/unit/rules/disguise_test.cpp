#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "unit/rules/judge_page.h"

namespace candor {
namespace {

using testing::Found;
using testing::PolicyFiles;

/// What the rules for "heal" and "guarantee" find, and what a rule with this detector finds, in order.
Found found(const std::string& detector, const std::string& page) {
  PolicyFiles policies = testing::healing_policies("unless: []");
  policies.lists("  other: {entries: [care, cure, guarantee]}");
  policies.rule("hidden", "detector: " + detector);
  return testing::judge_page(policies, page);
}

TEST(Disguise, OfAnyKindIsNoneToTheRules) {
  EXPECT_EQ(found("spaced-letters", "It h e a l s."), (Found{"h e a l s", "h e a l s"}));
  EXPECT_EQ(found("masked-letters", "It h*als."), (Found{"h*als", "h*als"}));
  EXPECT_EQ(found("look-alike-letters", "It hеals."), (Found{"hеals", "hеals"}));
  EXPECT_EQ(found("invisible-characters", "It he\u200Bals."), (Found{"he\u200Bals", "he\u200Bals"}));
}

TEST(SpacedLetters, MayHaveAnyMarkBetweenThemButTheSameOne) {
  for (const char* const word : {"H E A L S", "h.e.a.l.s", "h-e-a-l-s", "h · e · a · l · s", "h|e|a|l|s"}) {
    EXPECT_EQ(found("spaced-letters", std::string("It ") + word + " you."), (Found{word, word}));
  }
  EXPECT_EQ(found("spaced-letters", "It h e-a l s."), Found{});
}

TEST(SpacedLetters, EndWhereTheBlankIsWider) {
  EXPECT_EQ(found("spaced-letters", "i t  h e a l s  y o u"), (Found{"h e a l s", "h e a l s"}));
}

TEST(SpacedLetters, AreNeitherInitialsNorLabelsNorAcronyms) {
  EXPECT_EQ(found("spaced-letters", "A B C D; J R R Smith; H.E.A.L. is our programme; a l s o"), Found{});
}

TEST(SpacedLetters, CanStandBehindALoneLetter) {
  EXPECT_EQ(found("spaced-letters", "a h e a l"), (Found{"h e a l", "h e a l"}));
}

TEST(MaskedLetters, AreReadAsTheOnlyWordTheyCanBe) {
  EXPECT_EQ(found("masked-letters", "It he@ls and h3als and gu4r@nt33s."),
            (Found{"he@ls", "h3als", "he@ls", "h3als", "gu4r@nt33s"}));
  EXPECT_EQ(found("masked-letters", "A c*re."), Found{});
  EXPECT_EQ(found("masked-letters", "It g**rantees."), Found{"g**rantees"});
}

TEST(MaskedLetters, StandWithinAWord) {
  EXPECT_EQ(found("masked-letters", "It \\*helps\\*, !helps! and 4helps5: helps* all."), Found{});
  EXPECT_EQ(found("masked-letters", "heal@heal.example, heal!heal, he@rt"), (Found{"heal", "heal"}));
}

TEST(MaskedLetters, OfOneWordAreNotSoughtForEver) {
  std::string page = "It heals ";
  for (int i = 0; i < 20000; ++i) {
    page += "a@";
  }
  EXPECT_EQ(found("masked-letters", page), Found{"heals"});
}

}  // namespace
}  // namespace candor
