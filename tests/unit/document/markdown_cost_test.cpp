#include <string>

#include <gtest/gtest.h>

#include "read_page.h"

/// Pages for which md4c would take minutes or gigabytes are read as plain text, and say so.

namespace candor {
namespace {

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) {
    text += part;
  }
  return text;
}

TEST(MarkdownCost, AnOrdinaryPageHasNone) {
  std::string page = "# Ketamine\n\n| a | b |\n|---|---|\n" + repeated("| [a](b) | |\n", 1000) + "\n";
  page += repeated("See [the leaflet](leaflet.md) and [1], [2][3].\nA line.\n\n> - quoted\n>   - [deeper]\n\n", 2000);
  page += "```\n" + repeated("a[i] = b[j];\n", 10'000) + "```\n\n" + repeated("* ", 40) + "\n";
  EXPECT_EQ(read_md(page).read_as_text, "");
}

TEST(MarkdownCost, DeepQuotesAndLists) {
  constexpr std::string_view kReason = "quotes and lists are nested more than 100 deep";
  for (const std::string_view mark : {">", "> ", "- ", "+ ", "* ", "1. ", "12) ", "> - ", "-\t"}) {
    const Document page = read_md(repeated(mark, 101) + "It cures.\n\nIt heals.\n");
    EXPECT_EQ(page.read_as_text, kReason) << mark;
    EXPECT_NE(page.blocks.back().text.find("It heals."), std::string::npos);
    EXPECT_EQ(read_md(repeated(mark, 40) + "It cures.\n").read_as_text, "") << mark;
  }
  std::string stairs;
  for (std::size_t depth = 0; depth < 120; ++depth) {
    stairs += std::string(2 * depth, ' ') + "- a\n";
  }
  EXPECT_EQ(read_md(stairs).read_as_text, kReason);
}

TEST(MarkdownCost, BracketsInLongParagraphs) {
  EXPECT_EQ(read_md(repeated("a[b] c\n", 20'000)).read_as_text, "");
  const Document page = read_md("# A title\n\n" + repeated("a[b] c\n", 200'000));
  EXPECT_EQ(page.read_as_text, "a paragraph has too many links, square brackets or addresses");
  EXPECT_EQ(page.blocks.front().text, "# A title");
}

TEST(MarkdownCost, BracketsInBrackets) {
  EXPECT_EQ(read_md(repeated("[", 1'000) + "a" + repeated("]", 1'000)).read_as_text, "");
  EXPECT_NE(read_md(repeated("[", 50'000) + "a" + repeated("]", 50'000) + "\n\n[a]: b\n").read_as_text, "");
}

TEST(MarkdownCost, AddressesInOneParagraph) {
  EXPECT_EQ(read_md(repeated("http://a.example/b ", 2'000)).read_as_text, "");
  EXPECT_EQ(read_md(repeated("http://a.example/b\n\n", 50'000)).read_as_text, "");
  EXPECT_NE(read_md(repeated("http://a.example/b ", 100'000)).read_as_text, "");
  EXPECT_NE(read_md(repeated("www.a.example\n", 100'000)).read_as_text, "");
  EXPECT_NE(read_md(repeated("http://a.b/(", 50'000)).read_as_text, "");
}

TEST(MarkdownCost, TablesThatFillThemselvesUp) {
  const std::string header = repeated("|a", 1'000) + "|\n" + repeated("|---", 1'000) + "|\n";
  const Document page = read_md(header + repeated("x\n", 20'000) + "\nIt cures.\n");
  EXPECT_EQ(page.read_as_text, "its tables have far more cells than are written");
  EXPECT_NE(page.blocks.back().text.find("It cures."), std::string::npos);
  EXPECT_EQ(read_md(header + repeated(repeated("|b", 1'000) + "|\n", 20)).read_as_text, "");
}

TEST(MarkdownCost, FrontMatterCountsForNothing) {
  EXPECT_EQ(read_md("---\ntitle: " + repeated(">", 200) + "\n---\nText.\n").read_as_text, "");
}

}  // namespace
}  // namespace candor
