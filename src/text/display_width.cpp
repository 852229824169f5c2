#include "candor/text/display_width.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "utf8.h"

namespace candor {
namespace {

/// What next_code_point() gives for bytes that are no UTF-8.
constexpr char32_t kReplacement = 0xFFFD;

/// Also the two characters that some programs take for a line's end.
bool is_control(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x2028 || character == 0x2029;
}

/// Marks that turn the direction of the text around them could make a report read otherwise than it is.
bool turns_direction(char32_t character) {
  return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = static_cast<UChar32>(next_code_point(text, at));
    const int category = u_charType(character);
    if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) {
      continue;
    }
    const int east_asian = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

std::string printable(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t character = next_code_point(text, at);
    if (character == '\t') {
      safe += "    ";
    } else if (is_control(character) || turns_direction(character) || character == kReplacement) {
      safe += "\xEF\xBF\xBD";
    } else {
      safe += text.substr(begin, at - begin);
    }
  }
  return safe;
}

std::size_t code_point_start(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  while (offset > 0 && offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) {
    --offset;
  }
  return offset;
}

}  // namespace candor
