#include "candor/text/unified_diff.h"

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(UnifiedDiff, IsEmptyForEqualTexts) {
  EXPECT_EQ(unified_diff("a.md", "a\nb\n", "a\nb\n"), "");
  EXPECT_EQ(unified_diff("a.md", "", ""), "");
}

TEST(UnifiedDiff, HasThreeLinesOfContext) {
  EXPECT_EQ(unified_diff("a.md", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nX\n6\n7\n8\n9\n"),
            "--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+X\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, JoinsHunksThatTouch) {
  EXPECT_EQ(unified_diff("a.md", "1\n2\n3\n4\n5\n6\n7\n8\n", "X\n2\n3\n4\n5\n6\n7\nY\n"),
            "--- a/a.md\n+++ b/a.md\n@@ -1,8 +1,8 @@\n-1\n+X\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+Y\n");
}

TEST(UnifiedDiff, PutsChangedLinesInARowTogether) {
  EXPECT_EQ(unified_diff("a.md", "1\n2\n", "X\nY\n"), "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n-1\n-2\n+X\n+Y\n");
}

TEST(UnifiedDiff, SaysThatTheLastLineHasNoEnd) {
  EXPECT_EQ(unified_diff("a.md", "1\n2", "1\nX"),
            "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n 1\n-2\n\\ No newline at end of file\n+X\n"
            "\\ No newline at end of file\n");
}

TEST(UnifiedDiff, QuotesNamesAsGitDoes) {
  EXPECT_EQ(unified_diff("a \"b\"\t\xC3\xA9.md", "1\n", "2\n").substr(0, 40),
            "--- \"a/a \\\"b\\\"\\011\\303\\251.md\"\t\n+++ \"b/a");
  EXPECT_EQ(unified_diff("a b.md", "1\n", "2\n").substr(0, 30), "--- a/a b.md\t\n+++ b/a b.md\t\n@@");
}

}  // namespace
}  // namespace candor
