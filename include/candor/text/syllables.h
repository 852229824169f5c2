#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// How many syllables an English word has: a list of words first, then weighted contexts of letters.

namespace candor {

/// What a letter sees around it, and how much that speaks for a syllable (more than 0) or against one.
struct LetterContext {
  std::string around;  ///< "c_al": the letter's place is `_`, a word begins with `^` and ends with `$`; at most
                       ///< kMaxContextLetters
  std::int32_t weight = 0;
};

/// The data behind it: policies/language/syllables.yaml.
struct SyllableData {
  std::map<std::string, std::uint32_t> words;  ///< words that the contexts get wrong, in small letters
  std::set<std::string> spelled;               ///< abbreviations read letter by letter when they stand in capitals
  std::vector<std::string> sibilants;          ///< endings behind which "'s" and "s" are a syllable: "ch", "ge"
  std::map<char, std::vector<LetterContext>> letters;  ///< letters that can be the heart of a syllable
};

inline constexpr std::size_t kMaxContextReach = 5;    ///< letters or edges on one side
inline constexpr std::size_t kMaxContextLetters = 7;  ///< on both sides, with the letter itself

/// A word, in small letters between edges, as its letters see it: the context keys of the letter at `place`, each
/// "letter, left, _, right". Used by the counter and by the program that fits the weights.
std::vector<std::string> letter_contexts(std::string_view edged, std::size_t place);

/// Safe to share between threads.
class SyllableCounter {
 public:
  explicit SyllableCounter(const SyllableData& data);
  ~SyllableCounter();
  SyllableCounter(SyllableCounter&&) noexcept;
  SyllableCounter& operator=(SyllableCounter&&) noexcept;

  /// Of one word without blanks or hyphens, as it is written: capitals, accents and apostrophes may stand in it. At
  /// least 1, but 0 when there is no letter. A word without a vowel is read letter by letter. Words of more than
  /// kMaxWordBytes bytes are counted up to there.
  [[nodiscard]] std::size_t count(std::string_view word) const;

  /// Whether the list of words decides about this word, or about the word that it is the plural or possessive of.
  [[nodiscard]] bool listed(std::string_view word) const;

  static constexpr std::size_t kMaxWordBytes = 256;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace candor
