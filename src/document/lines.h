#pragma once

#include <cstdint>
#include <string_view>

namespace candor {

/// A line of text: its content, and where the next line begins.
struct Line {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;   ///< without its end of line
  std::uint32_t next = 0;  ///< behind its end of line: CR, LF or CRLF

  [[nodiscard]] std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

inline Line line_at(std::string_view text, std::uint32_t begin) {
  const std::size_t found = text.find_first_of("\r\n", begin);
  const auto end = static_cast<std::uint32_t>(found == std::string_view::npos ? text.size() : found);
  const std::uint32_t width = end == text.size() ? 0 : text.substr(end, 2) == "\r\n" ? 2 : 1;
  return {begin, end, end + width};
}

inline bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace candor
