#pragma once

#include <string>
#include <vector>

#include "candor/diagnostic/policy_report.h"
#include "candor/rules/rule_book.h"

/// The removal test: what can be taken away from a rule without any of its examples noticing has no example, or no use.

namespace candor {

/// Takes away, one after the other, each phrase, regular expression, entry of `needs`, `unless` and `except` of a rule.
/// A part is dead when all examples of the rule, as they stand, then have the findings they have now, with the same
/// severity. An entry of a category's `unless` is dead when no example of a rule that takes it over notices.
/// `folders` limits it to what stands in files below one of them; empty: everything.
/// Each example is judged once, with a record of what every part said; nothing is compiled again.
RemovalResult test_removal(const RuleBook& book, const std::vector<std::string>& folders = {});

}  // namespace candor
