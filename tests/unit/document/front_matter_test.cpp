#include <gmock/gmock.h>

#include "candor/document/readers.h"

#include "unit/document/read_page.h"

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FrontMatter, ProseFieldsAreBlocksWithTheirPlace) {
  const Document page = read_md("---\ntitle: Calm care\ndate: 2024-01-01\nauthor: A. Writer\n---\n\nText.\n");
  EXPECT_THAT(texts(page), ElementsAre("Calm care", "Text."));
  EXPECT_EQ(page.blocks.at(0).kind, BlockKind::kMetadata);
  EXPECT_EQ(page.blocks[0].map.to_source({0, 9}), (SourceSpan{11, 20}));
}

TEST(FrontMatter, KeysAreTheSameInAnySpelling) {
  EXPECT_THAT(texts(read_md("---\nmetaDescription: one\nog-title: two\nSEO_Title: three\n---\n")),
              ElementsAre("one", "two", "three"));
}

TEST(FrontMatter, QuotationMarksAndCommentsAreLeftOut) {
  const Document page =
      read_md("---\ntitle: \"Say \\\"calm\\\": now\" # note\nsummary: 'Don''t wait'\nexcerpt: plain # note\n---\n");
  EXPECT_THAT(texts(page), ElementsAre("Say \"calm\": now", "Don't wait", "plain"));
  EXPECT_EQ(source_of(page, "Don't"), "Don''t");
}

TEST(FrontMatter, ValuesRunOverLines) {
  const Document page = read_md(
      "---\ndescription: one\n  two # note\nsummary: >\n  three\n  four\n\n  five\ntitle: \"six\n  "
      "seven\"\n---\n");
  EXPECT_THAT(texts(page), ElementsAre("one two", "three four", "five", "six seven"));
  EXPECT_EQ(source_of(page, "three four"), "three\n  four");
}

TEST(FrontMatter, FieldLikeLinesOfAValueAreNoFields) {
  EXPECT_THAT(texts(read_md("---\nnotes: |\n  x\nsummary: |\n  title: y\n---\n")), ElementsAre("title: y"));
}

TEST(FrontMatter, NestedFieldsAreRead) {
  EXPECT_THAT(texts(read_md("---\nseo:\n  title: inner\nimages:\n  - alt: A face\n    src: x.png\n---\n")),
              ElementsAre("inner", "A face"));
}

TEST(FrontMatter, TomlIsRead) {
  const Document page =
      read_md("+++\ntitle = \"Calm\"\ndraft = true\n[seo]\ndescription = '''\nmore\ncalm'''\n+++\n\nText.\n");
  EXPECT_THAT(texts(page), ElementsAre("Calm", "more calm", "Text."));
}

TEST(FrontMatter, RuleAtTheTopIsNone) {
  EXPECT_THAT(texts(read_md("---\n\nText here.\n\n---\n\nMore.\n")), ElementsAre("Text here.", "More."));
}

TEST(FrontMatter, WithoutItsEndItIsNone) {
  EXPECT_THAT(texts(read_md("---\ntitle: x\n"), BlockKind::kMetadata), IsEmpty());
}

TEST(FrontMatter, IsLookedForOnlyWhenWanted) {
  EXPECT_THAT(texts(read_md("---\ntitle: x\n---\n", {.front_matter = false, .extensions = true}), BlockKind::kMetadata),
              IsEmpty());
}

TEST(FrontMatter, CarriageReturnsEndLinesToo) {
  EXPECT_THAT(texts(read_md("---\r\ntitle: Calm\r\n---\r\n\r\nText.\r\n")), ElementsAre("Calm", "Text."));
}

TEST(FrontMatter, FlowValuesAreNotProse) {
  EXPECT_THAT(texts(read_md("---\ntitle: [a, b]\n---\n")), IsEmpty());
}

}  // namespace
}  // namespace candor
