#pragma once

#include <string>
#include <vector>

#include "candor/diagnostic/inspection.h"

namespace candor {

/// Why a match was found and what the contexts had to say, in sentences without a full stop:
///   looked for “superior ..4 to ..2 {comparator}”; “SSRIs” is in the list comparator
///   “may” makes it a suggestion (hedged)
///   would clear it, and not here: negated, cited
std::vector<std::string> explanation_of(const SeenMatch& match);

/// What became of it: "reported: nothing speaks against it", "not reported: the words around it clear it: negated
/// (“not”)".
std::string outcome_words(const SeenMatch& match);

}  // namespace candor
