#pragma once

#include <map>
#include <string>

#include "candor/diagnostic/report.h"

namespace candor {

/// nullptr for a rule that the run does not know, and before a run has begun.
inline const RuleInfo* find_rule(const RunInfo& run, const std::string& id) {
  if (run.rules == nullptr) {
    return nullptr;
  }
  const auto rule = run.rules->find(id);
  return rule != run.rules->end() ? &rule->second : nullptr;
}

}  // namespace candor
