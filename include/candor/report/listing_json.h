#pragma once

#include <map>
#include <string>

#include "candor/diagnostic/exception.h"
#include "candor/diagnostic/measured_precision.h"
#include "candor/diagnostic/policy_report.h"
#include "candor/diagnostic/report.h"

/// What candor says about itself, as JSON for other programs.

namespace candor {

/// All rules as an array, for `candor rules --format json`, each with its measured precision, or null.
std::string rules_json(const std::map<std::string, RuleInfo>& rules, const MeasuredPrecision& measured);

/// Signed exceptions as an array, for `candor suppressions --format json`.
std::string exceptions_json(const std::vector<ExceptionRecord>& records);

/// Name, version and packs as an object, for `candor version --format json`.
std::string version_json(const RunInfo& run);

/// What `candor test --format json` says, as an object. `removal` may be null: it was not asked for.
std::string policy_test_json(const PolicyTestResult& result, const RemovalResult* removal);

}  // namespace candor
