#pragma once

#include <string_view>

#include "candor/rules/rule_book.h"

namespace candor {

/// The policies of policies/, read, checked and compiled when the program was built.
RuleBookPtr built_in_rule_book();

/// Of those policies in their compiled form, as 64 hexadecimal digits: another build has another one where either the
/// policies or the form differ.
std::string_view built_in_digest();

/// docs/rule-precision.yaml, as it was when the program was built.
std::string_view built_in_precision();

}  // namespace candor
