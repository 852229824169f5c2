#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "candor/base/result.h"
#include "candor/diagnostic/severity.h"
#include "candor/report/reporter.h"

namespace candor {

/// Joins JSON reports ("candor.report/1") of runs over different pages into the one that a single run would have given.
/// Holds the text of all of them.
class ReportMerger {
 public:
  /// `mixed`: join also what was made by different packs or another candor.
  explicit ReportMerger(bool mixed);
  ~ReportMerger();
  ReportMerger(const ReportMerger&) = delete;
  ReportMerger& operator=(const ReportMerger&) = delete;

  /// Adds the report that stands at the path, whole or not at all. An error's place is in the report where it is no
  /// JSON.
  std::optional<Error> add(const std::string& path, std::string_view bytes);

  /// Pages in the order of their paths, folder by folder.
  void write(const Sink& sink) const;
  /// Counts by category, rule and page instead; see make_statistics_reporter().
  void write_statistics(const Sink& sink, bool json) const;
  /// Whether any page has a finding of the severity or a graver one.
  [[nodiscard]] bool has(Severity severity) const;
  /// How many pages were checked in all runs.
  [[nodiscard]] std::uint64_t pages() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace candor
