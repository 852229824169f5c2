#pragma once

#include <memory>

#include "candor/report/reporter.h"

namespace candor {

/// Counts by category, rule and page in place of the findings: as tables, or as JSON ("candor.statistics/1"). The
/// tables show the pages that need most work; JSON has all that have findings.
std::unique_ptr<Reporter> make_statistics_reporter(Sink sink, bool json);

}  // namespace candor
