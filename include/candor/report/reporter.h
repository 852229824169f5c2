#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "candor/diagnostic/report.h"

/// From findings to bytes. Pages arrive one by one, so that a report over thousands of them needs no memory for them.
/// A new format is one file and one row in the table behind report_formats().

namespace candor {

/// Takes the next bytes of the report.
using Sink = std::function<void(std::string_view)>;

struct MeasuredPrecision;

struct RenderOptions {
  bool color = false;
  std::size_t columns = 100;  ///< how wide lines for people may be
  /// SARIF: list also what is not reported, as suppressed; GitHub opens alerts for it all the same.
  bool show_suppressed = false;
  const MeasuredPrecision* precision = nullptr;  ///< SARIF: of the rules; outlives the reporter
};

class Reporter {
 public:
  virtual ~Reporter() = default;
  virtual void begin(const RunInfo& run) = 0;
  virtual void page(const FileReport& page) = 0;
  virtual void end(const Coverage& coverage) = 0;
};

struct ReportFormat {
  std::string_view name;     ///< what --format takes
  std::string_view summary;  ///< one line for --help
  std::unique_ptr<Reporter> (*make)(Sink, const RenderOptions&);
  bool states_coverage = true;  ///< false: the format has no room to say what was checked
};

std::span<const ReportFormat> report_formats();
/// nullptr when there is no such format.
const ReportFormat* report_format(std::string_view name);

/// In one line what was checked and what was found, for where a format has no room to say so.
std::string coverage_statement(const Coverage& coverage);

}  // namespace candor
