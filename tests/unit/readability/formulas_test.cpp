#include "candor/readability/formulas.h"

#include <gtest/gtest.h>

namespace candor {
namespace {

constexpr double kExact = 1e-9;

/// 100 words in 5 sentences: 20 words a sentence, 1.5 syllables and 4.5 letters a word.
ReadingCounts even_counts() {
  ReadingCounts counts;
  counts.sentences = 5;
  counts.words = 100;
  counts.letters = 450;
  counts.syllables = 150;
  counts.polysyllables = 6;
  counts.hard_words = 4;
  return counts;
}

// Worked out by hand from the published formulas.

TEST(Formula, FleschReadingEase) {
  EXPECT_NEAR(flesch_reading_ease(even_counts()), 59.635, kExact);  // 206.835 − 20.3 − 126.9
}

TEST(Formula, FleschKincaidGrade) {
  EXPECT_NEAR(flesch_kincaid_grade(even_counts()), 9.91, kExact);  // 7.8 + 17.7 − 15.59
}

TEST(Formula, Smog) {
  EXPECT_NEAR(smog_grade(even_counts()), 9.3871, kExact);  // √(30 · 6 / 5) = 6; 3.1291 + 6.258
}

TEST(Formula, GunningFog) {
  EXPECT_NEAR(gunning_fog_index(even_counts()), 9.6, kExact);  // 0.4 · (20 + 4)
}

TEST(Formula, ColemanLiau) {
  EXPECT_NEAR(coleman_liau_index(even_counts()), 9.18, kExact);  // 26.46 − 1.48 − 15.8
}

TEST(Formula, AutomatedReadabilityIndex) {
  EXPECT_NEAR(automated_readability_index(even_counts()), 9.765, kExact);  // 21.195 + 10 − 21.43
}

TEST(Formula, TakesOneWord) {
  ReadingCounts counts;
  counts.sentences = 1;
  counts.words = 1;
  counts.letters = 4;
  counts.syllables = 1;
  EXPECT_NEAR(flesch_reading_ease(counts), 121.22, kExact);
  EXPECT_NEAR(flesch_kincaid_grade(counts), -3.4, kExact);
  EXPECT_NEAR(smog_grade(counts), 3.1291, kExact);
  EXPECT_NEAR(gunning_fog_index(counts), 0.4, kExact);
  EXPECT_NEAR(coleman_liau_index(counts), -21.88, kExact);
  EXPECT_NEAR(automated_readability_index(counts), -2.09, kExact);
}

TEST(FormulaDeathTest, NeedsASentenceAndAWord) {
  EXPECT_DEATH(flesch_kincaid_grade({}), "needs a sentence and a word");
}

TEST(ReadingCounts, AddUpAndTakeAway) {
  ReadingCounts sum = even_counts();
  sum += even_counts();
  EXPECT_EQ(sum.words, 200U);
  EXPECT_EQ(sum.hard_words, 8U);
  sum -= even_counts();
  EXPECT_EQ(sum, even_counts());
}

}  // namespace
}  // namespace candor
