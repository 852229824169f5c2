#pragma once

#include <string>
#include <string_view>

namespace candor {

/// Words without what differs between ways to write the same: case, typographic marks, white space.
std::string normalized_words(std::string_view text);

}  // namespace candor
