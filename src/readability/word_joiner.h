#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "candor/base/span.h"

namespace candor {

/// A word as a reader counts it: what stands between blanks. "don't", "well-being", "e.g." and "85%" are one each; a
/// dash or a slash between two words parts them.
struct WrittenWord {
  std::vector<TextSpan> parts;  ///< what is spoken as a word of its own: "well" and "being"; "don't"; "85"
  std::uint64_t letters = 0;    ///< and digits
};

/// The words of a text, in order. Code and addresses (U+FFFC) are none.
std::vector<WrittenWord> written_words(std::string_view text);

}  // namespace candor
