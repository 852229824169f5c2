#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "candor/rules/rule_book.h"

#include "support/policy_files.h"

namespace candor::testing {

/// What was found, in order: the words, and behind them the severity when it is no error: "heals (suggestion)".
using Found = std::vector<std::string>;

Found judge_page(const RuleBook& book, std::string_view markdown);
Found judge_page(const PolicyFiles& policies, std::string_view markdown);

/// A rule for "heal" with these further lines, and the word lists that clauses are found with.
PolicyFiles healing_policies(const std::string& lines);

}  // namespace candor::testing
