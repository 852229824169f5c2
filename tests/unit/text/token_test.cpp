#include "candor/text/token.h"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace candor {
namespace {

/// The tokens as text: a number as "#85", a mark as "'%", an object as "OBJ"; before each one the glue, where it is
/// no blank: "+" for none, "-" for a hyphen.
std::vector<std::string> tokens(std::string_view text) {
  std::vector<std::string> shown;
  for (const Token& token : tokenize(text)) {
    std::string one = token.glue == Glue::kSpace ? "" : token.glue == Glue::kHyphen ? "-" : "+";
    const std::string_view kind = token.kind == TokenKind::kNumber ? "#" : token.kind == TokenKind::kMark ? "'" : "";
    const std::string_view slice = text.substr(token.span.begin, token.span.size());
    shown.push_back(one.append(kind).append(token.kind == TokenKind::kObject ? "OBJ" : slice));
  }
  return shown;
}

using Shown = std::vector<std::string>;

TEST(Tokenize, SplitsContractionsIntoTheirTwoWords) {
  EXPECT_EQ(tokens("don't can't Won't"), (Shown{"do", "+n't", "ca", "+n't", "Wo", "+n't"}));
  EXPECT_EQ(tokens("they’re patient's"), (Shown{"they", "+’re", "patient", "+'s"}));
  EXPECT_EQ(tokens("don’t DOESN’T"), (Shown{"do", "+n’t", "DOES", "+N’T"}));
}

TEST(Tokenize, SplitsCannotButNoLongerWord) {
  EXPECT_EQ(tokens("Cannot cannots"), (Shown{"Can", "+not", "cannots"}));
}

TEST(Tokenize, TakesAnApostropheAtAWordsEdgeForAMark) {
  EXPECT_EQ(tokens("patients' 'safe'"), (Shown{"patients", "+''", "''", "+safe", "+''"}));
}

TEST(Tokenize, MakesGlueOfAHyphenBetweenWordsOnly) {
  EXPECT_EQ(tokens("low-risk X‑ray 24-hour"), (Shown{"low", "-risk", "X", "-ray", "#24", "-hour"}));
  EXPECT_EQ(tokens("well- and - so"), (Shown{"well", "+'-", "and", "'-", "so"}));
  EXPECT_EQ(tokens("safe–sound safe—sound"), (Shown{"safe", "+'–", "+sound", "safe", "+'—", "+sound"}));
  EXPECT_EQ(tokens("-safe %-safe"), (Shown{"'-", "+safe", "'%", "+'-", "+safe"}));
}

TEST(Tokenize, KeepsANumberWithItsPointsAndCommas) {
  EXPECT_EQ(tokens("1,000.5, 85% 5mg"), (Shown{"#1,000.5", "+',", "#85", "+'%", "#5", "+mg"}));
  EXPECT_EQ(tokens("In 2021."), (Shown{"In", "#2021", "+'."}));
  EXPECT_EQ(tokens("½ ٣"), (Shown{"#½", "#٣"}));
}

TEST(Tokenize, KeepsDigitsInsideAWord) {
  EXPECT_EQ(tokens("B12 T3-level"), (Shown{"B12", "T3", "-level"}));
}

TEST(Tokenize, MakesOneMarkOfARunOfDots) {
  EXPECT_EQ(tokens("so... ?!"), (Shown{"so", "+'...", "'?", "+'!"}));
}

TEST(Tokenize, LetsObjectsStandAlone) {
  EXPECT_EQ(tokens("see\uFFFChere \uFFFC-based"), (Shown{"see", "+OBJ", "+here", "OBJ", "-based"}));
}

TEST(Tokenize, KeepsInvisibleCharactersInTheirWord) {
  EXPECT_EQ(tokens("sa\u00ADfe non\u200Baddictive"), (Shown{"sa\u00ADfe", "non\u200Baddictive"}));
  EXPECT_EQ(tokens("\u200Bsafe \u200D."), (Shown{"safe", "'."}));
}

TEST(Tokenize, SeesAHyphenThroughInvisibleCharacters) {
  EXPECT_EQ(tokens("low\u200B-risk low-\u200Brisk"), (Shown{"low\u200B", "-risk", "low", "-risk"}));
}

TEST(Tokenize, TakesLettersOfAllScriptsAndTheirMarks) {
  EXPECT_EQ(tokens("naïve résumé лечение"), (Shown{"naïve", "résumé", "лечение"}));
  EXPECT_EQ(tokens("cafe\u0301 safe\u00A0and\u2009sound"), (Shown{"cafe\u0301", "safe", "and", "sound"}));
}

TEST(Tokenize, GivesExactSpansInBytes) {
  const std::vector<Token> expected = {{{0, 6}, TokenKind::kWord, Glue::kSpace},
                                       {{7, 9}, TokenKind::kWord, Glue::kSpace},
                                       {{9, 14}, TokenKind::kWord, Glue::kNone},
                                       {{15, 17}, TokenKind::kNumber, Glue::kSpace}};
  EXPECT_EQ(tokenize("naïve don’t 40"), expected);
}

TEST(Tokenize, GivesNothingForBlankText) {
  EXPECT_EQ(tokens(""), Shown{});
  EXPECT_EQ(tokens(" \n\u00A0\u200B"), Shown{});
}

/// Whatever comes in, also bytes that are no UTF-8: tokens in order, not empty, without overlap, and no letter or
/// digit left out.
TEST(Tokenize, LosesNoLetterOfRandomText) {
  const std::vector<std::string> pieces = {"a", "n", "t",      "can",    "'",      "’", "-", "‑", " ",        "7",
                                           ".", ",", "\u00AD", "\u200B", "\uFFFC", "é", "½", "—", "\xE2\x80", "\xFF"};
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      text += pieces[random() % pieces.size()];
    }
    std::string covered(text.size(), ' ');
    std::uint32_t end = 0;
    for (const Token& token : tokenize(text)) {
      ASSERT_LE(end, token.span.begin) << text;
      ASSERT_LT(token.span.begin, token.span.end) << text;
      ASSERT_LE(token.span.end, text.size()) << text;
      end = token.span.end;
      covered.replace(token.span.begin, token.span.size(), token.span.size(), 'x');
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool seen = (text[i] >= 'a' && text[i] <= 'z') || text[i] == '7' || text[i] == '\xA9';
      ASSERT_TRUE(!seen || covered[i] == 'x') << text << " at " << i;
    }
  }
}

}  // namespace
}  // namespace candor
