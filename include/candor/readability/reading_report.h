#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "candor/base/span.h"
#include "candor/document/document.h"
#include "candor/readability/formulas.h"
#include "candor/readability/jargon.h"
#include "candor/readability/text_meter.h"
#include "candor/text/source_file.h"

/// What is told about a page's readability, as plain data for reporters.

namespace candor {

struct ReadingScores {
  double reading_ease = 0;
  double flesch_kincaid = 0;
  double smog = 0;
  double gunning_fog = 0;
  double coleman_liau = 0;
  double automated_index = 0;
};

/// None when there is no sentence.
std::optional<ReadingScores> reading_scores(const ReadingCounts& counts);

struct ReadSection {
  std::string title;                  ///< the heading's text; empty above the first heading
  std::optional<SourceSpan> heading;  ///< where the heading's text stands
  ReadingCounts counts;
};

struct CostlySentence {
  SourceSpan span;
  std::string text;  ///< as a reader sees it
  std::uint64_t words = 0;
  double grade = 0;  ///< of the sentence alone
  double cost = 0;   ///< as MeasuredSentence::cost
};

/// A word that the page does not explain at its first use.
struct UnexplainedWord {
  SourceSpan span;
  std::string text;   ///< as the page has it
  std::string plain;  ///< the same in plain words
};

struct ReadingReport {
  SourcePtr source;
  ReadingCounts counts;
  std::vector<ReadSection> sections;
  std::vector<CostlySentence> costliest;  ///< dearest first
  std::vector<UnexplainedWord> jargon;    ///< in order of the page
};

/// `most`: how many sentences to name. Without jargon.
ReadingReport reading_report(const Document& page, const PageMeasure& measure, std::size_t most);

std::vector<UnexplainedWord> unexplained_words(const Document& page, const JargonFinder& finder);

}  // namespace candor
