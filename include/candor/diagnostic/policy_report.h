#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "candor/base/result.h"

/// What testing rule packs found, as plain data.

namespace candor {

struct PolicyTestResult {
  std::uint64_t rules = 0;
  std::uint64_t examples = 0;
  std::uint64_t placements = 0;  ///< examples × the blocks they were put into
  std::vector<Error> failures;   ///< each at its example's place in the rule file
};

/// A part of a rule, or an entry of a category's `unless`, that no example needs.
struct DeadPart {
  std::string owner;  ///< the rule's id, or the category
  std::string kind;   ///< "phrase", "regex", "needs", "unless" or "except"
  std::string text;   ///< as its author wrote it; of needs and unless the names
  Location where;
};

struct RemovalResult {
  std::uint64_t parts = 0;     ///< how many were taken away
  std::vector<DeadPart> dead;  ///< in order of files and lines
};

}  // namespace candor
