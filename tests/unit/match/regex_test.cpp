#include "candor/match/regex.h"

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(Regex, FindsAllPlacesWithoutRegardToCase) {
  EXPECT_EQ(Regex("nct\\d+").find("NCT01, nct2"), (std::vector<TextSpan>{{0, 5}, {7, 11}}));
}

TEST(Regex, LeavesEmptyMatchesOut) {
  EXPECT_TRUE(Regex("x*").find("abc").empty());
}

TEST(Regex, SaysWhatIsWrongWithAPattern) {
  EXPECT_TRUE(Regex::problem("(a").has_value());
  EXPECT_FALSE(Regex::problem("a(b)").has_value());
}

TEST(Regex, RefusesLookAhead) {
  EXPECT_TRUE(Regex::problem("a(?=b)").has_value());
}

}  // namespace
}  // namespace candor
