#pragma once

#include <cstdint>
#include <vector>

#include "candor/document/document.h"

namespace candor {

/// What stands between quotation marks on a page: over sentences, and over paragraphs, whether each of them begins with
/// a mark of its own or not. What cannot be told counts as quoted: text before a closing mark that nothing opens, and
/// text behind an opening mark that nothing closes, up to the next heading.
class QuotedText {
 public:
  explicit QuotedText(const Document& page);

  /// Whether part of the span of a block's text is quoted. `block` is its place in Document::blocks.
  [[nodiscard]] bool overlaps(std::size_t block, TextSpan span) const;

 private:
  std::vector<std::vector<TextSpan>> spans_;  ///< by block
};

}  // namespace candor
