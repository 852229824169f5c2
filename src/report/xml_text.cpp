#include "xml_text.h"

#include "candor/text/display_width.h"

namespace candor {

std::string xml_text(std::string_view text) {
  const std::string safe = printable(text);
  std::string escaped;
  escaped.reserve(safe.size());
  for (std::size_t at = 0; at < safe.size(); ++at) {
    switch (safe[at]) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      case '\xEF':
        // U+FFFE and U+FFFF are no characters of XML.
        if (safe.compare(at, 3, "\xEF\xBF\xBE") == 0 || safe.compare(at, 3, "\xEF\xBF\xBF") == 0) {
          escaped += "\uFFFD";
          at += 2;
          break;
        }
        [[fallthrough]];
      default:
        escaped += safe[at];
    }
  }
  return escaped;
}

}  // namespace candor
