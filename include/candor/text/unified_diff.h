#pragma once

#include <string>
#include <string_view>

namespace candor {

/// The difference between two texts with the same number of lines, as `patch -p1` and `git apply` take it: unified
/// format with three lines of context; empty when there is none. Lines end in LF, whatever stands before it. Line n of
/// one text becomes line n of the other one: nothing is searched for. A name with unusual characters is quoted as git
/// does.
std::string unified_diff(std::string_view name, std::string_view before, std::string_view after);

}  // namespace candor
