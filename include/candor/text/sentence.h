#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/span.h"

/// Sentence boundaries: terminators propose, data and the words around them decide. ICU's sentence rules (UAX 29) are
/// not asked: they break after "Dr." and "e.g." and cannot be repaired from outside (docs/architecture.md has the
/// figures); its character classes are.

namespace candor {

/// policies/language/sentences.yaml. All words in small letters, without their last dot.
struct SentenceData {
  std::set<std::string> never_end;           ///< "dr", "e.g", "vs": what follows belongs to them
  std::set<std::string> end_unless_number;   ///< "no", "p", "fig": they do not end a sentence before a number
  std::set<std::string> end_before_starter;  ///< "inc", "u.s", "p.m": they end one only before a usual beginning
  std::set<std::string> starters;            ///< words that sentences usually begin with: "the", "it" …
};

class SentenceSplitter {
 public:
  explicit SentenceSplitter(SentenceData data) : data_(std::move(data)) {}

  /// The sentences of one block's text, in order; together they cover everything but the white space between them.
  /// Closing quotation marks, brackets and a citation marker behind the terminator ("…it works.[3]", "…it works. (Lee,
  /// 2019)") belong to the sentence before; so does a number that is one of `raised`, the superscripts of the text.
  /// Items of a list that runs on in one line ("1) … 2) …") are sentences of their own. A line break is white space.
  /// One pass; safe to share between threads.
  [[nodiscard]] std::vector<TextSpan> split(std::string_view text, const std::vector<TextSpan>& raised = {}) const;

 private:
  SentenceData data_;
};

}  // namespace candor
