#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "candor/text/syllables.h"

/// Fits the contexts of letters in policies/language/syllables.yaml to a dictionary.

namespace candor {

struct DictionaryWord {
  std::string word;                   ///< small letters and apostrophes
  std::vector<std::uint32_t> counts;  ///< of its pronunciations
};

/// "word, tab, counts" a line.
std::vector<DictionaryWord> read_dictionary(const std::string& path);

/// Which half of the dictionary a word belongs to: 0 or 1, by a digest of the word.
std::uint32_t half_of(const std::string& word);

/// The letters' contexts for these words; `shape` gives the sibilants. Logistic regression over the contexts of each
/// letter, sparse by an L1 penalty: FTRL-proximal (McMahan et al., "Ad click prediction", 2013). Which letters of a
/// word are syllables is not in the dictionary, only how many: before each pass the likeliest so many are taken.
SyllableData fit_syllables(const std::vector<DictionaryWord>& words, const SyllableData& shape);

}  // namespace candor
