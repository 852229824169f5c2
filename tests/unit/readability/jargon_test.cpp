#include "candor/readability/jargon.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "candor/document/readers.h"
#include "candor/rules/built_in.h"

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Jargon : public ::testing::Test {
 protected:
  /// The words that the page does not explain, in order.
  [[nodiscard]] std::vector<std::string> unexplained(const std::string& markdown) const {
    const Document page = read_markdown(SourceFile::decode("page.md", markdown).value());
    std::vector<std::string> words;
    for (const Unexplained& word : finder_.find(page)) {
      words.push_back(page.blocks[word.block].text.substr(word.span.begin, word.span.size()));
    }
    return words;
  }

  RuleBookPtr book_ = built_in_rule_book();
  JargonFinder finder_{book_->policies().jargon, book_->policies().inflection, book_->policies().sentences,
                       book_->policies().reading.reference_headings};
};

TEST_F(Jargon, IsToldOnceAtItsFirstUse) {
  EXPECT_THAT(unexplained("It may cause vertigo.\n\nVertigo (a spinning feeling) passes. Vertigo again.\n"),
              ElementsAre("vertigo"));
}

TEST_F(Jargon, IsExplainedForTheRestOfThePage) {
  EXPECT_THAT(unexplained("It may cause vertigo (a spinning feeling).\n\nVertigo passes.\n"), IsEmpty());
}

TEST_F(Jargon, ABracketExplainsNothingWhenItHoldsASourceAnAbbreviationOrExamples) {
  EXPECT_THAT(unexplained("Watch for vertigo (Lee and Kim, 2019).\n"), ElementsAre("vertigo"));
  EXPECT_THAT(unexplained("People with tachycardia (TC) may not have it.\n"), ElementsAre("tachycardia"));
  EXPECT_THAT(unexplained("Take no opioid (such as codeine).\n"), ElementsAre("opioid"));
}

TEST_F(Jargon, BracketsExplainInBothDirections) {
  EXPECT_THAT(unexplained("Some get a spinning feeling (vertigo).\n"), IsEmpty());
  EXPECT_THAT(unexplained("Some get a spinning feeling (also called vertigo).\n"), IsEmpty());
  EXPECT_THAT(unexplained("Tachycardia (TC) means that the heart races.\n"), IsEmpty());
}

TEST_F(Jargon, DashesAppositionsAndCuesExplain) {
  EXPECT_THAT(unexplained("Vertigo – the room seems to turn – passes.\n"), IsEmpty());
  EXPECT_THAT(unexplained("Vertigo, a sense that the room turns, passes.\n"), IsEmpty());
  EXPECT_THAT(unexplained("The room may seem to turn, which is known as vertigo.\n"), IsEmpty());
  EXPECT_THAT(unexplained("You may get vertigo. This means that the room seems to turn.\n"), IsEmpty());
  EXPECT_THAT(unexplained("You may get vertigo. Vertigo is when the room seems to turn.\n"), IsEmpty());
  EXPECT_THAT(unexplained("- vertigo: the room seems to turn\n"), IsEmpty());
}

TEST_F(Jargon, ADashBehindWhichNothingIsExplainedIsNone) {
  EXPECT_THAT(unexplained("You may get vertigo – and a headache.\n"), ElementsAre("vertigo"));
}

TEST_F(Jargon, ItsPlainWordsExplainItWhereverTheyStandInTheSentence) {
  EXPECT_THAT(unexplained("That spinning feeling which is vertigo passes.\n"), IsEmpty());
  EXPECT_THAT(unexplained("It is renal. Your kidneys are looked at.\n"), IsEmpty());
  EXPECT_THAT(unexplained("It is renal. We look. Your kidneys are fine.\n"), ElementsAre("renal"));
}

TEST_F(Jargon, HeadingsCanExplainAndAreNoUse) {
  EXPECT_THAT(unexplained("# Vertigo\n\nIt passes.\n"), IsEmpty());
  EXPECT_THAT(unexplained("# Vertigo (a spinning feeling)\n\nVertigo passes.\n"), IsEmpty());
  EXPECT_THAT(unexplained("# What is vertigo?\n\nVertigo passes.\n"), IsEmpty());
  EXPECT_THAT(unexplained("# Vertigo\n\nVertigo passes.\n"), ElementsAre("Vertigo"));
}

TEST_F(Jargon, QuotesCodeAndSourcesAreNotLookedAt) {
  EXPECT_THAT(unexplained("> You may get vertigo.\n"), IsEmpty());
  EXPECT_THAT(unexplained("She said “I had a lot of vertigo that day” to us.\n"), IsEmpty());
  EXPECT_THAT(unexplained("Set `vertigo` to on.\n"), IsEmpty());
  EXPECT_THAT(unexplained("# References\n\n1. Lee A. Vertigo. 2020.\n"), IsEmpty());
}

TEST_F(Jargon, AGlossaryExplains) {
  EXPECT_THAT(unexplained("You may get [vertigo](/glossary#vertigo).\n"), IsEmpty());
  EXPECT_THAT(unexplained("You may get [vertigo](/book-now).\n"), ElementsAre("vertigo"));
}

TEST_F(Jargon, AbbreviationsAreExplainedByWhatTheyStandFor) {
  EXPECT_THAT(unexplained("Eye movement desensitization and reprocessing (EMDR) is one way.\n"), IsEmpty());
  EXPECT_THAT(unexplained("EMDR (eye movement desensitization and reprocessing) is one way.\n"), IsEmpty());
  EXPECT_THAT(unexplained("EMDR works for many.\n"), ElementsAre("EMDR"));
}

TEST_F(Jargon, EveryTermHasPlainWordsThatAreOtherWords) {
  const JargonData& data = book_->policies().jargon;
  EXPECT_GE(data.terms.size(), 250U);
  for (const JargonTerm& term : data.terms) {
    EXPECT_NE(term.plain, "") << term.term;
    EXPECT_THAT(unexplained("- " + term.plain + "\n"), ::testing::Not(::testing::Contains(term.term))) << term.term;
  }
}

}  // namespace
}  // namespace candor
