#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "candor/base/result.h"
#include "candor/diagnostic/report.h"
#include "candor/readability/reading_report.h"

/// What `candor readability` prints. Grades are rounded to one decimal place; the JSON has them in full.

namespace candor {

struct ReadabilityRun {
  std::string version;
  double target = 0;  ///< a Flesch–Kincaid grade
};

/// A page for people, with a line break at the end. `columns`: how wide lines may be.
std::string readability_text(const ReadingReport& page, const ReadabilityRun& run, std::size_t columns);

/// The whole report, an object.
std::string readability_json(const std::vector<ReadingReport>& pages, const std::vector<Skipped>& skipped,
                             const ReadabilityRun& run);

}  // namespace candor
