#include <gmock/gmock.h>

#include "candor/document/readers.h"

#include "unit/document/read_page.h"

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kObject = "\xEF\xBF\xBC";

TEST(InlineHtml, TagsAreDropped) {
  const Document page = read_md("a <span class=\"x\">safe</span> word");
  EXPECT_THAT(texts(page), ElementsAre("a safe word"));
  EXPECT_EQ(source_of(page, "a safe word"), "a <span class=\"x\">safe</span> word");
  EXPECT_THAT(pieces_of(page, "a safe word"), ElementsAre("a ", "safe", " word"));
}

TEST(InlineHtml, TagWithinAWordJoins) {
  EXPECT_THAT(texts(read_md("un<b>safe</b>ly")), ElementsAre("unsafely"));
}

TEST(InlineHtml, TagsMakeTheirLayers) {
  const Document page = read_md("proven<sup>1</sup> <em>a</em> <strong>b</strong> <del>c</del>");
  EXPECT_THAT(layered(page, LayerKind::kSuperscript), ElementsAre("1"));
  EXPECT_THAT(layered(page, LayerKind::kEmphasis), ElementsAre("a"));
  EXPECT_THAT(layered(page, LayerKind::kStrong), ElementsAre("b"));
  EXPECT_THAT(layered(page, LayerKind::kDeleted), ElementsAre("c"));
}

TEST(InlineHtml, QuotationsAreALayer) {
  const Document page = read_md("he said <q>stay</q>, see <cite>A Film</cite> <blockquote>then</blockquote> go");
  EXPECT_THAT(layered(page, LayerKind::kQuoted), ElementsAre("stay", "A Film", "then"));
  EXPECT_THAT(layered(read_md("he said <q>stay\n\nor go</q> now"), LayerKind::kQuoted), ElementsAre("stay", "or go"));
}

TEST(HtmlBlock, QuoteGoesOnOverMarkdown) {
  const Document page = read_md("before\n\n<blockquote>\n\n*inside*\n\n<p>too</p>\n</blockquote>\n\nafter\n");
  EXPECT_FALSE(block_with(page, "before").quoted);
  EXPECT_TRUE(block_with(page, "inside").quoted);
  EXPECT_TRUE(block_with(page, "too").quoted);
  EXPECT_FALSE(block_with(page, "after").quoted);
}

TEST(HtmlBlock, CellsKnowTheirHeader) {
  const Document page = read_md(
      "<table>\n<tr><th>A</th><th>B</th></tr>\n<tr><td>1</td><td>2</td></tr>\n<tr><td></td><td>3</td></tr>\n</"
      "table>\n");
  EXPECT_EQ(block_with(page, "1").header, 0U);
  EXPECT_EQ(block_with(page, "2").header, 1U);
  EXPECT_EQ(block_with(page, "3").header, 1U);
  EXPECT_EQ(block_with(page, "B").header, Block::kNone);
}

TEST(InlineHtml, AnchorIsALink) {
  const Document page = read_md("see <a href=\"https://example.org/?a=1&amp;b=2\">the trial</a>.");
  EXPECT_THAT(layered(page, LayerKind::kLink), ElementsAre("the trial"));
  EXPECT_EQ(page.links.at(0).destination, "https://example.org/?a=1&b=2");
}

TEST(InlineHtml, LineBreakTagIsAHardBreak) {
  const Document page = read_md("one<br>two<br />\nthree");
  EXPECT_THAT(texts(page), ElementsAre("one two three"));
  EXPECT_EQ(page.blocks.at(0).map.runs().at(1).kind, RunKind::kHardBreak);
  EXPECT_EQ(source_of(page, "two three"), "two<br />\nthree");
}

TEST(InlineHtml, AttributesAreProse) {
  const Document page = read_md("an <abbr title=\"a &quot;cure&quot;\">x</abbr> <img alt='Happy people' src=x> y");
  EXPECT_THAT(texts(page), ElementsAre(std::string("an x ") + kObject + " y", "a \"cure\"", "Happy people"));
  EXPECT_EQ(block_with(page, "a \"cure\"").kind, BlockKind::kTitle);
  EXPECT_EQ(block_with(page, "Happy people").kind, BlockKind::kImageText);
  EXPECT_EQ(source_of(page, "a \"cure\""), "a &quot;cure&quot;");
}

