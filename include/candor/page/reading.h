#pragma once

#include <memory>
#include <vector>

#include "candor/diagnostic/report.h"
#include "candor/document/document.h"
#include "candor/rules/rule_book.h"
#include "candor/text/reading_target.h"

namespace candor {

/// Finds what makes a page hard to read: the rules with a detector of kReadingDetectors, each of which may be missing.
/// One a thread. Borrows the book.
class ReadingJudge {
 public:
  explicit ReadingJudge(const RuleBook& book);
  ~ReadingJudge();
  ReadingJudge(const ReadingJudge&) = delete;
  ReadingJudge& operator=(const ReadingJudge&) = delete;

  /// The page when its grade is above the target, with the sentences that cost most; sections above it of a page that
  /// is not; words that are not explained. Without fingerprints.
  [[nodiscard]] std::vector<Finding> findings(const Document& page, const ReadingTarget& target) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace candor
