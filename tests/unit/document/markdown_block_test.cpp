#include <gmock/gmock.h>

#include "candor/document/readers.h"

#include "unit/document/read_page.h"

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string heading_of(const Document& page, std::string_view text) {
  const std::uint32_t heading = block_with(page, text).heading;
  return heading == Block::kNone ? "" : page.blocks.at(heading).text;
}

std::string lead_in_of(const Document& page, std::string_view text) {
  const std::uint32_t lead_in = block_with(page, text).lead_in;
  return lead_in == Block::kNone ? "" : page.blocks.at(lead_in).text;
}

TEST(MarkdownBlock, EmptyPageHasNoBlocks) {
  EXPECT_THAT(texts(read_md("")), IsEmpty());
}

TEST(MarkdownBlock, HeadingsHaveLevels) {
  const Document page = read_md("# One\n\n### Three ###\n\nTwo\n---\n");
  EXPECT_THAT(texts(page, BlockKind::kHeading), ElementsAre("One", "Three", "Two"));
  EXPECT_EQ(block_with(page, "Three").level, 3);
  EXPECT_EQ(block_with(page, "Two").level, 2);
}

TEST(MarkdownBlock, TabBehindTheMarkBelongsToIt) {
  EXPECT_THAT(texts(read_md("#\tHead\n")), ElementsAre("Head"));
}

TEST(MarkdownBlock, BlocksStandUnderTheirHeading) {
  const Document page = read_md("before\n\n# Top\n\nfirst\n\n## Sub\n\nsecond\n\n## Other\n\nthird\n");
  EXPECT_EQ(heading_of(page, "before"), "");
  EXPECT_EQ(heading_of(page, "first"), "Top");
  EXPECT_EQ(heading_of(page, "second"), "Sub");
  EXPECT_EQ(heading_of(page, "Other"), "Top");
  EXPECT_EQ(heading_of(page, "third"), "Other");
}

TEST(MarkdownBlock, ListItemsInheritTheirLeadIn) {
  const Document page = read_md("Benefits include:\n\n- calm\n- sleep\n\n  more on sleep\n");
  EXPECT_THAT(texts(page, BlockKind::kListItem), ElementsAre("calm", "sleep", "more on sleep"));
  EXPECT_EQ(lead_in_of(page, "calm"), "Benefits include:");
  EXPECT_EQ(lead_in_of(page, "more on sleep"), "Benefits include:");
}

TEST(MarkdownBlock, NestedListIsIntroducedByItsItem) {
  const Document page = read_md("Intro\n\n- outer\n  1. inner\n- last\n");
  EXPECT_EQ(lead_in_of(page, "inner"), "outer");
  EXPECT_EQ(lead_in_of(page, "last"), "Intro");
  EXPECT_EQ(block_with(page, "inner").level, 2);
  EXPECT_EQ(block_with(page, "last").level, 1);
}

TEST(MarkdownBlock, ListsHaveNumbersOfTheirOwn) {
  const Document page = read_md("- one\n  - two\n- three\n\n\n1. four\n");
  EXPECT_EQ(block_with(page, "one").list, 1U);
  EXPECT_EQ(block_with(page, "two").list, 2U);
  EXPECT_EQ(block_with(page, "three").list, 1U);
  EXPECT_EQ(block_with(page, "four").list, 3U);
}

TEST(MarkdownBlock, SecondListHasNoLeadIn) {
  EXPECT_EQ(lead_in_of(read_md("Intro\n\n- one\n\n1. two\n"), "two"), "");
}

TEST(MarkdownBlock, CodeBetweenTextAndListBreaksTheLeadIn) {
  EXPECT_EQ(lead_in_of(read_md("Intro\n\n```\nx\n```\n\n- one\n"), "one"), "");
}

TEST(MarkdownBlock, HeadingIntroducesAList) {
  EXPECT_EQ(lead_in_of(read_md("# Benefits\n\n- one\n"), "one"), "Benefits");
}

TEST(MarkdownBlock, QuotesAreMarked) {
  const Document page = read_md("> said\n> > - twice\n\nplain\n");
  EXPECT_TRUE(block_with(page, "said").quoted);
  EXPECT_TRUE(block_with(page, "twice").quoted);
  EXPECT_FALSE(block_with(page, "plain").quoted);
}

TEST(MarkdownBlock, TaskMarkIsNoText) {
  EXPECT_THAT(texts(read_md("- [x] done\n- [ ] open\n")), ElementsAre("done", "open"));
}

TEST(MarkdownBlock, TableCellsAreBlocks) {
  const Document page = read_md("| Head | B \\| C |\n|---|---|\n| **cell** | `x` |\n");
  EXPECT_THAT(texts(page), ElementsAre("Head", "B | C", "cell", "\xEF\xBF\xBC"));
  EXPECT_EQ(block_with(page, "cell").kind, BlockKind::kTableCell);
  EXPECT_EQ(block_with(page, "cell").list, 1U);
  EXPECT_EQ(source_of(page, "B | C"), "B \\| C");
}

TEST(MarkdownBlock, CodeBlocksGiveNothing) {
  EXPECT_THAT(texts(read_md("```\ncured\n```\n\n    cured\n\ntext\n")), ElementsAre("text"));
}

TEST(MarkdownBlock, LinkDefinitionsGiveNothing) {
  EXPECT_THAT(texts(read_md("[x]: /y\n")), IsEmpty());
}

TEST(MarkdownBlock, CellsKnowTheirHeader) {
  const Document page = read_md("| A | B |\n|---|---|\n| 1 | 2 |\n| | 3 |\n\n| C |\n|---|\n| 4 |\n");
  EXPECT_EQ(block_with(page, "1").header, 0U);
  EXPECT_EQ(block_with(page, "2").header, 1U);
  EXPECT_EQ(block_with(page, "3").header, 1U);
  EXPECT_EQ(page.blocks.at(block_with(page, "4").header).text, "C");
}

}  // namespace
}  // namespace candor
