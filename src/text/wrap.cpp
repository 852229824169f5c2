#include "candor/text/wrap.h"

#include <algorithm>

#include "candor/text/display_width.h"

namespace candor {

std::string wrap(std::string_view head, std::string_view text, std::string_view indent, std::size_t columns) {
  std::string wrapped(head);
  std::size_t used = display_width(head);
  bool at_start = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) {
      continue;
    }
    const std::size_t width = display_width(word);
    if (at_start) {
      at_start = false;
    } else if (used + 1 + width > columns) {
      wrapped += '\n';
      wrapped += indent;
      used = display_width(indent);
    } else {
      wrapped += ' ';
      ++used;
    }
    wrapped += word;
    used += width;
  }
  return wrapped;
}

}  // namespace candor
