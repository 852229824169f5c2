#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "candor/diagnostic/report.h"

/// From findings to bytes. Pages arrive one by one, so that a report over thousands of them needs no memory for them.
/// A new format is one file and one row in the table behind report_formats().

namespace candor {

/// Takes the next bytes of the report.
using Sink = std::function<void(std::string_view)>;

struct RenderOptions {
  bool color = false;
  std::size_t columns = 100;  ///< how wide lines for people may be
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
};

std::span<const ReportFormat> report_formats();
/// nullptr when there is no such format.
const ReportFormat* report_format(std::string_view name);

}  // namespace candor
