#include "candor/readability/text_meter.h"

#include <string>

#include <gtest/gtest.h>

#include "candor/document/readers.h"
#include "candor/readability/reading_report.h"
#include "candor/rules/built_in.h"

namespace candor {
namespace {

class Meter : public ::testing::Test {
 protected:
  static Document read(const std::string& markdown) {
    return read_markdown(SourceFile::decode("page.md", markdown).value());
  }

  [[nodiscard]] PageMeasure measure(const std::string& markdown) const { return meter_.measure(read(markdown)); }

  RuleBookPtr book_ = built_in_rule_book();
  TextMeter meter_{book_->policies().sentences, book_->policies().syllables,
                   book_->policies().reading.reference_headings};
};

struct HandCounted {
  const char* what;
  const char* markdown;
  std::uint64_t sentences;
  std::uint64_t words;
  std::uint64_t syllables;
};

// Counted by hand, by the rules of docs/readability.md.
constexpr HandCounted kTexts[] = {
    {"plain sentences",
     "Ketamine can make you feel sleepy. Do not drive until the next day.\n"
     "Ask a friend to take you home.\n",
     3, 20, 24},  // 6 + 7 + 7 words; 9 + 8 + 7 syllables
    {"a list, each item a sentence",
     "## Side effects\n\nCommon side effects are:\n\n- feeling sick\n- a dry mouth\n- blurred vision\n\n"
     "Most of them pass in an hour or two.\n",
     5, 20, 24},  // 4 + 2 + 3 + 2 + 9 words; 6 + 3 + 3 + 3 + 9 syllables
    {"numbers, abbreviations, hyphens and apostrophes",
     "Dr. Lee doesn't give more than 40 mg, e.g. on a first visit. Well-known side effects don’t last.\n", 2, 18,
     26},  // 13 + 5 words; 19 + 7 syllables: doctor 2, 40 1, milligrams 3, e.g. 2
    {"markup, a table and a list of sources",
     "# Ketamine\n\nThe *main* risks are [high blood pressure](https://example.org/bp) and misuse.\n\n"
     "| Dose | Time |\n|---|---|\n| low | short |\n\nSet `mode` to quiet, then breathe slowly.\n\n"
     "## References\n\n1. Smith J. A trial of something. 2020.\n",
     2, 15, 19},  // 9 + 6 words; 11 + 8 syllables
    {"medical words",
     "Neuroplasticity is the brain's ability to change. Intravenous infusions are given in the clinic by an\n"
     "anesthesiologist. Your psychiatrist will review your medication every month. Suicidal thoughts are an\n"
     "emergency: call 988 or go to the nearest hospital.\n",
     4, 38, 76},  // 7 + 10 + 8 + 13 words; 15 + 23 + 16 + 22 syllables
};

TEST_F(Meter, AgreesWithWhatWasCountedByHand) {
  for (const HandCounted& text : kTexts) {
    const ReadingCounts counts = measure(text.markdown).page;
    EXPECT_EQ(counts.sentences, text.sentences) << text.what;
    EXPECT_EQ(counts.words, text.words) << text.what;
    EXPECT_NEAR(static_cast<double>(counts.syllables), static_cast<double>(text.syllables),
                static_cast<double>(text.syllables) / 100)
        << text.what;
  }
}

TEST_F(Meter, CountsLettersAndDigits) {
  EXPECT_EQ(meter_.count("It’s 1,000 well-known e.g. (so) naïve!").letters, 3U + 4U + 9U + 2U + 2U + 5U);
}

TEST_F(Meter, PartsWordsAtDashesAndSlashes) {
  EXPECT_EQ(meter_.count("and/or").words, 2U);
  EXPECT_EQ(meter_.count("one–two—three").words, 3U);
  EXPECT_EQ(meter_.count("85% of 5mg, U.S. R&D").words, 5U);
}

TEST_F(Meter, LeavesNamesCompoundsAndEndingsOutOfTheHardWords) {
  const ReadingCounts counts = meter_.count("The hospital in Alabama has well-to-do readers created here.");
  EXPECT_EQ(counts.polysyllables, 4U);  // hospital, Alabama, well-to-do, created
  EXPECT_EQ(counts.hard_words, 1U);     // hospital
}

TEST_F(Meter, TellsSectionsApart) {
  const PageMeasure page = measure("Before it.\n\n# One\n\nFirst here. Second here.\n\n## Empty\n\n# Two\n\nThird.\n");
  ASSERT_EQ(page.sections.size(), 3U);
  EXPECT_EQ(page.sections[0].heading, Block::kNone);
  EXPECT_EQ(page.sections[1].counts.sentences, 2U);
  EXPECT_EQ(page.sections[2].counts.words, 1U);
}

TEST_F(Meter, NamesTheSentencesThatCostMost) {
  const std::string markdown =
      "We help. The neuropharmacological characteristics of intravenous administration necessitate monitoring. "
      "Rest now.\n";
  const PageMeasure page = measure(markdown);
  ASSERT_EQ(dearest(page, 5), std::vector<std::size_t>{1});
  ReadingCounts rest = page.sentences[0].counts;
  rest += page.sentences[2].counts;
  EXPECT_NEAR(page.sentences[1].cost, flesch_kincaid_grade(page.page) - flesch_kincaid_grade(rest), 1e-9);
  const ReadingReport report = reading_report(read(markdown), page, 5);
  ASSERT_EQ(report.costliest.size(), 1U);
  EXPECT_EQ(markdown.substr(report.costliest[0].span.begin, 7), "The neu");
  EXPECT_EQ(report.costliest[0].words, 8U);
}

TEST_F(Meter, FindsNothingOnAPageWithoutProse) {
  for (const char* markdown : {"", "# Only a heading\n", "![picture](a.png)\n", "https://example.org\n", "!!! ...\n"}) {
    const PageMeasure page = measure(markdown);
    EXPECT_EQ(page.page, ReadingCounts()) << markdown;
    EXPECT_TRUE(dearest(page, 3).empty());
    EXPECT_FALSE(reading_scores(page.page).has_value());
  }
}

TEST_F(Meter, OneSentenceCostsNothing) {
  EXPECT_EQ(measure("The only sentence.\n").sentences.at(0).cost, 0);
}

}  // namespace
}  // namespace candor
