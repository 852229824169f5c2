#include "candor/match/phrase.h"

#include <gtest/gtest.h>

namespace candor {
namespace {

/// Rows written back, "|" between them.
std::string rows(std::string_view phrase) {
  const Result<Phrase> parsed = parse_phrase(phrase);
  if (!parsed) {
    return parsed.error().location->column == 0 ? "" : parsed.error().message;
  }
  std::string written;
  for (const AtomRow& row : rows_of(*parsed)) {
    written += written.empty() ? "" : "|";
    for (const Atom& atom : row) {
      written += written.empty() || written.back() == '|' ? "" : " ";
      switch (atom.kind) {
        case AtomKind::kExact:
          written += "=" + atom.text;
          break;
        case AtomKind::kList:
          written += "{" + atom.text + "}";
          break;
        case AtomKind::kGap:
          written += ".." + std::to_string(atom.count);
          break;
        case AtomKind::kBegin:
          written += "^";
          break;
        case AtomKind::kEnd:
          written += "$";
          break;
        default:
          written += atom.text;
      }
    }
  }
  return written;
}

std::uint32_t error_column(std::string_view phrase) {
  const Result<Phrase> parsed = parse_phrase(phrase);
  return parsed ? 0 : parsed.error().location->column;
}

TEST(Phrase, WordsStandInARow) {
  EXPECT_EQ(rows("low Risk of  addiction"), "low risk of addiction");
}

TEST(Phrase, HyphenIsABlank) {
  EXPECT_EQ(rows("long-lasting relief"), "long lasting relief");
}

TEST(Phrase, ChoiceGivesARowEach) {
  EXPECT_EQ(rows("(cure|fix for) it"), "cure it|fix for it");
}

TEST(Phrase, ChoiceMayBeEmpty) {
  EXPECT_EQ(rows("(very|) safe"), "very safe|safe");
}

TEST(Phrase, OptionMayBeTakenOrLeft) {
  EXPECT_EQ(rows("[very] safe"), "very safe|safe");
}

TEST(Phrase, ChoicesNest) {
  EXPECT_EQ(rows("(a (b|c)|d) e"), "a b e|a c e|d e");
}

TEST(Phrase, ReadsListsNumbersGapsAndEdges) {
  EXPECT_EQ(rows("^superior to ..2 {comparator} by #percent $"), "^ superior to ..2 {comparator} by {percent} $");
}

TEST(Phrase, DollarBeforeANumberIsAPrice) {
  EXPECT_EQ(parse_phrase("from $#num")->atoms[1].kind, AtomKind::kMark);
  EXPECT_EQ(parse_phrase("from $99")->atoms[1].kind, AtomKind::kMark);
  EXPECT_EQ(parse_phrase("from $")->atoms[1].kind, AtomKind::kEnd);
  EXPECT_EQ(rows("from $#num $"), "from $ {num} $");
}

TEST(Phrase, ExactFormIsMarked) {
  EXPECT_EQ(rows("=Healing touch"), "=healing touch");
}

TEST(Phrase, MarksAreAtoms) {
  EXPECT_EQ(rows("natural, so"), "natural , so");
}

TEST(Phrase, ContractionsAreTwoWords) {
  EXPECT_EQ(rows("don't wait"), "do n't wait");
}

TEST(Phrase, SaysWhereABracketIsOpen) {
  EXPECT_EQ(rows("a (b|c"), "'(' is never closed");
  EXPECT_EQ(error_column("a (b|c"), 3U);
}

TEST(Phrase, SaysWhereABracketClosesNothing) {
  EXPECT_EQ(error_column("ab ) c"), 4U);
}

TEST(Phrase, ColumnsCountCodePoints) {
  EXPECT_EQ(error_column("“é” ( b"), 5U);
}

TEST(Phrase, GapNeedsWordsOnBothSides) {
  EXPECT_EQ(rows("..3 word"), "a gap needs words on both sides");
  EXPECT_EQ(rows("word ..3"), "a gap needs words on both sides");
}

TEST(Phrase, GapHasALimit) {
  EXPECT_EQ(rows("a ..13 b"), "a gap is '..' and a number from 1 to 12");
}

TEST(Phrase, NeedsSomethingThatMustBeThere) {
  EXPECT_EQ(rows("[very] (|so)"), "a phrase needs at least one word, list or number that must be there");
}

TEST(Phrase, RefusesToStandForTooManyRows) {
  std::string phrase;
  for (int i = 0; i < 13; ++i) {
    phrase += "(a|b) ";
  }
  EXPECT_EQ(rows(phrase), "stands for more than 4096 rows of words; put the choices into a list");
}

TEST(Phrase, RefusesDeepBrackets) {
  EXPECT_EQ(rows(std::string(4000, '(')), "brackets are nested too deeply");
}

}  // namespace
}  // namespace candor
