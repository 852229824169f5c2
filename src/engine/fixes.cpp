#include "candor/engine/fixes.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace candor {
namespace {

/// Plain letters in the encoding of the file; none for others in an encoding that is not UTF-8.
std::optional<std::string> encoded(const std::string& text, Encoding encoding) {
  if (encoding == Encoding::kUtf8) {
    return text;
  }
  std::string bytes;
  for (const char letter : text) {
    if (static_cast<unsigned char>(letter) > 0x7F) {
      return std::nullopt;
    }
    if (encoding == Encoding::kUtf16Be) {
      bytes += '\0';
    }
    bytes += letter;
    if (encoding == Encoding::kUtf16Le) {
      bytes += '\0';
    }
  }
  return bytes;
}

}  // namespace

FixedBytes with_fixes(const FileReport& report, std::string_view bytes) {
  std::vector<const Replacement*> wanted;
  for (const Finding& finding : report.findings) {
    if (finding.replacement && finding.replacement->safe) {
      wanted.push_back(&*finding.replacement);
    }
  }
  std::sort(wanted.begin(), wanted.end(), [](const Replacement* a, const Replacement* b) { return a->span < b->span; });
  FixedBytes fixed;
  std::size_t done = 0;  // bytes of the file
  for (const Replacement* replacement : wanted) {
    const FileSpan place = report.source->to_file(replacement->span);
    const std::optional<std::string> text = encoded(replacement->text, report.source->encoding());
    if (!text || place.begin < done) {
      continue;
    }
    fixed.bytes += bytes.substr(done, place.begin - done);
    fixed.bytes += *text;
    done = place.end;
    ++fixed.replacements;
  }
  fixed.bytes += bytes.substr(done);
  return fixed;
}

}  // namespace candor
