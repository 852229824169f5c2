#pragma once

#include <string>
#include <string_view>

#include "candor/diagnostic/inspection.h"
#include "candor/rules/decision.h"

namespace candor {

/// "reported", "cleared", "excepted" …: what became of a match, in a word.
std::string_view outcome_of(const RuleBook& book, const Decision& decision);

/// The same in words that a writer understands. `match` has everything but its reason; `text` is the block's.
std::string reason_of(const RuleBook& book, const Decision& decision, const SeenMatch& match, std::string_view text);

}  // namespace candor
