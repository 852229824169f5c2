#pragma once

#include <map>
#include <string>

#include "candor/diagnostic/report.h"

/// What candor says about itself, as JSON for other programs.

namespace candor {

/// All rules as an array, for `candor rules --format json`.
std::string rules_json(const std::map<std::string, RuleInfo>& rules);

/// Name, version and packs as an object, for `candor version --format json`.
std::string version_json(const RunInfo& run);

}  // namespace candor
