#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace candor {

struct WordDifference {
  std::size_t common = 0;  ///< words in the longest common subsequence
  std::string told;        ///< “adults” became “people”; “may” is missing; “always” was added
};

/// What became of `before`. Takes time and memory in proportion to the product of both numbers of words.
WordDifference word_difference(const std::vector<std::string>& before, const std::vector<std::string>& after);

}  // namespace candor
