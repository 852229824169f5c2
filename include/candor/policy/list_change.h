#pragma once

#include <vector>

#include "candor/policy/policies.h"

namespace candor {

/// Words that somebody adds to a named list of the policies, or takes from it.
struct ListChange {
  LocatedText list;
  std::vector<LocatedText> add;
  std::vector<LocatedText> remove;  ///< as they are written in the list
};

/// Makes the changes and checks the policies anew. Gives back all mistakes, at the places of the changes; when there is
/// one, `policies` must not be used.
std::vector<Error> change_lists(const std::vector<ListChange>& changes, Policies& policies);

}  // namespace candor
