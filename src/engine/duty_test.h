#pragma once

#include <string>

#include "candor/diagnostic/policy_report.h"
#include "candor/rules/rule_book.h"

namespace candor {

/// Runs the example pages of all duties (of one pack, or of all when `pack` is empty), and looks whether a rule flags a
/// sentence that a duty says to add.
void test_duties(const RuleBookPtr& book, const std::string& pack, PolicyTestResult& result);

}  // namespace candor
