#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/span.h"

namespace candor {

/// A policy example's Markdown with the places that its marks [[ ]] stood at, the marks taken out.
struct MarkedText {
  std::string text;
  std::vector<SourceSpan> spans;
};

/// None when a mark is never opened or never closed.
std::optional<MarkedText> read_marks(std::string_view marked);

/// One way to set an example into a page.
struct Placement {
  std::string_view name;  ///< "in a heading"
  /// None when the example cannot stand there (it has lines of its own, say).
  std::optional<MarkedText> (*place)(const MarkedText&);
};

/// As it stands; in a heading, list item, table cell and quote; with its lines broken; with a word in bold.
std::span<const Placement> placements();

}  // namespace candor
