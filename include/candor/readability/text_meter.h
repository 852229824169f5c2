#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "candor/base/span.h"
#include "candor/document/document.h"
#include "candor/readability/formulas.h"
#include "candor/text/sentence.h"
#include "candor/text/syllables.h"

/// How hard a page is to read: what is counted on it, by sentence, section and page (docs/readability.md).

namespace candor {

struct MeasuredSentence {
  std::uint32_t block = 0;
  TextSpan span;  ///< in the block's text
  ReadingCounts counts;
  double cost = 0;  ///< grades (Flesch–Kincaid) by which the page is harder with this sentence than without it
};

struct MeasuredSection {
  std::uint32_t heading = Block::kNone;  ///< the block; none: what stands above the first heading
  ReadingCounts counts;
};

struct PageMeasure {
  ReadingCounts page;
  std::vector<MeasuredSection> sections;    ///< in order; those in which nothing is counted are left out
  std::vector<MeasuredSentence> sentences;  ///< in order
};

/// Counts pages. A page is read in one pass; the result depends on the page and the data alone.
class TextMeter {
 public:
  /// What stands under one of the `reference_headings`, which are in small letters, is not counted.
  TextMeter(const SentenceData& sentences, const SyllableData& syllables, std::set<std::string> reference_headings);

  [[nodiscard]] PageMeasure measure(const Document& page) const;

  /// One sentence's text.
  [[nodiscard]] ReadingCounts count(std::string_view sentence) const;

 private:
  SentenceSplitter splitter_;
  SyllableCounter syllables_;
  std::set<std::string> reference_headings_;
};

/// The places in `sentences` of those that cost most, dearest first: at most `most`, and only those that cost more than
/// nothing.
std::vector<std::size_t> dearest(const PageMeasure& measure, std::size_t most);

}  // namespace candor
