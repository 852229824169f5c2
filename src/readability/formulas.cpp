#include "candor/readability/formulas.h"

#include <array>
#include <cmath>

#include "candor/base/check.h"

namespace candor {
namespace {

double ratio(std::uint64_t part, std::uint64_t whole) {
  CANDOR_CHECK(whole > 0, "a readability formula needs a sentence and a word");
  return static_cast<double>(part) / static_cast<double>(whole);
}

struct Formula {
  std::string_view title;
  double (*grade)(const ReadingCounts&);
};

/// In the order of ReadingFormula.
constexpr std::array<Formula, kReadingFormulaNames.size()> kFormulas = {{
    {"Flesch–Kincaid", flesch_kincaid_grade},
    {"SMOG", smog_grade},
    {"Gunning Fog", gunning_fog_index},
    {"Coleman–Liau", coleman_liau_index},
    {"Automated Readability Index", automated_readability_index},
}};

}  // namespace

ReadingCounts& ReadingCounts::operator+=(const ReadingCounts& other) {
  sentences += other.sentences;
  words += other.words;
  letters += other.letters;
  syllables += other.syllables;
  polysyllables += other.polysyllables;
  hard_words += other.hard_words;
  return *this;
}

ReadingCounts& ReadingCounts::operator-=(const ReadingCounts& other) {
  sentences -= other.sentences;
  words -= other.words;
  letters -= other.letters;
  syllables -= other.syllables;
  polysyllables -= other.polysyllables;
  hard_words -= other.hard_words;
  return *this;
}

double flesch_reading_ease(const ReadingCounts& counts) {
  return 206.835 - 1.015 * ratio(counts.words, counts.sentences) - 84.6 * ratio(counts.syllables, counts.words);
}

double flesch_kincaid_grade(const ReadingCounts& counts) {
  return 0.39 * ratio(counts.words, counts.sentences) + 11.8 * ratio(counts.syllables, counts.words) - 15.59;
}

double smog_grade(const ReadingCounts& counts) {
  return 3.1291 +
         1.0430 * std::sqrt(static_cast<double>(kSmogSentences) * ratio(counts.polysyllables, counts.sentences));
}

double gunning_fog_index(const ReadingCounts& counts) {
  return 0.4 * (ratio(counts.words, counts.sentences) + 100 * ratio(counts.hard_words, counts.words));
}

double coleman_liau_index(const ReadingCounts& counts) {
  return 5.88 * ratio(counts.letters, counts.words) - 29.6 * ratio(counts.sentences, counts.words) - 15.8;
}

double automated_readability_index(const ReadingCounts& counts) {
  return 4.71 * ratio(counts.letters, counts.words) + 0.5 * ratio(counts.words, counts.sentences) - 21.43;
}

double grade(ReadingFormula formula, const ReadingCounts& counts) {
  return kFormulas[static_cast<std::size_t>(formula)].grade(counts);
}

std::string_view title(ReadingFormula formula) {
  return kFormulas[static_cast<std::size_t>(formula)].title;
}

}  // namespace candor
