#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace candor {

/// The text behind `head`, broken at blanks into lines of at most so many columns; those below the first begin with
/// `indent`. A word is never broken: one that is too wide has a line to itself. No line break at the end.
std::string wrap(std::string_view head, std::string_view text, std::string_view indent, std::size_t columns);

}  // namespace candor
