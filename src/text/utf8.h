#pragma once

#include <cstdint>
#include <string_view>

namespace candor {

/// The code point that begins at byte `at` of valid UTF-8; moves `at` behind it. U+FFFD where the bytes are not valid.
char32_t next_code_point(std::string_view text, std::size_t& at);

}  // namespace candor
