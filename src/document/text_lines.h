#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace candor {

/// What a line of plain text looks like.
struct TextLine {
  std::uint32_t begin = 0;  ///< of its content, without white space at its ends
  std::uint32_t end = 0;
  std::uint32_t indent = 0;  ///< in columns
  std::uint32_t width = 0;   ///< of its content, in code points
  std::uint32_t mark = 0;    ///< bytes of the bullet or number before its text, with the blanks behind it
  bool numbered = false;     ///< the mark is a number or a letter
  bool first = false;        ///< the mark is a bullet, or the first number
  bool quoted = false;       ///< ">" stands before it, as in a letter that is answered
  std::string_view content;  ///< between begin and end

  [[nodiscard]] bool blank() const { return begin == end; }

  [[nodiscard]] std::string_view text() const { return content.substr(mark); }
};

std::vector<TextLine> read_lines(std::string_view text);

/// A line of at least three "=" or "-": the line above is a heading.
bool is_underline(const TextLine& line);
/// A line of nothing but "-", "=", "_", "*" or "~".
bool is_rule(const TextLine& line);
/// Ends with a mark that headings do not end with. A question mark is none.
bool ends_sentence(std::string_view text);
/// Most of its longer words begin with a capital, or nothing in it is written small.
bool looks_like_title(std::string_view text);
std::uint32_t count_words(std::string_view text);
bool begins_small(std::string_view text);

}  // namespace candor
