#include "candor/text/wrap.h"

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(Wrap, BreaksAtTheLastBlankThatFits) {
  EXPECT_EQ(wrap("", "one two three", "", 7), "one two\nthree");
  EXPECT_EQ(wrap("", "one two three", "", 8), "one two\nthree");
}

TEST(Wrap, LeavesTextThatFitsAsItIs) {
  EXPECT_EQ(wrap("why: ", "one two", "     ", 12), "why: one two");
}

TEST(Wrap, PutsTheHeadOnTheFirstLineAndTheIndentOnTheOthers) {
  EXPECT_EQ(wrap("why: ", "one two three", "  ", 12), "why: one two\n  three");
}

TEST(Wrap, CountsTheIndentAsColumns) {
  EXPECT_EQ(wrap("", "aaaa bbb ccc", "    ", 8), "aaaa bbb\n    ccc");
  EXPECT_EQ(wrap("", "aaaa bbb ccc d", "    ", 8), "aaaa bbb\n    ccc\n    d");
}

TEST(Wrap, NeverBreaksAWord) {
  EXPECT_EQ(wrap("", "a incomprehensible b", "", 5), "a\nincomprehensible\nb");
}

TEST(Wrap, MeasuresColumnsAndNotBytes) {
  EXPECT_EQ(wrap("", "“é” “é”", "", 7), "“é” “é”");
  EXPECT_EQ(wrap("", "漢字 漢字", "", 8), "漢字\n漢字");
}

TEST(Wrap, TakesSeveralBlanksForOne) {
  EXPECT_EQ(wrap("", " one   two ", "", 20), "one two");
}

TEST(Wrap, GivesTheHeadWhenThereIsNoText) {
  EXPECT_EQ(wrap("head", "", "  ", 20), "head");
}

}  // namespace
}  // namespace candor
