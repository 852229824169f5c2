#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candor {

/// The candidate that a mistyped name probably meant: the smallest Damerau–Levenshtein distance (optimal string
/// alignment), at most a third of the name's length; none when nothing is that near. Ties: the first candidate.
std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates);

/// "; did you mean 'x'?", or nothing when no candidate is near.
std::string nearest_hint(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace candor
