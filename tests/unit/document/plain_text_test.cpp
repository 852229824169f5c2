#include <gmock/gmock.h>

#include "candor/document/readers.h"

#include "unit/document/read_page.h"

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kObject = "\xEF\xBF\xBC";

constexpr std::string_view kLongLine =
    "This is a paragraph that somebody wrote on one single line, as web pages come out of an export, and it "
    "is "
    "longer than any editor would wrap.";

TEST(PlainText, EmptyPageHasNoBlocks) {
  EXPECT_THAT(texts(read_txt("\n \n")), IsEmpty());
}

TEST(PlainText, EveryLongLineIsAParagraph) {
  const std::string line(kLongLine);
  const Document page = read_txt(line + "\n" + line + "\nand this one is short.\n");
  EXPECT_THAT(texts(page), ElementsAre(line, line, "and this one is short."));
}

TEST(PlainText, WrappedLinesAreJoined) {
  const Document page = read_txt(
      "Our clinic sees people who have tried many things before, and we\n"
      "  listen to them first. Nobody here is rushed into any treatment at\n"
      "all.\n\nAnother paragraph.\n");
  EXPECT_THAT(texts(page),
              ElementsAre("Our clinic sees people who have tried many things before, and we listen to them "
                          "first. Nobody here is rushed into any treatment at all.",
                          "Another paragraph."));
  EXPECT_EQ(source_of(page, "we listen"), "we\n  listen");
  EXPECT_THAT(pieces_of(page, "we listen"), ElementsAre("we", "listen"));
}

TEST(PlainText, ShortLinesStayApart) {
  EXPECT_THAT(texts(read_txt("Example Clinic, ground floor,\n12 Station Road,\nTown.\n")),
              ElementsAre("Example Clinic, ground floor,", "12 Station Road,", "Town."));
}

constexpr std::string_view kWrapped =
    "Our clinic sees people who have tried many things before, and we\n"
    "listen to them first. Nobody here is rushed into any treatment at\n"
    "all, and whoever wants to go home may go home on the same day, too.\n";

TEST(PlainText, ShortLinesBesideWrappedOnesStayApart) {
  const Document page = read_txt(std::string(kWrapped) +
                                 "\nwhat we can help you with here\npain that does not go away at all\n"
                                 "low mood in the dark months\nnights without any sleep\n");
  EXPECT_EQ(page.blocks.size(), 5U);
  EXPECT_EQ(page.blocks.at(2).text, "pain that does not go away at all");
}

TEST(PlainText, ShortLinesBelowALongOneStayApart) {
  const Document page = read_txt(std::string(kWrapped) +
                                 "\nHere is what people who come to our clinic tell us about most\n"
                                 "pain that does not go away at all\nlow mood in the dark months\n"
                                 "nights without any sleep\n");
  EXPECT_EQ(page.blocks.size(), 5U);
}

TEST(PlainText, ALineThatSomebodyShortenedGoesOn) {
  const Document page = read_txt(
      "Our clinic sees people who have tried many things before, and we\n"
      "listen to them first. Nobody is rushed\n"
      "into any treatment at all, and whoever wants to go home may go home\non the same day.\n");
  EXPECT_EQ(page.blocks.size(), 1U);
}

TEST(PlainText, CarriageReturnsEndLines) {
  EXPECT_THAT(texts(read_txt("One here.\r\n\r\nTwo here.\rThree here.\r")),
              ElementsAre("One here.", "Two here.", "Three here."));
}

TEST(PlainText, ShortLineAloneIsAHeading) {
  const std::string line(kLongLine);
  const Document page = read_txt("Calm Care for Everyone\n\n" + line + "\n\nWhat does it cost?\n\n" + line +
                                 "\n\nRisks and aftercare\n\n" + line + "\n");
  EXPECT_THAT(texts(page, BlockKind::kHeading),
              ElementsAre("Calm Care for Everyone", "What does it cost?", "Risks and aftercare"));
  EXPECT_EQ(block_with(page, "Calm Care for Everyone").level, 1);
  EXPECT_EQ(block_with(page, "Risks and aftercare").level, 2);
  EXPECT_EQ(page.blocks.at(5).heading, 4U);
}

TEST(PlainText, HeadingMayStandRightAboveALongLine) {
  const Document page = read_txt("Aftercare\n" + std::string(kLongLine) + "\nCosts\n" + std::string(kLongLine) + "\n");
  EXPECT_THAT(texts(page, BlockKind::kHeading), ElementsAre("Aftercare", "Costs"));
}

TEST(PlainText, SentenceIsNoHeading) {
  EXPECT_THAT(texts(read_txt("Call us today!\n\nWe are here.\n\nbenefits:\n"), BlockKind::kHeading), IsEmpty());
}

