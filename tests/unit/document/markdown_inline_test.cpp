#include <gmock/gmock.h>

#include "candor/document/readers.h"

#include "unit/document/read_page.h"

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kObject = "\xEF\xBF\xBC";

TEST(MarkdownInline, MarkupWithinAWordJoins) {
  const Document page = read_md("This is super**ior** care.");
  EXPECT_THAT(texts(page), ElementsAre("This is superior care."));
  EXPECT_EQ(source_of(page, "superior"), "super**ior");
  EXPECT_THAT(pieces_of(page, "superior"), ElementsAre("super", "ior"));
}

TEST(MarkdownInline, EmphasisIsALayer) {
  const Document page = read_md("a *soft* and **firm** and ~~old~~ word");
  EXPECT_THAT(layered(page, LayerKind::kEmphasis), ElementsAre("soft"));
  EXPECT_THAT(layered(page, LayerKind::kStrong), ElementsAre("firm"));
  EXPECT_THAT(layered(page, LayerKind::kDeleted), ElementsAre("old"));
}

TEST(MarkdownInline, LayersAreInOrderOfTheirBegin) {
  const Document page = read_md("**one *two*** [three](x)");
  ASSERT_EQ(page.blocks.at(0).layers.size(), 3U);
  EXPECT_EQ(page.blocks[0].layers[0].kind, LayerKind::kStrong);
  EXPECT_EQ(page.blocks[0].layers[1].kind, LayerKind::kEmphasis);
  EXPECT_EQ(page.blocks[0].layers[2].kind, LayerKind::kLink);
}

TEST(MarkdownInline, SoftBreakIsOneSpaceOverItsPrefix) {
  const Document page = read_md("> works\n>   better than");
  EXPECT_EQ(page.blocks.at(0).text, "works better than");
  EXPECT_EQ(source_of(page, "works better"), "works\n>   better");
  EXPECT_THAT(pieces_of(page, "works better"), ElementsAre("works", "better"));
  EXPECT_EQ(source_of(page, " "), "\n>   ");
}

TEST(MarkdownInline, BreakDoesNotReachIntoMarkupAroundIt) {
  const Document page = read_md("so *safe*\n**indeed**");
  EXPECT_EQ(source_of(page, "safe indeed"), "safe*\n**indeed");
  const candor::Run& run = page.blocks.at(0).map.runs().at(2);
  EXPECT_EQ(run.kind, RunKind::kSoftBreak);
  EXPECT_EQ((SourceSpan{run.source, run.source + run.source_size}), (SourceSpan{9, 10}));
}

TEST(MarkdownInline, LayerBehindABreakBeginsWithItsText) {
  EXPECT_THAT(layered(read_md("so\n**safe** here"), LayerKind::kStrong), ElementsAre("safe"));
}

TEST(MarkdownInline, HardBreakIsOneSpace) {
  const Document page = read_md("one  \ntwo\\\nthree");
  EXPECT_EQ(page.blocks.at(0).text, "one two three");
  EXPECT_EQ(page.blocks[0].map.runs().at(1).kind, RunKind::kHardBreak);
  EXPECT_EQ(page.blocks[0].map.runs().at(3).kind, RunKind::kHardBreak);
}

TEST(MarkdownInline, EveryKindOfLineEndIsABreak) {
  EXPECT_EQ(texts(read_md("one\r\ntwo")), texts(read_md("one\ntwo")));
  EXPECT_EQ(texts(read_md("one\rtwo")), texts(read_md("one\ntwo")));
  EXPECT_EQ(source_of(read_md("one\r\ntwo"), "one two"), "one\r\ntwo");
}

TEST(MarkdownInline, EntitiesAreDecodedAndTakenWhole) {
  const Document page = read_md("safe &amp; sound, caf&eacute;, 5&nbsp;mg, &#8217; &#x2019;");
  EXPECT_EQ(page.blocks.at(0).text, "safe & sound, café, 5\u00A0mg, \u2019 \u2019");
  EXPECT_EQ(source_of(page, "café"), "caf&eacute;");
}

TEST(MarkdownInline, UnknownEntityStaysAsWritten) {
  EXPECT_EQ(read_md("AT&bogus; co").blocks.at(0).text, "AT&bogus; co");
}

TEST(MarkdownInline, BackslashOfAnEscapeIsLeftOut) {
  const Document page = read_md("100\\* sure");
  EXPECT_EQ(page.blocks.at(0).text, "100* sure");
  EXPECT_EQ(source_of(page, "100* sure"), "100\\* sure");
  EXPECT_THAT(pieces_of(page, "100* sure"), ElementsAre("100", "* sure"));
}

TEST(MarkdownInline, SoftHyphenStaysInTheText) {
  EXPECT_EQ(read_md("treat\u00ADment").blocks.at(0).text, "treat\u00ADment");
}

