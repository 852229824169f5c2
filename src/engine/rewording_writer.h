#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "candor/diagnostic/report.h"
#include "candor/document/document.h"
#include "candor/policy/policies.h"

namespace candor {

/// Words of a block's text that a rewording is about.
struct RewordedPart {
  std::vector<TextSpan> words;  ///< one for each word of `from`; that of the list may be several words
  std::uint32_t first = 0;      ///< item
  std::uint32_t last = 0;       ///< behind the last item
  std::size_t changed = 0;      ///< how many of the words are replaced: not a {list} that ends both `from` and `to`

  [[nodiscard]] TextSpan span() const { return {words.front().begin, words.back().end}; }

  [[nodiscard]] TextSpan changed_span() const { return {words.front().begin, words[changed - 1].end}; }
};

/// Puts the words of `to` together, as the words in the source are written. None when they cannot be written so that a
/// reader would not stumble, or a line of the page would be lost.
std::optional<Replacement> reworded(const Document& page, const Block& block, const RewordedPart& part,
                                    const Rewording& rewording);

}  // namespace candor
