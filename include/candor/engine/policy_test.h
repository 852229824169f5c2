#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "candor/base/result.h"
#include "candor/rules/rule_book.h"

/// Runs the examples that every rule carries.

namespace candor {

struct PolicyTestResult {
  std::uint64_t rules = 0;
  std::uint64_t examples = 0;
  std::uint64_t placements = 0;  ///< examples × the blocks they were put into
  std::vector<Error> failures;   ///< each at its example's place in the rule file
};

/// Every example as it stands, and in a heading, list item, table cell, quote, with its lines broken and a word in
/// bold. `pack` limits it to the rules of one pack; empty: all. Also tests that no rule flags a rewrite that a rule
/// offers.
PolicyTestResult test_policies(const RuleBookPtr& book, const std::string& pack = {});

}  // namespace candor
