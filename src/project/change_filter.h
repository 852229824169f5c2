#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "candor/diagnostic/report.h"
#include "candor/document/document.h"
#include "candor/engine/page_review.h"
#include "candor/project/project.h"

namespace candor {

/// Tells what a change brings to pages: the findings on its lines, and those elsewhere that the pages did not have
/// before. Taking a crisis line away, or the list of sources, puts findings on lines that nobody touched.
class ChangeFilter {
 public:
  explicit ChangeFilter(Changes changes) : changes_(std::move(changes)) {}

  /// Paths of pages are absolute.
  [[nodiscard]] bool is_changed(const std::string& path) const { return changes_.files.contains(path); }

  /// Forgets all files but these pages.
  void keep_only(const std::set<std::string>& paths);

  /// Moves findings that the change did not bring to `outside`. `earlier` is asked only when there are findings on
  /// unchanged lines. An error when git cannot give the page's bytes before the change. Safe for several threads at
  /// once.
  std::optional<Error> limit(const std::string& path, const Document& page, FileReport& report,
                             const EarlierFindings& earlier) const;

 private:
  /// What git has of all pages before the change, read when it is first asked for, at one go.
  const Result<std::map<std::string, std::string>>& bytes_before() const;

  Changes changes_;
  mutable std::once_flag read_;
  mutable std::optional<Result<std::map<std::string, std::string>>> before_;
};

}  // namespace candor
