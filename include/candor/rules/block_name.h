#pragma once

#include <cstddef>
#include <string_view>

#include "candor/document/document.h"

namespace candor {

inline constexpr std::size_t kBlockKinds = 8;

/// A kind of block as rules name it: "list-item".
std::string_view block_name(BlockKind kind);

}  // namespace candor
