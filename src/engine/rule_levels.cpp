#include "rule_levels.h"

#include <algorithm>

namespace candor {

std::optional<Severity> severity_under(const RuleLevels& levels, const RuleInfo& rule, Severity severity) {
  const auto level = levels.find(rule.id);
  if (level == levels.end()) {
    return severity;
  }
  if (!level->second) {
    return std::nullopt;
  }
  return severity < rule.severity ? std::min(severity, *level->second) : *level->second;
}

}  // namespace candor
