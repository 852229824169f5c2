#pragma once

#include <vector>

#include "candor/policy/policies.h"

namespace candor {

/// What single files cannot know: that the names they use exist, that lists do not hold themselves, that phrases parse,
/// and that all of them together are of a size that can be matched. When there are mistakes already, names are not
/// looked up: what they stand for may be in a file that could not be read. Also fills the rules' references in from
/// the authorities.
void check_policies(Policies& policies, std::vector<Error>& mistakes);

}  // namespace candor
