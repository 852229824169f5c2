#include "candor/config/ignore_patterns.h"

#include <string>

#include <gtest/gtest.h>

/// That whole repositories are ignored as git ignores them is tested in tests/project/ignore_tests.py.

namespace candor {
namespace {

TEST(IgnorePatterns, TheLastPatternThatFitsDecides) {
  const IgnorePatterns patterns = IgnorePatterns::parse("*.md\n!keep.md\nsub/keep.md\n");
  EXPECT_EQ(patterns.verdict("a.md", false), IgnoreVerdict::kIgnored);
  EXPECT_EQ(patterns.verdict("keep.md", false), IgnoreVerdict::kKept);
  EXPECT_EQ(patterns.verdict("sub/keep.md", false), IgnoreVerdict::kIgnored);
  EXPECT_EQ(patterns.verdict("a.txt", false), IgnoreVerdict::kSilent);
}

TEST(IgnorePatterns, ATrailingSlashMeansFolders) {
  const IgnorePatterns patterns = IgnorePatterns::parse("build/\n");
  EXPECT_EQ(patterns.verdict("x/build", true), IgnoreVerdict::kIgnored);
  EXPECT_EQ(patterns.verdict("x/build", false), IgnoreVerdict::kSilent);
}

TEST(WildMatch, KeepsStarsWithinNamesAndTwoStarsAcrossThem) {
  EXPECT_TRUE(wild_match("a*c", "abbc"));
  EXPECT_FALSE(wild_match("a*c", "ab/c"));
  EXPECT_TRUE(wild_match("a/**/c", "a/c"));
  EXPECT_TRUE(wild_match("a/**/c", "a/b/b/c"));
  EXPECT_TRUE(wild_match("**/c", "c"));
  EXPECT_FALSE(wild_match("a**c", "a/c"));
  EXPECT_FALSE(wild_match("a?c", "a/c"));
  EXPECT_FALSE(wild_match("a[!b]c", "a/c"));
}

TEST(WildMatch, BracketsAsInGit) {
  EXPECT_TRUE(wild_match("[]a]", "]"));
  EXPECT_TRUE(wild_match("[[:digit:]x]", "7"));
  EXPECT_TRUE(wild_match("[a-]", "-"));
  EXPECT_TRUE(wild_match("[\\]]", "]"));
  EXPECT_FALSE(wild_match("[a", "a"));
  EXPECT_FALSE(wild_match("[[:nonsense:]]", "n"));
}

TEST(WildMatch, ManyStarsTakeNoTime) {
  std::string pattern;
  for (int i = 0; i < 200; ++i) {
    pattern += "*a";
  }
  EXPECT_FALSE(wild_match(pattern, std::string(1000, 'a') + "b"));
}

}  // namespace
}  // namespace candor
