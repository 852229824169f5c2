#pragma once

#include "candor/diagnostic/measured_precision.h"
#include "candor/diagnostic/report.h"

#include "json_text.h"

namespace candor {

/// "error", "warning" or "note".
const char* sarif_level(Severity severity);

/// SARIF's tool object with the descriptions of all rules, in the order of their names. `precision` may be null.
Json sarif_tool(const RunInfo& run, const MeasuredPrecision* precision);

}  // namespace candor
