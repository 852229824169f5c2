#include "candor/text/source_file.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

#include "candor/base/check.h"

#include "source_decoder.h"

namespace candor {
namespace {

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Where the character begins that the offset lies in.
std::uint32_t character_begin(std::string_view text, std::uint32_t offset) {
  while (offset > 0 && offset < text.size() && is_continuation(text[offset])) {
    --offset;
  }
  return offset;
}

std::uint32_t character_end(std::string_view text, std::uint32_t offset) {
  while (offset < text.size() && is_continuation(text[offset])) {
    ++offset;
  }
  return offset;
}

/// Eight bytes at a time, since a page may be one line of a megabyte.
std::size_t count_code_points(std::string_view text) {
  constexpr std::uint64_t kLowBits = 0x0101010101010101U;
  std::size_t continuations = 0;
  std::size_t at = 0;
  std::uint64_t word = 0;
  for (; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    // One bit a byte that continues a character; the product gathers their sum in its highest byte.
    continuations += (((word >> 7U) & ~(word >> 6U) & kLowBits) * kLowBits) >> 56U;
  }
  const std::string_view rest = text.substr(at);
  continuations += static_cast<std::size_t>(std::count_if(rest.begin(), rest.end(), is_continuation));
  return text.size() - continuations;
}

}  // namespace

std::string_view to_string(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return "UTF-8";
    case Encoding::kUtf16Le:
      return "UTF-16LE";
    case Encoding::kUtf16Be:
      return "UTF-16BE";
    case Encoding::kWindows1252:
      return "windows-1252";
  }
  return "UTF-8";
}

Result<SourcePtr> SourceFile::decode(std::string path, std::string_view bytes) {
  return SourceDecoder::decode(std::move(path), bytes);
}

FileSpan SourceFile::to_file(SourceSpan span) const {
  CANDOR_CHECK(span.begin <= span.end && span.end <= text().size(), "a span outside of the text");
  const std::uint32_t begin = character_begin(text(), span.begin);
  const std::uint32_t end = span.empty() ? begin : character_end(text(), span.end);
  return {to_file(begin), to_file(end)};
}

std::uint32_t SourceFile::to_file(std::uint32_t offset) const {
  const auto next = std::upper_bound(stretches_.begin(), stretches_.end(), offset,
                                     [](std::uint32_t at, const Stretch& stretch) { return at < stretch.text; });
  const Stretch& stretch = *std::prev(next);
  return stretch.file + (offset - stretch.text) / stretch.text_width * stretch.file_width;
}

Position SourceFile::position(std::uint32_t offset) const {
  CANDOR_CHECK(offset <= text().size(), "an offset outside of the text");
  const std::uint32_t begin = character_begin(text(), offset);
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), begin);
  const std::uint32_t line_start = *std::prev(next);
  const std::size_t before = count_code_points(text().substr(line_start, begin - line_start));
  return {static_cast<std::uint32_t>(next - line_starts_.begin()), static_cast<std::uint32_t>(before + 1)};
}

std::string_view SourceFile::line_text(std::uint32_t line) const {
  CANDOR_CHECK(line >= 1 && line <= line_count(), "a line outside of the text");
  const std::uint32_t begin = line_starts_[line - 1];
  const std::size_t end = line < line_count() ? line_starts_[line] : text().size();
  std::string_view whole = text().substr(begin, end - begin);
  if (whole.ends_with('\n')) {
    whole.remove_suffix(1);
  }
  if (whole.ends_with('\r')) {
    whole.remove_suffix(1);
  }
  return whole;
}

}  // namespace candor
