#include <gmock/gmock.h>

#include "candor/document/readers.h"

#include "unit/document/read_page.h"

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Footnotes, ReferenceHasNoWidth) {
  const Document page = read_md("It works[^1] well.\n\n[^1]: A trial.\n");
  EXPECT_EQ(page.blocks.at(0).text, "It works well.");
  EXPECT_EQ(source_of(page, "works well"), "works[^1] well");
  EXPECT_THAT(pieces_of(page, "works well"), ElementsAre("works", " well"));
  ASSERT_EQ(page.blocks[0].layers.size(), 1U);
  EXPECT_EQ(page.blocks[0].layers[0], (Layer{{8, 8}, LayerKind::kFootnoteMark, 0}));
}

TEST(Footnotes, ReferenceKnowsWhetherItIsDefined) {
  const Document page = read_md("one[^a] two[^b].\n\n[^a]: Defined.\n");
  ASSERT_EQ(page.notes.size(), 2U);
  EXPECT_EQ(page.notes[0].label, "a");
  EXPECT_TRUE(page.notes[0].resolved);
  EXPECT_EQ(page.notes[1].label, "b");
  EXPECT_FALSE(page.notes[1].resolved);
}

TEST(Footnotes, ReferenceAtTheEndKeepsItsRun) {
  const Document page = read_md("It works.[^1]\n\n[^1]: A trial.\n");
  EXPECT_EQ(page.blocks.at(0).text, "It works.");
  EXPECT_EQ(page.blocks[0].map.runs().back(), (candor::Run{9, 9, 4, RunKind::kDropped}));
}

TEST(Footnotes, DefinitionIsAFootnoteBlock) {
  const Document page = read_md("x[^1]\n\n[^1]: A *trial* of [care](/x).\n");
  const Block& note = block_with(page, "A trial of care.");
  EXPECT_EQ(note.kind, BlockKind::kFootnote);
  EXPECT_EQ(source_of(page, "A trial of care."), "A *trial* of [care](/x).");
}

TEST(Footnotes, DefinitionGoesOnOverLinesAndParagraphs) {
  const Document page = read_md("[^1]: first\n  line two\nlazy line\n\n    Second *part*.\n\nOutside.\n");
  EXPECT_THAT(texts(page, BlockKind::kFootnote), ElementsAre("first line two lazy line", "Second part."));
  EXPECT_THAT(texts(page, BlockKind::kParagraph), ElementsAre("Outside."));
  EXPECT_EQ(source_of(page, "Second part"), "Second *part");
}

TEST(Footnotes, TextMayBeginOnTheNextLine) {
  EXPECT_THAT(texts(read_md("[^1]:\n    below\n"), BlockKind::kFootnote), ElementsAre("below"));
}

TEST(Footnotes, DefinitionsRightBelowEachOtherAreApart) {
  EXPECT_THAT(texts(read_md("[^1]: one\n[^2]: two\n"), BlockKind::kFootnote), ElementsAre("one", "two"));
}

TEST(Footnotes, DefinitionStaysInItsPlaceInThePage) {
  EXPECT_THAT(texts(read_md("before[^1]\n\n[^1]: note\n\nafter\n")), ElementsAre("before", "note", "after"));
}

TEST(Footnotes, DefinitionSeesThePagesLinks) {
  const Document page = read_md("[^1]: See [it][x].\n\n[x]: https://example.org\n");
  EXPECT_EQ(page.links.at(0).destination, "https://example.org");
}

TEST(Footnotes, LinesMayEndInCarriageReturns) {
  EXPECT_THAT(texts(read_md("a[^1]\r\n\r\n[^1]: note\r\n  on\r\n")), ElementsAre("a", "note on"));
  EXPECT_THAT(texts(read_md("a[^1]\r\r[^1]: note\r  on\r")), ElementsAre("a", "note on"));
}

TEST(Footnotes, CodeHoldsNone) {
  const Document page = read_md("```\n[^1]: code\n```\n\nx[^1] `[^2]`\n");
  EXPECT_FALSE(page.notes.at(0).resolved);
  EXPECT_EQ(page.notes.size(), 1U);
  EXPECT_THAT(texts(page, BlockKind::kFootnote), IsEmpty());
}

TEST(Footnotes, DefinitionMayStandInAQuote) {
  const Document page =
      read_md("> a[^1] b[^2]\n>\n> [^1]: note\n>     on\n>\n>     *more*\n>\n> > [^2]: deep\n\nafter\n");
  EXPECT_TRUE(page.notes.at(0).resolved);
  EXPECT_TRUE(page.notes.at(1).resolved);
  EXPECT_THAT(texts(page, BlockKind::kFootnote), ElementsAre("note on", "more", "deep"));
  EXPECT_THAT(texts(page, BlockKind::kParagraph), ElementsAre("a b", "after"));
  EXPECT_EQ(source_of(page, "more"), "more");
}

TEST(Footnotes, QuoteBelowADefinitionIsNoPartOfIt) {
  EXPECT_THAT(texts(read_md("[^1]: note\n> quote\n"), BlockKind::kFootnote), ElementsAre("note"));
}

TEST(Footnotes, EscapedMarkIsText) {
  EXPECT_THAT(texts(read_md("a\\[^1] b")), ElementsAre("a[^1] b"));
}

TEST(Footnotes, BracketsWithBlanksAreText) {
  EXPECT_THAT(texts(read_md("a [^ b] c")), ElementsAre("a [^ b] c"));
}

}  // namespace
}  // namespace candor
