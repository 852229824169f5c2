#pragma once

#include <map>
#include <string>

#include "candor/diagnostic/report.h"

namespace candor {

/// All rules as a JSON array, for `candor rules --format json`.
std::string rules_json(const std::map<std::string, RuleInfo>& rules);

}  // namespace candor
