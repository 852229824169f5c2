#pragma once

#include <string>

#include "candor/diagnostic/policy_report.h"
#include "candor/rules/rule_book.h"

/// Runs the examples that every rule carries.

namespace candor {

/// Every example as it stands, and in a heading, list item, table cell, quote, with its lines broken and a word in
/// bold. `pack` limits it to the rules of one pack; empty: all. Also tests that no rule flags a rewrite that a rule
/// offers.
PolicyTestResult test_policies(const RuleBookPtr& book, const std::string& pack = {});

}  // namespace candor
