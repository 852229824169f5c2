#pragma once

#include <cstdint>
#include <string_view>

#include "candor/base/span.h"

namespace candor {

/// What follows the text of a link or an image: `](destination "title")`, `][label]` or `]`.
struct LinkTail {
  std::uint32_t end = 0;  ///< behind it
  SourceSpan title;       ///< without its quotation marks; empty when there is none, or it stands elsewhere
};

/// Reads it from `from` on, where the link's text ends; closing marks of emphasis may stand before the
/// bracket. The parser knows that a link ends here, so what cannot be read ends right behind the bracket.
LinkTail read_link_tail(std::string_view source, std::uint32_t from);

}  // namespace candor
