#pragma once

#include <string_view>

namespace candor {

/// Why md4c 0.4.8 would take far more time or memory for a page than its size allows; empty when it would not. One pass
/// over the page.
std::string_view markdown_problem(std::string_view text);

}  // namespace candor