TEST(MarkdownInline, CodeSpanIsOneObject) {
  const Document page = read_md("run `a cure` now");
  EXPECT_EQ(page.blocks.at(0).text, std::string("run ") + kObject + " now");
  EXPECT_EQ(source_of(page, kObject), "a cure");
  EXPECT_THAT(layered(page, LayerKind::kCode), ElementsAre(kObject));
}

TEST(MarkdownInline, LinkTextIsTextAndItsDestinationDecoded) {
  const Document page = read_md("see [the *trial*](https://example.org/a\\_b?x=1&amp;y=2) here");
  EXPECT_EQ(page.blocks.at(0).text, "see the trial here");
  EXPECT_THAT(layered(page, LayerKind::kLink), ElementsAre("the trial"));
  EXPECT_EQ(page.links.at(0).destination, "https://example.org/a_b?x=1&y=2");
}

TEST(MarkdownInline, ReferenceLinkHasItsDefinitionsDestination) {
  const Document page = read_md("see [the trial][t]\n\n[t]: https://example.org/t 'Best results'\n");
  EXPECT_EQ(page.links.at(0).destination, "https://example.org/t");
  EXPECT_THAT(texts(page, BlockKind::kTitle), ElementsAre("Best results"));
  EXPECT_EQ(source_of(page, "Best results"), "Best results");
}

TEST(MarkdownInline, TitleOfADefinitionIsReadOnce) {
  const Document page = read_md("[a][t] and [b][t]\n\n[t]: /x 'Shared title'\n");
  EXPECT_THAT(texts(page, BlockKind::kTitle), ElementsAre("Shared title"));
}

TEST(MarkdownInline, LinkTitleIsABlockWithItsPlace) {
  const Document page = read_md("[text](/x \"A \\\"cure\\\" &amp; more\nlines\") end");
  EXPECT_THAT(texts(page, BlockKind::kTitle), ElementsAre("A \"cure\" & more lines"));
  EXPECT_EQ(source_of(page, "cure\" & more lines"), "cure\\\" &amp; more\nlines");
}

TEST(MarkdownInline, BareAddressIsOneObject) {
  const Document page = read_md("at <https://example.org/x> or www.example.com or me@example.com.");
  EXPECT_EQ(page.blocks.at(0).text, std::string("at ") + kObject + " or " + kObject + " or " + kObject + ".");
  EXPECT_EQ(page.links.at(0).destination, "https://example.org/x");
  EXPECT_EQ(page.links.at(1).destination, "http://www.example.com");
  EXPECT_EQ(page.links.at(2).destination, "mailto:me@example.com");
  EXPECT_EQ(source_of(page, kObject), "https://example.org/x");
  EXPECT_THAT(layered(page, LayerKind::kAddress), ElementsAre(kObject, kObject, kObject));
  EXPECT_THAT(layered(page, LayerKind::kLink), IsEmpty());
}

TEST(MarkdownInline, LinkNamedAsItsTargetIsNoAddress) {
  EXPECT_EQ(read_md("[contact](contact)").blocks.at(0).text, "contact");
}

TEST(MarkdownInline, ImageIsAnObjectAndItsTextABlock) {
  const Document page = read_md("Our ![happy *clients*](a.png \"Best team\") team");
  EXPECT_EQ(page.blocks.at(0).text, std::string("Our ") + kObject + " team");
  EXPECT_EQ(source_of(page, kObject), "![happy *clients*](a.png \"Best team\")");
  EXPECT_EQ(block_with(page, "happy clients").kind, BlockKind::kImageText);
  EXPECT_EQ(block_with(page, "Best team").kind, BlockKind::kTitle);
  EXPECT_EQ(source_of(page, "happy clients"), "happy *clients");
}

TEST(MarkdownInline, ImageWithoutTextIsAnObjectAlone) {
  const Document page = read_md("a ![](x.png) b");
  EXPECT_THAT(texts(page), ElementsAre(std::string("a ") + kObject + " b"));
  EXPECT_EQ(source_of(page, kObject), "![](x.png)");
}

TEST(MarkdownInline, LinkedImageKeepsBoth) {
  const Document page = read_md("[![our clinic](a.png)](https://example.org) tail");
  EXPECT_EQ(page.blocks.at(0).text, std::string(kObject) + " tail");
  EXPECT_THAT(layered(page, LayerKind::kLink), ElementsAre(kObject));
  EXPECT_EQ(source_of(page, "our clinic"), "our clinic");
}

TEST(MarkdownInline, WithoutExtensionsTheirMarksAreText) {
  const Document page = read_md("~~old~~ www.example.org[^1]", {.front_matter = false, .extensions = false});
  EXPECT_THAT(texts(page), ElementsAre("~~old~~ www.example.org[^1]"));
}

}  // namespace
}  // namespace candor
