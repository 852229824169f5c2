#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace candor {

/// Where the second and later items of a list begin that runs on in one line: "1) first item 2) second item". Empty
/// when the text does not begin with the first item's number, letter or bullet.
std::vector<std::size_t> list_items(std::string_view text);

}  // namespace candor
