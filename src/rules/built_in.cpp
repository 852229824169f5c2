#include "candor/rules/built_in.h"

#include <cstddef>

// The bytes that policy_compiler wrote, put into the program by built_in_policies.S.
extern "C" {
// NOLINTBEGIN(readability-identifier-naming): symbols of the assembler are no constants of C++
extern const char candor_built_in_policies[];
extern const char candor_built_in_policies_end[];
// NOLINTEND(readability-identifier-naming)
}

namespace candor {

RuleBookPtr built_in_rule_book() {
  return RuleBook::load(
      {candor_built_in_policies, static_cast<std::size_t>(candor_built_in_policies_end - candor_built_in_policies)});
}

}  // namespace candor
