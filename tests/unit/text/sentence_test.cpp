#include "candor/text/sentence.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace candor {
namespace {

using Sentences = std::vector<std::string>;

SentenceSplitter splitter() {
  return SentenceSplitter({{"dr", "e.g", "vs", "prof"},
                           {"no", "fig", "p"},
                           {"inc", "etc", "al", "jan"},
                           {"the", "it", "this", "we", "in", "ask"}});
}

Sentences split(std::string_view text) {
  Sentences sentences;
  for (const TextSpan span : splitter().split(text)) {
    sentences.emplace_back(text.substr(span.begin, span.size()));
  }
  return sentences;
}

/// One sentence, not cut anywhere.
void expect_whole(std::string_view text) {
  EXPECT_EQ(split(text), Sentences{std::string(text)});
}

TEST(SentenceSplitter, EndsSentencesAtTheirTerminators) {
  EXPECT_EQ(split("It helps. Does it?  Yes!"), (Sentences{"It helps.", "Does it?", "Yes!"}));
  EXPECT_EQ(split("It helps… It does not"), (Sentences{"It helps…", "It does not"}));
  EXPECT_EQ(split("Really?! Yes."), (Sentences{"Really?!", "Yes."}));
}

TEST(SentenceSplitter, StaysWithAbbreviations) {
  expect_whole("Dr. Low and Prof. Marsh agree.");
  expect_whole("Some medicines, e.g. Prozac, take weeks.");
  expect_whole("Placebo vs. Drug was the question.");
}

TEST(SentenceSplitter, LetsTheNextWordDecideAboutSomeAbbreviations) {
  EXPECT_EQ(split("It was made by Acme Inc. The trial was small."),
            (Sentences{"It was made by Acme Inc.", "The trial was small."}));
  expect_whole("It was made by Acme Inc. Boston in spring.");
  expect_whole("See Fig. 3 for the rest.");
  EXPECT_EQ(split("We said no. The doctor agreed."), (Sentences{"We said no.", "The doctor agreed."}));
}

TEST(SentenceSplitter, StaysWithNumbersAndInitials) {
  expect_whole("It fell by 2.5 points to .5 within a day.");
  expect_whole("The work of J. R. Hale is known.");
  expect_whole("In the U.S. Army trial few improved.");
  EXPECT_EQ(split("It is sold in the U.S. It is not sold here."),
            (Sentences{"It is sold in the U.S.", "It is not sold here."}));
}

TEST(SentenceSplitter, StaysWhenASmallLetterFollows) {
  expect_whole("Use approx. two tablets.");
  expect_whole("Why not? they asked.");
}

TEST(SentenceSplitter, KeepsClosingMarksWithTheirSentence) {
  EXPECT_EQ(split("“It works.” We doubt it."), (Sentences{"“It works.”", "We doubt it."}));
  EXPECT_EQ(split("(It works.) We doubt it."), (Sentences{"(It works.)", "We doubt it."}));
  EXPECT_EQ(split("She said \"stop!\" We stopped."), (Sentences{"She said \"stop!\"", "We stopped."}));
}

TEST(SentenceSplitter, KeepsACitationMarkWithItsSentence) {
  EXPECT_EQ(split("It works.[3] We doubt it."), (Sentences{"It works.[3]", "We doubt it."}));
  EXPECT_EQ(split("It works.[1, 4–6] We doubt it."), (Sentences{"It works.[1, 4–6]", "We doubt it."}));
  EXPECT_EQ(split("It works.¹² We doubt it."), (Sentences{"It works.¹²", "We doubt it."}));
}

TEST(SentenceSplitter, DoesNotEndWithinBrackets) {
  expect_whole("Most people (see the leaflet. Ask for it. It is free) improve.");
  EXPECT_EQ(split("Most people (see the leaflet. Ask us."), (Sentences{"Most people (see the leaflet.", "Ask us."}));
}

TEST(SentenceSplitter, CutsAListThatRunsOnInOneLine) {
  EXPECT_EQ(split("1) Rest today. 2) Drink water 3) Call us"),
            (Sentences{"1) Rest today.", "2) Drink water", "3) Call us"}));
  EXPECT_EQ(split("a. Rest b. Drink water"), (Sentences{"a. Rest", "b. Drink water"}));
  EXPECT_EQ(split("• Rest • Drink water"), (Sentences{"• Rest", "• Drink water"}));
  expect_whole("1) Take 3) times the dose");
}

TEST(SentenceSplitter, GivesNothingForBlankText) {
  EXPECT_EQ(split(""), Sentences{});
  EXPECT_EQ(split(" \n "), Sentences{});
  EXPECT_EQ(split("  It helps.  "), Sentences{"It helps."});
}

TEST(SentenceSplitter, LeavesOutNothingButBlanks) {
  const Sentences pieces = {".",  "?",  "…",  " ",  "(",  ")", "[1]",  "“", "”",
                            "1)", "2)", "• ", "It", "dr", "é", "\xFF", "I."};
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 14; ++i) {
      text += pieces[random() % pieces.size()];
    }
    std::uint32_t at = 0;
    for (const TextSpan span : splitter().split(text)) {
      ASSERT_LE(at, span.begin) << text;
      ASSERT_LT(span.begin, span.end) << text;
      ASSERT_EQ(text.substr(at, span.begin - at).find_first_not_of(' '), std::string::npos) << text;
      at = span.end;
    }
    ASSERT_EQ(text.substr(at).find_first_not_of(' '), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace candor
