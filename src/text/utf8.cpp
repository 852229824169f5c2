#include "utf8.h"

#include <unicode/utf8.h>

namespace candor {

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 character = 0;
// ICU's macro converts between its own integer types.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
  U8_NEXT_OR_FFFD(bytes, at, text.size(), character);
#pragma GCC diagnostic pop
  return static_cast<char32_t>(character);
}

}  // namespace candor
