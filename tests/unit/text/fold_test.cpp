#include "candor/text/fold.h"

#include <string>

#include <gtest/gtest.h>

namespace candor {
namespace {

std::string folded(std::string_view token) {
  return fold(token).text;
}

TEST(Fold, TakesCaseAndCompatibilityFormsAway) {
  EXPECT_EQ(folded("SAFE"), "safe");
  EXPECT_EQ(folded("ＣＵＲＥ"), "cure");
  EXPECT_EQ(folded("eﬀective"), "effective");
  EXPECT_EQ(folded("𝐜𝐮𝐫𝐞"), "cure");
  EXPECT_EQ(folded("cafe\u0301"), folded("Café"));
  EXPECT_EQ(folded("m²"), "m2");
  EXPECT_EQ(folded("STRASSE"), folded("straße"));
}

TEST(Fold, LeavesPlainTextUnsuspected) {
  EXPECT_FALSE(fold("Don't").evaded);
  EXPECT_FALSE(fold("don’t").evaded);
  EXPECT_FALSE(fold("naïve").evaded);
  EXPECT_FALSE(fold("eﬀective").evaded);
}

TEST(Fold, KnowsEveryApostropheAndHyphen) {
  EXPECT_EQ(folded("n’t"), "n't");
  EXPECT_EQ(folded("nʼt"), "n't");
  EXPECT_EQ(folded("x‑ray"), "x-ray");
  EXPECT_EQ(folded("x‐ray"), "x-ray");
}

TEST(Fold, DropsSoftHyphensWithoutSuspicion) {
  EXPECT_EQ(folded("ad\u00ADdictive"), "addictive");
  EXPECT_FALSE(fold("ad\u00ADdictive").evaded);
}

TEST(Fold, DropsInvisibleCharactersAndTellsOfThem) {
  for (const char* const token : {"c\u200Bure", "c\u200Dure", "\u2060cure", "cure\uFEFF"}) {
    EXPECT_EQ(folded(token), "cure") << token;
    EXPECT_TRUE(fold(token).evaded) << token;
  }
}

TEST(Fold, ReadsLookAlikesInAMixedWordAsLatin) {
  for (const char* const token : {"sаfe", "sаfе", "SАFE"}) {
    EXPECT_EQ(folded(token), "safe") << token;
  }
  EXPECT_EQ(folded("cυre"), "cure");
  EXPECT_TRUE(fold("sаfe").evaded);
}

TEST(Fold, KeepsTheLatinLettersOfAMixedWordAsTheyAre) {
  EXPECT_EQ(folded("treаtment"), "treatment");
  EXPECT_EQ(folded("mirасle"), "miracle");
  EXPECT_EQ(folded("соvid19"), "covid19");
  EXPECT_EQ(folded("0%sаfe"), "0%safe");
}

TEST(Fold, ReadsCapitalsThatLookLatin) {
  EXPECT_EQ(folded("ТREATMENT"), "treatment");
  EXPECT_EQ(folded("НEALS"), "heals");
  EXPECT_EQ(folded("ΗEALS"), "heals");
}

TEST(Fold, LeavesWordsOfOtherScriptsAlone) {
  EXPECT_EQ(folded("Лечение"), "лечение");
  EXPECT_EQ(folded("сор"), "сор");
  EXPECT_EQ(folded("ΘΕΡΑΠΕΊΑ"), "θεραπεία");
  EXPECT_FALSE(fold("сор").evaded);
  EXPECT_FALSE(fold("θεραπεία").evaded);
}

TEST(Fold, LeavesMixedWordsThatImitateNothing) {
  EXPECT_EQ(folded("µg"), "μg");
  EXPECT_EQ(folded("ΔFosB"), "δfosb");
  EXPECT_FALSE(fold("µg").evaded);
  EXPECT_FALSE(fold("ΔFosB").evaded);
}

TEST(Fold, SurvivesBytesThatAreNoUtf8) {
  EXPECT_EQ(folded(""), "");
  EXPECT_EQ(folded("s\xFF\xE2\x80"), folded("S\xFF\xE2\x80"));
}

TEST(Fold, ChangesNothingTheSecondTime) {
  for (const char* const token : {"ＣＵＲＥ", "sаfe", "ТREATMENT", "ΘΕΡΑΠΕΊΑ", "straße", "µg", "İstanbul", "ﬁt"}) {
    EXPECT_EQ(folded(folded(token)), folded(token)) << token;
  }
}

}  // namespace
}  // namespace candor
