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
  /// Bytes to be overwritten before md4c sees them, and with what.
  struct Blank {
    SourceSpan span;
    char with = ' ';
  };

  std::set<std::string, std::less<>> labels;
  std::vector<SourceSpan> definitions;  ///< whole definitions, ascending
  /// Marks, indentation and marks of quotes that make text a part of a definition. With line ends (before a paragraph)
  /// and blanks (within one) in their place it is ordinary paragraphs, each byte where it was.
  std::vector<Blank> blanks;

  /// Whether a place lies in a definition.
  [[nodiscard]] bool contain(std::uint32_t offset) const;
};

/// Finds definitions from `from` on: `[^label]: text`, with the lines that go on with it.
Footnotes find_footnotes(std::string_view text, std::uint32_t from);

}  // namespace candor
