#include "candor/match/regex_filter.h"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "candor/match/regex.h"

namespace candor {
namespace {

std::vector<std::uint32_t> candidates(const std::vector<std::string>& patterns, std::string_view text) {
  std::vector<std::uint32_t> out;
  RegexFilter(patterns).candidates(text, out);
  return out;
}

using Numbers = std::vector<std::uint32_t>;

TEST(RegexFilter, LeavesOutWhatCannotMatch) {
  const std::vector<std::string> patterns = {"\\b988\\b", "NCT\\d{8}", "at[- ]home"};
  EXPECT_EQ(candidates(patterns, "Take it at home."), Numbers{2});
  EXPECT_EQ(candidates(patterns, "Call 988; see nct01234567."), (Numbers{0, 1}));
  EXPECT_EQ(candidates(patterns, "Nothing of the kind."), Numbers{});
}

TEST(RegexFilter, AsksAPatternOnlyWhereAllItsWordsStand) {
  const std::vector<std::string> patterns = {"\\bfeel[^.]{0,40}\\b(sick|dizzy)\\b"};
  EXPECT_EQ(candidates(patterns, "You may feel a little dizzy."), Numbers{0});
  EXPECT_EQ(candidates(patterns, "Dizzy: that is how you feel."), Numbers{0});
  EXPECT_EQ(candidates(patterns, "You may feel better."), Numbers{});
  EXPECT_EQ(candidates(patterns, "Some are sick, some dizzy."), Numbers{});
}

TEST(RegexFilter, AlwaysAsksPatternsThatRequireNothing) {
  EXPECT_EQ(candidates({"\\d+", "[a-z]*", "works"}, "no"), (Numbers{0, 1}));
}

TEST(RegexFilter, KnowsLettersThatAreCasesOfAsciiOnes) {
  EXPECT_EQ(candidates({"kelvin"}, "5 \u212Aelvin"), Numbers{0});
  EXPECT_EQ(candidates({"dose"}, "one do\u017Fe"), Numbers{0});
}

TEST(RegexFilter, DoesNotTrustCapitalsBeyondAscii) {
  EXPECT_EQ(candidates({"naïf"}, "NAÏF"), Numbers{0});
}

/// Whatever a pattern matches, the filter lets through.
TEST(RegexFilter, NeverLosesAMatch) {
  const std::vector<std::string> patterns = {"ab+c?",           "(ab|ba)c",  "a[bc]{2}",  "(?-i)AB|c{3}", "\\bca",
                                             "(a|b)(c|a)(b|c)", "^abc|cab$", "b.{0,3}aa", "(abc)*",       "a.c.b"};
  const RegexFilter filter(patterns);
  std::vector<Regex> regexes;
  regexes.reserve(patterns.size());
  for (const std::string& pattern : patterns) {
    regexes.emplace_back(pattern);
  }
  std::mt19937 random(1);
  std::size_t matches = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      text += "abcABC "[random() % 7];
    }
    Numbers out;
    filter.candidates(text, out);
    for (std::uint32_t i = 0; i < patterns.size(); ++i) {
      if (!regexes[i].find(text).empty()) {
        ++matches;
        EXPECT_NE(std::find(out.begin(), out.end(), i), out.end()) << patterns[i] << " in " << text;
      }
    }
  }
  EXPECT_GT(matches, 1000U);
}

}  // namespace
}  // namespace candor
