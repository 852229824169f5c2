#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace candor {

/// How many columns of a terminal the text takes: 2 for wide characters (East Asian Width W and F), 0 for combining and
/// invisible ones, 1 for all others.
std::size_t display_width(std::string_view text);

/// The text as it is safe to print on one line: tabs as four blanks; other control characters, line separators, marks
/// that turn the direction of writing and bytes that are no UTF-8 as U+FFFD, so that a page cannot send commands to the
/// terminal it is shown on.
std::string printable(std::string_view text);

/// The largest offset at or before `offset` at which a code point begins.
std::size_t code_point_start(std::string_view text, std::size_t offset);

}  // namespace candor
