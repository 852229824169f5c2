#include "candor/match/literal_finder.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace candor {
namespace {

std::multiset<std::string> found(const std::vector<std::string>& literals, std::string_view text) {
  std::multiset<std::string> found;
  LiteralFinder(literals).find(text, [&](std::uint32_t literal) { found.insert(literals[literal]); });
  return found;
}

TEST(LiteralFinder, FindsEachAtEachPlace) {
  EXPECT_EQ(found({"988", "16"}, "call 988, 116 123 or 988"), (std::multiset<std::string>{"16", "988", "988"}));
}

TEST(LiteralFinder, FindsThoseWithinAndAcrossOthers) {
  EXPECT_EQ(found({"he", "she", "hers", "ushe"}, "ushers"), (std::multiset<std::string>{"he", "hers", "she", "ushe"}));
}

TEST(LiteralFinder, TakesAsciiLettersInAnyCase) {
  EXPECT_EQ(found({"et al"}, "Lee ET AL. and Et Al"), (std::multiset<std::string>{"et al", "et al"}));
}

TEST(LiteralFinder, FindsBytesBeyondAscii) {
  EXPECT_EQ(found({"\u212A", "£"}, "5 \u212A for £9"), (std::multiset<std::string>{"£", "\u212A"}));
}

TEST(LiteralFinder, FindsNothingInAnEmptyText) {
  EXPECT_TRUE(found({"a"}, "").empty());
  LiteralFinder().find("a", [](std::uint32_t) { FAIL(); });
}

}  // namespace
}  // namespace candor
