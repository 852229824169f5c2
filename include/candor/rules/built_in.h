#pragma once

#include "candor/rules/rule_book.h"

namespace candor {

/// The policies of policies/, read, checked and compiled when the program was built.
RuleBookPtr built_in_rule_book();

}  // namespace candor
