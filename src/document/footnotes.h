#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/span.h"

namespace candor {

/// The definitions of footnotes in a page, which md4c does not know and would take for definitions of links.
struct Footnotes {
  std::set<std::string, std::less<>> labels;
  std::vector<SourceSpan> definitions;  ///< whole definitions, ascending
  /// Marks and indentation that make text a part of a definition. With line ends in their place it is
  /// ordinary paragraphs, each byte where it was.
  std::vector<SourceSpan> marks;

  /// Whether a place lies in a definition.
  [[nodiscard]] bool contain(std::uint32_t offset) const;
};

/// Finds definitions from `from` on: `[^label]: text`, with the lines that go on with it.
Footnotes find_footnotes(std::string_view text, std::uint32_t from);

}  // namespace candor
