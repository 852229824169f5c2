#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/span.h"

/// A page written in another way, which still knows where each of its bytes came from.

namespace candor::testing {

struct Rewriting {
  std::string text;
  std::vector<std::uint32_t> moved;  ///< by byte of the original: where it stands now

  /// Where a span's first and last byte stand now. What was put in at its ends does not belong to it.
  [[nodiscard]] SourceSpan move(SourceSpan span) const;
};

/// Puts text in before some bytes.
Rewriting insert(std::string_view page, const std::function<std::string(std::size_t)>& before);

/// Each line behind the marks of a block quote.
Rewriting in_quote(std::string_view page);
/// The whole page in one item of a list, behind a word: md4c 0.4.8 takes a list that follows an item's heading for more
/// items of the outer one.
Rewriting in_list_item(std::string_view page);
Rewriting with_crlf(std::string_view page);
/// Letters with marks on them taken apart: "é" as "e" and an accent.
Rewriting decomposed(std::string_view page);
/// Markup around one span.
Rewriting wrapped(std::string_view page, SourceSpan span, const std::string& open, const std::string& close);

}  // namespace candor::testing
