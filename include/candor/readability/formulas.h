#pragma once

#include <cstdint>
#include <string_view>

#include "candor/text/reading_target.h"

/// Readability formulas, from counts. How the counts are made is text_meter.h's; a formula takes them as they come.

namespace candor {

struct ReadingCounts {
  std::uint64_t sentences = 0;
  std::uint64_t words = 0;
  std::uint64_t letters = 0;  ///< letters and digits of the words
  std::uint64_t syllables = 0;
  std::uint64_t polysyllables = 0;  ///< words of three or more syllables
  std::uint64_t hard_words = 0;     ///< polysyllables but for names, compounds of short words, and -es and -ed forms

  ReadingCounts& operator+=(const ReadingCounts& other);
  ReadingCounts& operator-=(const ReadingCounts& other);  ///< `other` is a part of it

  friend bool operator==(const ReadingCounts&, const ReadingCounts&) = default;
};

/// All of them need at least one sentence and one word.

/// Reading Ease, about 100 (easy) to 0 (hard): 206.835 − 1.015 words/sentences − 84.6 syllables/words.
/// Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948).
double flesch_reading_ease(const ReadingCounts& counts);

/// US school grade: 0.39 words/sentences + 11.8 syllables/words − 15.59.
/// Kincaid, Fishburne, Rogers, Chissom, "Derivation of new readability formulas", Navy report 8-75 (1975).
double flesch_kincaid_grade(const ReadingCounts& counts);

/// Grade: 3.1291 + 1.0430 √(30 polysyllables/sentences). Made for samples of 30 sentences: see kSmogSentences.
/// McLaughlin, "SMOG grading – a new readability formula", Journal of Reading 12 (1969).
double smog_grade(const ReadingCounts& counts);

/// Fewer sentences than these make a SMOG grade uncertain.
inline constexpr std::uint64_t kSmogSentences = 30;

/// Grade: 0.4 (words/sentences + 100 hard words/words). Gunning, "The technique of clear writing" (1952).
double gunning_fog_index(const ReadingCounts& counts);

/// Grade: 5.88 letters/words − 29.6 sentences/words − 15.8. Coleman and Liau, "A computer readability formula designed
/// for machine scoring", Journal of Applied Psychology 60 (1975), there for 100 words: 0.0588 L − 0.296 S − 15.8.
double coleman_liau_index(const ReadingCounts& counts);

/// Grade: 4.71 letters/words + 0.5 words/sentences − 21.43. Senter and Smith, "Automated readability index",
/// report AMRL-TR-66-220 (1967).
double automated_readability_index(const ReadingCounts& counts);

/// The grade by one of them.
double grade(ReadingFormula formula, const ReadingCounts& counts);

/// Its name as people write it: "Flesch–Kincaid".
std::string_view title(ReadingFormula formula);

}  // namespace candor