TEST(InlineHtml, TagOverTwoLinesIsOneTag) {
  const Document page = read_md("a <span\ntitle=\"Tip\">b</span> c");
  EXPECT_THAT(texts(page), ElementsAre("a b c", "Tip"));
}

TEST(InlineHtml, HiddenElementsAreDropped) {
  EXPECT_THAT(texts(read_md("a <script>cured()</script>b")), ElementsAre("a b"));
}

TEST(InlineHtml, CodeElementIsAnObject) {
  EXPECT_THAT(texts(read_md("a <code>cure</code> b")), ElementsAre(std::string("a ") + kObject + " b"));
}

TEST(InlineHtml, CommentsAreDropped) {
  const Document page = read_md("a <!-- cured --> b <!-- cured -- *twice*\nhere --> c");
  EXPECT_THAT(texts(page), ElementsAre("a  b  c"));
}

TEST(InlineHtml, UnfinishedCommentIsText) {
  EXPECT_THAT(texts(read_md("a <!-- b\n\nc --> d")), ElementsAre("a <!-- b", "c --> d"));
}

TEST(InlineHtml, UnknownMarkupDoesNotHideWhatFollows) {
  EXPECT_THAT(layered(read_md("a <x-y z=1>b</x-y> c<sup>2</sup>"), LayerKind::kSuperscript), ElementsAre("2"));
}

TEST(HtmlBlock, VisibleTextBecomesBlocks) {
  const Document page = read_md("<div>\n<h2>Our &amp; care</h2>\n<p>Gentle <b>and</b>\nsafe.</p>\n</div>\n");
  EXPECT_THAT(texts(page), ElementsAre("Our & care", "Gentle and safe."));
  EXPECT_EQ(block_with(page, "Our & care").kind, BlockKind::kHeading);
  EXPECT_EQ(block_with(page, "Our & care").level, 2);
  EXPECT_EQ(source_of(page, "Gentle and safe."), "Gentle <b>and</b>\nsafe.");
}

TEST(HtmlBlock, ListsHaveItemsAndALeadIn) {
  const Document page = read_md("<p>Benefits:</p>\n<ul><li>calm</li>\n<li>sleep<ul><li>deep</li></ul></li></ul>\n");
  EXPECT_THAT(texts(page, BlockKind::kListItem), ElementsAre("calm", "sleep", "deep"));
  EXPECT_EQ(page.blocks.at(block_with(page, "calm").lead_in).text, "Benefits:");
  EXPECT_EQ(page.blocks.at(block_with(page, "deep").lead_in).text, "sleep");
  EXPECT_EQ(block_with(page, "deep").level, 2);
}

TEST(HtmlBlock, CellsAndQuotesAreKnown) {
  const Document page = read_md("<table><tr><td>cell</td></tr></table>\n\n<blockquote>said</blockquote>\n");
  EXPECT_EQ(block_with(page, "cell").kind, BlockKind::kTableCell);
  EXPECT_TRUE(block_with(page, "said").quoted);
}

TEST(HtmlBlock, UnclosedListsEndWithTheBlock) {
  const Document page = read_md("<blockquote><ul><li>in\n\nout\n");
  EXPECT_TRUE(block_with(page, "out").quoted);
  EXPECT_EQ(block_with(page, "out").kind, BlockKind::kParagraph);
}

TEST(HtmlBlock, ScriptsStylesAndCommentsAreNotSeen) {
  EXPECT_THAT(texts(read_md("<script>\ncured\n\ncured\n</script>\n\n<style>x{}</style>\n\n<!-- cured\n\ncured -->\n")),
              IsEmpty());
}

TEST(HtmlBlock, UnfinishedCommentIsNotSeen) {
  EXPECT_THAT(texts(read_md("<!-- never\n\nclosed\n")), IsEmpty());
}

TEST(HtmlBlock, AttributeDoesNotReachBeyondItsBlock) {
  EXPECT_THAT(texts(read_md("<div title=\"oops>\n\ntext\"\n"), BlockKind::kTitle), IsEmpty());
}

TEST(HtmlBlock, MarksOfAQuoteAreNoText) {
  EXPECT_THAT(texts(read_md("> <div>\n> calm\n> care\n> </div>\n")), ElementsAre("calm care"));
}

}  // namespace
}  // namespace candor
