#include "candor/text/display_width.h"

#include <string>

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(DisplayWidth, CountsColumnsNotBytes) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("naïve"), 5U);
  EXPECT_EQ(display_width("日本"), 4U);
  EXPECT_EQ(display_width("ＡＢ"), 4U);
  EXPECT_EQ(display_width("💊"), 2U);
}

TEST(DisplayWidth, CountsNothingForMarksAndInvisibleCharacters) {
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("a\u200Bb\u2060"), 2U);
}

TEST(Printable, LeavesOrdinaryTextAlone) {
  EXPECT_EQ(printable("“naïve” 日本 💊"), "“naïve” 日本 💊");
}

TEST(Printable, WritesATabAsBlanks) {
  EXPECT_EQ(printable("a\tb"), "a    b");
}

TEST(Printable, ShowsWhatCouldCommandATerminal) {
  for (const char* const bad : {"\x1b", "\x07", "\r", "\n", "\x7f", "\u009B", "\u2028", "\u202E", "\u2066", "\xFF"}) {
    EXPECT_EQ(printable(std::string("a") + bad + "b"), "a\uFFFDb") << static_cast<int>(bad[0]);
  }
  EXPECT_EQ(printable(std::string_view("a\0b", 3)), "a\uFFFDb");
}

TEST(CodePointStart, GoesBackToTheFirstByte) {
  const std::string text = "aé💊";
  EXPECT_EQ(code_point_start(text, 0), 0U);
  EXPECT_EQ(code_point_start(text, 1), 1U);
  EXPECT_EQ(code_point_start(text, 2), 1U);
  EXPECT_EQ(code_point_start(text, 6), 3U);
  EXPECT_EQ(code_point_start(text, 7), 7U);
  EXPECT_EQ(code_point_start(text, 99), 7U);
  EXPECT_EQ(code_point_start("\x80\x80", 1), 0U);
}

}  // namespace
}  // namespace candor
