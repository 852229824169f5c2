#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "candor/text/source_file.h"

namespace candor {
namespace {

SourcePtr decode(std::string_view bytes) {
  Result<SourcePtr> source = SourceFile::decode("page.md", bytes);
  EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message);
  return source ? *source : nullptr;
}

/// Byte strings that are nearly text: whole characters, broken ones, NUL, line ends.
class ByteStrings {
 public:
  explicit ByteStrings(bool broken) : broken_(broken) {}

  std::string next() {
    std::string bytes;
    for (std::size_t parts = pick(40); parts > 0; --parts) {
      bytes += broken_ && pick(4) == 0 ? kBroken.at(pick(kBroken.size())) : kWhole.at(pick(kWhole.size()));
    }
    return bytes;
  }

 private:
  static constexpr std::array<std::string_view, 12> kWhole = {
      "a", " ", "safe", "\n", "\r", "\r\n", "\t", "\u00E9", "\u2014", "\U0001F600", "# Title\n", "\u0430"};
  static constexpr std::array<std::string_view, 9> kBroken = {
      "\xE2\x80", "\xFF", "\xC0\x80", "\xED\xA0\x80", "\xF0\x9F", "\xE9", "\x93", std::string_view("\0", 1), "\x81"};

  std::size_t pick(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }

  std::mt19937 random_{20260801};  // NOLINT(cert-msc51-cpp): the same strings in every run
  bool broken_;
};

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Each character maps to bytes of its own, without gaps; the first begins behind the byte order mark.
void expect_map_without_gaps(const SourceFile& source, std::uint32_t bom_size) {
  std::uint32_t file_at = bom_size;
  const auto size = static_cast<std::uint32_t>(source.text().size());
  for (std::uint32_t at = 0; at < size;) {
    std::uint32_t end = at + 1;
    while (end < size && is_continuation(source.text()[end])) {
      ++end;
    }
    const FileSpan span = source.to_file({at, end});
    ASSERT_EQ(span.begin, file_at);
    ASSERT_GT(span.end, span.begin);
    file_at = span.end;
    at = end;
  }
  ASSERT_EQ(file_at, source.file_size());
}

void expect_lines_to_reconstruct(const SourceFile& source) {
  std::string all;
  for (std::uint32_t line = 1; line <= source.line_count(); ++line) {
    const std::uint32_t begin = source.line_start(line);
    ASSERT_EQ(all.size(), begin);
    ASSERT_EQ(source.position(begin), (Position{line, 1}));
    const std::string_view text = source.line_text(line);
    ASSERT_EQ(text.find_first_of("\r\n"), std::string_view::npos);
    const std::size_t end = line < source.line_count() ? source.line_start(line + 1) : source.text().size();
    const std::string_view line_end = source.text().substr(begin + text.size(), end - begin - text.size());
    ASSERT_TRUE(line_end == "\n" || line_end == "\r" || line_end == "\r\n" ||
                (line_end.empty() && line == source.line_count()));
    all.append(text).append(line_end);
  }
  ASSERT_EQ(all, source.text());
}

TEST(SourceFileProperty, WholeCharactersStayAsTheyAre) {
  ByteStrings strings(false);
  for (int i = 0; i < 2000; ++i) {
    const std::string bytes = strings.next();
    const SourcePtr source = decode(bytes);
    ASSERT_EQ(source->text(), bytes);
    ASSERT_EQ(source->encoding(), Encoding::kUtf8);
    ASSERT_EQ(source->replacements(), 0U);
    expect_map_without_gaps(*source, 0);
    expect_lines_to_reconstruct(*source);
  }
}

TEST(SourceFileProperty, BrokenBytesAlwaysDecode) {
  ByteStrings strings(true);
  for (int i = 0; i < 2000; ++i) {
    const Result<SourcePtr> decoded = SourceFile::decode("page.md", strings.next());
    if (!decoded) {
      ASSERT_EQ(decoded.error().message, "looks like binary data, not text");
      continue;
    }
    const SourceFile& source = **decoded;
    ASSERT_EQ(source.text().find('\0'), std::string_view::npos);
    ASSERT_NO_FATAL_FAILURE(expect_map_without_gaps(source, 0));
    ASSERT_NO_FATAL_FAILURE(expect_lines_to_reconstruct(source));
    const SourcePtr again = decode(source.text());
    ASSERT_EQ(again->text(), source.text()) << "what was decoded once is valid UTF-8";
    ASSERT_EQ(again->replacements(), 0U);
  }
}

TEST(SourceFileProperty, AnyBytesDecodeAsUtf16BehindAByteOrderMark) {
  ByteStrings strings(true);
  for (int i = 0; i < 2000; ++i) {
    const std::string bytes = "\xFE\xFF" + strings.next();
    const Result<SourcePtr> decoded = SourceFile::decode("page.md", bytes);
    if (decoded) {
      ASSERT_NO_FATAL_FAILURE(expect_map_without_gaps(**decoded, 2));
      ASSERT_NO_FATAL_FAILURE(expect_lines_to_reconstruct(**decoded));
    }
  }
}

TEST(SourceFileProperty, PositionsCountWhatLiesBeforeThem) {
  ByteStrings strings(false);
  for (int i = 0; i < 300; ++i) {
    const SourcePtr source = decode(strings.next());
    Position expected;
    const std::string_view text = source->text();
    for (std::uint32_t at = 0; at < text.size(); ++at) {
      if (is_continuation(text[at])) {
        continue;
      }
      ASSERT_EQ(source->position(at), expected);
      const bool ends_line = text[at] == '\n' || (text[at] == '\r' && text.substr(at + 1, 1) != "\n");
      expected = ends_line ? Position{expected.line + 1, 1} : Position{expected.line, expected.column + 1};
    }
    ASSERT_EQ(source->position(static_cast<std::uint32_t>(text.size())), expected);
  }
}

}  // namespace
}  // namespace candor
