#pragma once

#include <string>
#include <vector>

#include "candor/base/result.h"
#include "candor/diagnostic/measured_precision.h"

namespace candor {

/// Reads what tests/eval/run has written (docs/rule-precision.yaml). Adds what is wrong with it to `mistakes`.
MeasuredPrecision read_precision_file(const std::string& path, const std::string& bytes, std::vector<Error>& mistakes);

}  // namespace candor
