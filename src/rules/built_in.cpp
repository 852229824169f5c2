#include "candor/rules/built_in.h"

#include <cstddef>

// The bytes that policy_compiler wrote, and those of docs/rule-precision.yaml, put into the program by the assembler.
extern "C" {
// NOLINTBEGIN(readability-identifier-naming): symbols of the assembler are no constants of C++
extern const char candor_built_in_policies[];
extern const char candor_built_in_policies_end[];
extern const char candor_rule_precision[];
extern const char candor_rule_precision_end[];
// NOLINTEND(readability-identifier-naming)
}

namespace candor {

RuleBookPtr built_in_rule_book() {
  return RuleBook::load(
      {candor_built_in_policies, static_cast<std::size_t>(candor_built_in_policies_end - candor_built_in_policies)});
}

std::string_view built_in_precision() {
  return {candor_rule_precision, static_cast<std::size_t>(candor_rule_precision_end - candor_rule_precision)};
}

}  // namespace candor
