#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/result.h"

/// The phrase language of docs/policy-format.md: from a policy author's line to rows of atoms.

namespace candor {

enum class AtomKind : std::uint8_t {
  kWord,   ///< any inflection of `text`
  kExact,  ///< this very form
  kMark,   ///< a punctuation mark
  kList,   ///< an entry of the list `text`
  kGap,    ///< up to `count` words that do not matter
  kBegin,  ///< the sentence's beginning
  kEnd,    ///< the sentence's end
};

struct Atom {
  AtomKind kind = AtomKind::kWord;
  std::string text;         ///< folded word, mark, or name of a list
  std::uint32_t count = 0;  ///< of a gap

  friend bool operator==(const Atom&, const Atom&) = default;
};

/// One way to say a phrase: choices made, options taken or left.
using AtomRow = std::vector<Atom>;

/// A step of a phrase from one place to another.
struct PhraseStep {
  static constexpr std::uint32_t kNothing = UINT32_MAX;

  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint32_t atom = kNothing;  ///< its place in Phrase::atoms; kNothing: the step takes no word
};

/// A phrase as a graph without circles: each way from place 0 to `end` is a row. Steps lead to higher places. Choices
/// are never multiplied out, so a phrase of thousands of rows is as small as it is written.
struct Phrase {
  std::vector<Atom> atoms;
  std::vector<PhraseStep> steps;  ///< ascending by `to`
  std::uint32_t end = 0;
  std::size_t words = 0;  ///< atoms of all rows together
};

/// The most rows that one phrase may stand for; the most gaps in one of them; the longest gap, in words. Together they
/// bound what a phrase can cost at a word.
inline constexpr std::size_t kMaxRows = 4096;
inline constexpr std::size_t kMaxGaps = 3;
inline constexpr std::uint32_t kMaxGap = 12;
/// The longest phrase, in bytes.
inline constexpr std::size_t kMaxPhraseBytes = 4096;

/// The error's column counts code points of the phrase from 1.
Result<Phrase> parse_phrase(std::string_view phrase);

/// All rows of a phrase, in the order of its choices: what it means, written out. Slow; for tests and tools.
std::vector<AtomRow> rows_of(const Phrase& phrase);

}  // namespace candor
