#include "candor/match/regex.h"

#include <string>

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(Regex, FindsAllPlacesWithoutRegardToCase) {
  EXPECT_EQ(Regex("nct\\d+").find("NCT01, nct2"), (std::vector<TextSpan>{{0, 5}, {7, 11}}));
}

TEST(Regex, FindsThePlaceOfTheGroupHere) {
  EXPECT_EQ(Regex("\\d+ (?P<here>mg|ml)\\b").find("5 mg, 2 g, 30 ml"), (std::vector<TextSpan>{{2, 4}, {14, 16}}));
}

TEST(Regex, LeavesEmptyMatchesOut) {
  EXPECT_TRUE(Regex("x*").find("abc").empty());
}

TEST(Regex, SaysWhatIsWrongWithAPattern) {
  EXPECT_FALSE(Regex::size("(a").has_value());
  EXPECT_TRUE(Regex::size("a(b)").has_value());
}

TEST(Regex, RefusesLookAhead) {
  EXPECT_FALSE(Regex::size("a(?=b)").has_value());
}

TEST(Regex, RefusesWhatIsTooLarge) {
  EXPECT_TRUE(Regex::size(std::string(Regex::kMaxBytes, 'a')).has_value());
  EXPECT_EQ(Regex::size(std::string(Regex::kMaxBytes + 1, 'a')).error().message, "has 16385 bytes, the limit is 16384");
  EXPECT_FALSE(Regex::size("((a{1,900}){1,900}){1,900}").has_value());
}

TEST(Regex, MeasuresItsAutomaton) {
  EXPECT_GT(*Regex::size("(a|bc){1,100}"), *Regex::size("(a|bc){1,10}"));
}

}  // namespace
}  // namespace candor
