#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "candor/diagnostic/report.h"
#include "candor/report/reporter.h"

#include "spool.h"

namespace candor {

/// What stands above the pages of the HTML report: what fails, and the findings by severity, category and page.
class Overview {
 public:
  using Counts = std::array<std::uint64_t, 3>;  ///< by Severity

  void begin(const RunInfo& run) { run_ = run; }

  /// `anchor` names the section with the page's text.
  void page(const FileReport& page, const std::string& anchor);

  /// "Fails: 2 errors, 1 warning, 0 suggestions", as HTML.
  [[nodiscard]] std::string verdict(const FileReport& page) const;
  /// "candor: 2 of 10 pages fail": only sensible when all pages are in.
  [[nodiscard]] std::string title() const;
  void write(const Coverage& coverage, const Sink& sink);

 private:
  [[nodiscard]] std::string headline() const;
  void write_summary(const Coverage& coverage, const Sink& sink) const;
  void write_severities(const Coverage& coverage, const Sink& sink) const;
  void write_categories(const Sink& sink) const;
  void write_filters(const Sink& sink) const;
  void write_not_checked(const Coverage& coverage, const Sink& sink) const;

  RunInfo run_;
  std::uint64_t pages_ = 0;
  std::uint64_t failing_ = 0;
  std::uint64_t clean_ = 0;
  std::map<std::string, Counts> categories_;
  Spool rows_;  ///< of the table by page
};

}  // namespace candor
