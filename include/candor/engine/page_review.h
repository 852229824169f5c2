#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "candor/diagnostic/report.h"
#include "candor/document/document.h"
#include "candor/engine/analyzer.h"

namespace candor {

/// What would be reported about other bytes of the same page: those that it had before a change.
using EarlierFindings = std::function<std::vector<Finding>(const std::string& bytes)>;

/// What a project says about its own pages: which rules hold, and what becomes of findings. A run without one takes all
/// rules as they are. Called by several threads at once, for different pages.
class PageReview {
 public:
  virtual ~PageReview() = default;

  /// The rules for a page; never nullptr.
  [[nodiscard]] virtual RuleBookPtr book(const std::string& path) const = 0;

  /// How grave its rules are for a page, where that is not as the rules say; outlives the page's analysis.
  [[nodiscard]] virtual const RuleLevels& levels(const std::string& path) const = 0;

  /// The grade that a page should not be above; none: nothing is said about it.
  [[nodiscard]] virtual std::optional<ReadingTarget> reading(const std::string& path) const = 0;

  /// Whose page it is: which duties are asked for. nullptr: none. Outlives the page's analysis.
  [[nodiscard]] virtual const ProfileDefinition* profile(const std::string& path) const = 0;

  /// Takes findings out of the report, or puts some in; counts in the coverage what it took out. Afterwards they are
  /// sorted by place, then rule.
  virtual void review(const Document& page, FileReport& report, Coverage& coverage) const = 0;

  /// Takes what a change did not bring out of a reviewed report, and counts it. An error when it cannot be told what
  /// the page was before.
  virtual std::optional<Error> limit(const Document& page, FileReport& report, Coverage& coverage,
                                     const EarlierFindings& earlier) const = 0;
};

}  // namespace candor