TEST(PlainText, UnderlineMakesAHeading) {
  const Document page = read_txt("about our care\n==============\n\nsome risks.\n-----------\ntext.\n");
  EXPECT_THAT(texts(page, BlockKind::kHeading), ElementsAre("about our care", "some risks."));
  EXPECT_EQ(block_with(page, "about our care").level, 1);
  EXPECT_EQ(block_with(page, "some risks.").level, 2);
  EXPECT_THAT(texts(page, BlockKind::kParagraph), ElementsAre("text."));
}

TEST(PlainText, NumberedTitleAboveTextIsAHeading) {
  const Document page = read_txt("1. Better Sleep\n\n" + std::string(kLongLine) + "\n\n2. Less Worry\n\n" +
                                 std::string(kLongLine) + "\n");
  EXPECT_THAT(texts(page, BlockKind::kHeading), ElementsAre("Better Sleep", "Less Worry"));
  EXPECT_EQ(source_of(page, "Less Worry"), "Less Worry");
}

TEST(PlainText, BulletsAreItems) {
  const Document page =
      read_txt("Benefits:\n• calm\n•\u00A0sleep\n- rest\n* focus\n– ease\n1) one\n2. two\na) three\n");
  EXPECT_THAT(texts(page, BlockKind::kListItem),
              ElementsAre("calm", "\u00A0sleep", "rest", "focus", "ease", "one", "two", "three"));
  EXPECT_EQ(page.blocks.at(1).lead_in, 0U);
  EXPECT_EQ(page.blocks.at(4).lead_in, 0U);
  EXPECT_EQ(page.blocks.at(1).list, 1U);
}

TEST(PlainText, ItemsGoOnWhereTheyAreIndented) {
  const Document page = read_txt("- first\n  goes on\n- second\n\n  with a paragraph\n\nafter that.\n");
  EXPECT_THAT(texts(page, BlockKind::kListItem), ElementsAre("first goes on", "second", "with a paragraph"));
  EXPECT_EQ(block_with(page, "after that.").kind, BlockKind::kParagraph);
}

TEST(PlainText, DeeperBulletsAreNested) {
  const Document page = read_txt("Intro.\n- outer\n    - inner\n- last\n");
  EXPECT_EQ(block_with(page, "inner").level, 2);
  EXPECT_EQ(page.blocks.at(block_with(page, "inner").lead_in).text, "outer");
  EXPECT_EQ(block_with(page, "last").level, 1);
  EXPECT_EQ(page.blocks.at(block_with(page, "last").lead_in).text, "Intro.");
}

TEST(PlainText, NumberAtTheBeginningOfAWrappedLineIsText) {
  const Document page = read_txt(
      "The clinic opened its doors many years ago when the owner was still\n"
      "24. He has been there ever since, and so have most of his colleagues\n"
      "and friends.\n");
  EXPECT_EQ(page.blocks.size(), 1U);
}

TEST(PlainText, HyphenWithoutABlankIsNoBullet) {
  EXPECT_THAT(texts(read_txt("-5 degrees.\n"), BlockKind::kListItem), IsEmpty());
}

TEST(PlainText, AddressesAreObjects) {
  const Document page = read_txt("see (https://example.org/a_(b)), www.example.com/x. or ask me@example.com!\n");
  EXPECT_THAT(texts(page), ElementsAre(std::string("see (") + kObject + "), " + kObject + ". or ask " + kObject + "!"));
  EXPECT_EQ(page.links.at(0).destination, "https://example.org/a_(b)");
  EXPECT_EQ(page.links.at(1).destination, "http://www.example.com/x");
  EXPECT_EQ(page.links.at(2).destination, "mailto:me@example.com");
  EXPECT_EQ(source_of(page, kObject), "https://example.org/a_(b)");
}

TEST(PlainText, RulesSeparate) {
  EXPECT_THAT(texts(read_txt("one.\n*****\ntwo.\n")), ElementsAre("one.", "two."));
}

TEST(PlainText, LinesBehindAQuoteMarkAreQuoted) {
  const Document page = read_txt("You wrote.\n> One here.\n>\n>> Two here.\n\nOur answer.\n> 5 of us came.\n");
  EXPECT_THAT(texts(page), ElementsAre("You wrote.", "One here.", "Two here.", "Our answer.", "> 5 of us came."));
  EXPECT_FALSE(block_with(page, "You wrote.").quoted);
  EXPECT_TRUE(block_with(page, "One here.").quoted);
  EXPECT_TRUE(block_with(page, "Two here.").quoted);
  EXPECT_FALSE(block_with(page, "Our answer.").quoted);
  EXPECT_FALSE(block_with(page, "> 5 of us came.").quoted);
}

TEST(PlainText, ReferencesStayApart) {
  EXPECT_THAT(texts(read_txt("[1] Author A, and others. A trial of something. Journal. 2020;1:2-3.\n"
                             "[2] Author B, and others. Another trial. Journal. 2021;2:4-5. With.\n")),
              ElementsAre("[1] Author A, and others. A trial of something. Journal. 2020;1:2-3.",
                          "[2] Author B, and others. Another trial. Journal. 2021;2:4-5. With."));
}

}  // namespace
}  // namespace candor
