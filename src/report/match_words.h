#pragma once

#include <string>

#include "candor/diagnostic/inspection.h"

namespace candor {

/// Which phrase matched, and which words stand for its lists: "the phrase “superior to ..2 {comparator}”; “SSRIs” is in
/// the list comparator".
std::string phrase_words(const SeenMatch& match);

/// Which contexts were asked, and what they found: "hedged: “may” leaves a suggestion; not found: negated, cited".
std::string trial_words(const SeenMatch& match);

/// What became of it: "reported: nothing speaks against it", "not reported: negated (“not”)".
std::string outcome_words(const SeenMatch& match);

}  // namespace candor
