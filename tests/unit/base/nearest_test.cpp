#include "candor/base/nearest.h"

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(Nearest, FindsASwapOfNeighbours) {
  EXPECT_EQ(nearest("severtiy", {"category", "severity"}), "severity");
}

TEST(Nearest, FindsAMissingLetter) {
  EXPECT_EQ(nearest("categry", {"category", "severity"}), "category");
}

TEST(Nearest, FindsASurplusLetter) {
  EXPECT_EQ(nearest("pphrases", {"phrases", "except"}), "phrases");
}

TEST(Nearest, FindsNothingFarAway) {
  EXPECT_EQ(nearest("colour", {"severity", "category"}), std::nullopt);
}

TEST(Nearest, AllowsAThirdOfTheName) {
  EXPECT_EQ(nearest("abcxyz", {"abcdyz"}), "abcdyz");
  EXPECT_EQ(nearest("abcxyz", {"abcdez"}), "abcdez");
  EXPECT_EQ(nearest("abcxyz", {"abcdef"}), std::nullopt);
}

TEST(Nearest, AllowsOneMistakeInAShortName) {
  EXPECT_EQ(nearest("im", {"in"}), "in");
  EXPECT_EQ(nearest("im", {"on"}), std::nullopt);
}

TEST(Nearest, PrefersTheNearer) {
  EXPECT_EQ(nearest("listing", {"lasting!", "listings"}), "listings");
}

TEST(Nearest, TakesTheFirstOfATie) {
  EXPECT_EQ(nearest("rule", {"mule", "rune"}), "mule");
  EXPECT_EQ(nearest("rule", {"rune", "mule"}), "rune");
}

TEST(Nearest, FindsNothingWithoutCandidates) {
  EXPECT_EQ(nearest("rule", {}), std::nullopt);
}

TEST(Nearest, FindsTheNameItself) {
  EXPECT_EQ(nearest("rule", {"rules", "rule"}), "rule");
}

}  // namespace
}  // namespace candor
