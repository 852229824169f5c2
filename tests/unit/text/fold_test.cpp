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
  EXPECT_FALSE(fold("Don't").look_alike);
  EXPECT_FALSE(fold("don’t").look_alike);
  EXPECT_FALSE(fold("naïve").look_alike);
  EXPECT_FALSE(fold("eﬀective").look_alike);
}

TEST(Fold, KnowsEveryApostropheAndHyphen) {
  EXPECT_EQ(folded("n’t"), "n't");
  EXPECT_EQ(folded("nʼt"), "n't");
  EXPECT_EQ(folded("x‑ray"), "x-ray");
  EXPECT_EQ(folded("x‐ray"), "x-ray");
}

TEST(Fold, DropsSoftHyphensWithoutSuspicion) {
  EXPECT_EQ(folded("ad\u00ADdictive"), "addictive");
  EXPECT_FALSE(fold("ad\u00ADdictive").invisible);
}

TEST(Fold, DropsInvisibleCharactersAndTellsOfThem) {
  for (const char* const token : {"c\u200Bure", "c\u200Dure", "cu\u034Fre", "c\u3164ure", "cur\uFE0Fe"}) {
    EXPECT_EQ(folded(token), "cure") << token;
    EXPECT_TRUE(fold(token).invisible) << token;
    EXPECT_FALSE(fold(token).look_alike) << token;
  }
}

TEST(Fold, InvisibleCharactersAtTheEndsOfWordsAndInOtherScriptsHideNothing) {
  for (const char* const token : {"\u2060cure", "cure\uFEFF", "\u0645\u06CC\u200C\u062E", "\u0915\u094D\u200D\u0937"}) {
    EXPECT_FALSE(fold(token).invisible) << token;
  }
  EXPECT_EQ(folded("\u2060cure\uFEFF"), "cure");
}

TEST(Fold, ReadsLookAlikesInAMixedWordAsLatin) {
  for (const char* const token : {"sаfe", "sаfе", "SАFE"}) {
    EXPECT_EQ(folded(token), "safe") << token;
  }
  EXPECT_EQ(folded("cυre"), "cure");
  EXPECT_TRUE(fold("sаfe").look_alike);
  EXPECT_TRUE(fold("ＣＵＲＥ").look_alike);
  EXPECT_TRUE(fold("𝐜𝐮𝐫𝐞").look_alike);
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

TEST(Fold, ReadsLatinLettersThatLookLikePlainOnes) {
  EXPECT_EQ(folded("sɑfe"), "safe");
  EXPECT_EQ(folded("curıng"), "curing");
  EXPECT_EQ(folded("heɑlinɡ"), "healing");
  EXPECT_EQ(folded("ІMPROVES"), "improves");
  EXPECT_EQ(folded("Іmproves"), "improves");
  for (const char* const token : {"résumé", "Ångström", "señor", "smørrebrød", "zażółć", "œuvre", "þing", "Łódź"}) {
    EXPECT_FALSE(fold(token).look_alike) << token;
  }
}

TEST(Fold, LeavesWordsOfOtherScriptsAlone) {
  EXPECT_EQ(folded("Лечение"), "лечение");
  EXPECT_EQ(folded("сор"), "сор");
  EXPECT_EQ(folded("ΘΕΡΑΠΕΊΑ"), "θεραπεία");
  EXPECT_FALSE(fold("сор").look_alike);
  EXPECT_FALSE(fold("θεραπεία").look_alike);
}

TEST(Fold, LeavesMixedWordsThatImitateNothing) {
  EXPECT_EQ(folded("µg"), "μg");
  EXPECT_EQ(folded("ΔFosB"), "δfosb");
  EXPECT_FALSE(fold("µg").look_alike);
  EXPECT_FALSE(fold("ΔFosB").look_alike);
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
