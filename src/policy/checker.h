#pragma once

#include <vector>

#include "candor/policy/policies.h"

namespace candor {

/// What single files cannot know: that the names they use exist, that lists do not hold themselves, that phrases parse.
/// Also fills the rules' references in from the authorities.
void check_policies(Policies& policies, std::vector<Error>& mistakes);

}  // namespace candor
