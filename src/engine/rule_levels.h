#pragma once

#include <optional>

#include "candor/engine/analyzer.h"

namespace candor {

/// What the levels leave of a verdict's severity; none: the rule is off. A context that lowered the rule's own severity
/// keeps the last word.
std::optional<Severity> severity_under(const RuleLevels& levels, const RuleInfo& rule, Severity severity);

}  // namespace candor
