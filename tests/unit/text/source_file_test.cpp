#include "candor/text/source_file.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor {
namespace {

using ::testing::HasSubstr;
using namespace std::string_literals;  // NOLINT(google-build-using-namespace): for "…"s with zero bytes

SourcePtr decode(std::string_view bytes) {
  Result<SourcePtr> source = SourceFile::decode("page.md", bytes);
  EXPECT_TRUE(source.has_value()) << (source ? "" : source.error().message);
  return source ? *source : nullptr;
}

/// ASCII only.
std::string utf16(std::string_view text, Encoding encoding) {
  std::string bytes;
  for (const char letter : text) {
    bytes += encoding == Encoding::kUtf16Le ? std::string{letter, '\0'} : std::string{'\0', letter};
  }
  return bytes;
}

FileSpan file_span_of(const SourceFile& source, std::string_view words) {
  const auto begin = static_cast<std::uint32_t>(source.text().find(words));
  return source.to_file({begin, begin + static_cast<std::uint32_t>(words.size())});
}

TEST(SourceFile, KeepsUtf8AsItIs) {
  const SourcePtr source = decode("Caf\u00E9 \u2014 na\u00EFve \U0001F600\n");
  EXPECT_EQ(source->text(), "Caf\u00E9 \u2014 na\u00EFve \U0001F600\n");
  EXPECT_EQ(source->encoding(), Encoding::kUtf8);
  EXPECT_EQ(source->replacements(), 0U);
  EXPECT_EQ(source->to_file({7, 9}), (FileSpan{6, 9})) << "touches the dash, which has the bytes 6 to 8";
}

TEST(SourceFile, KnowsItsPathAndSize) {
  const SourcePtr source = decode("\xEF\xBB\xBFtext");
  EXPECT_EQ(source->path(), "page.md");
  EXPECT_EQ(source->file_size(), 7U);
}

TEST(SourceFile, PadsTheTextWithZeros) {
  const SourcePtr source = decode("text");
  for (std::size_t i = 0; i < SourceFile::kPadding; ++i) {
    EXPECT_EQ(source->text().data()[source->text().size() + i], '\0');
  }
}

TEST(SourceFile, ReadsAnEmptyFile) {
  const SourcePtr source = decode("");
  EXPECT_EQ(source->text(), "");
  EXPECT_EQ(source->line_count(), 1U);
  EXPECT_EQ(source->line_text(1), "");
  EXPECT_EQ(source->position(0), (Position{1, 1}));
  EXPECT_EQ(source->to_file({0, 0}), (FileSpan{0, 0}));
}

TEST(SourceFile, LeavesTheByteOrderMarkOut) {
  const SourcePtr source = decode("\xEF\xBB\xBF# Title");
  EXPECT_EQ(source->text(), "# Title");
  EXPECT_EQ(source->to_file({2, 7}), (FileSpan{5, 10}));
  EXPECT_EQ(source->position(2), (Position{1, 3}));
}

TEST(SourceFile, ReadsAFileThatIsOnlyAByteOrderMark) {
  for (const std::string& bom : {"\xEF\xBB\xBF"s, "\xFF\xFE"s, "\xFE\xFF"s}) {
    const SourcePtr source = decode(bom);
    EXPECT_EQ(source->text(), "");
    EXPECT_EQ(source->to_file({0, 0}), (FileSpan{source->file_size(), source->file_size()}));
  }
}

TEST(SourceFile, ReadsUtf16WithByteOrderMark) {
  const SourcePtr little = decode("\xFF\xFE" + utf16("safe", Encoding::kUtf16Le));
  EXPECT_EQ(little->encoding(), Encoding::kUtf16Le);
  EXPECT_EQ(little->text(), "safe");
  EXPECT_EQ(little->to_file({1, 3}), (FileSpan{4, 8}));
  const SourcePtr big = decode("\xFE\xFF" + utf16("safe", Encoding::kUtf16Be));
  EXPECT_EQ(big->encoding(), Encoding::kUtf16Be);
  EXPECT_EQ(big->text(), "safe");
}

TEST(SourceFile, TellsUtf16ByItsZeros) {
  const SourcePtr little = decode(utf16("A safe dose.", Encoding::kUtf16Le));
  EXPECT_EQ(little->encoding(), Encoding::kUtf16Le);
  EXPECT_EQ(little->text(), "A safe dose.");
  EXPECT_EQ(little->to_file({2, 6}), (FileSpan{4, 12}));
  const SourcePtr big = decode(utf16("A safe dose.", Encoding::kUtf16Be));
  EXPECT_EQ(big->encoding(), Encoding::kUtf16Be);
  EXPECT_EQ(big->text(), "A safe dose.");
}

TEST(SourceFile, MapsUtf16CharactersOfEveryWidth) {
  const SourcePtr source = decode("\xFF\xFE"s + "a\0"s + "\xE9\0"s + "\x14\x20"s + "\x3D\xD8\0\xDE"s + "b\0"s);
  EXPECT_EQ(source->text(), "a\u00E9\u2014\U0001F600b");
  EXPECT_EQ(file_span_of(*source, "a"), (FileSpan{2, 4}));
  EXPECT_EQ(file_span_of(*source, "\u00E9"), (FileSpan{4, 6}));
  EXPECT_EQ(file_span_of(*source, "\u2014"), (FileSpan{6, 8}));
  EXPECT_EQ(file_span_of(*source, "\U0001F600"), (FileSpan{8, 12}));
  EXPECT_EQ(file_span_of(*source, "b"), (FileSpan{12, 14}));
}

TEST(SourceFile, ReplacesTheOddByteOfUtf16) {
  const SourcePtr source = decode("\xFF\xFE" + utf16("ab", Encoding::kUtf16Le) + "c");
  EXPECT_EQ(source->text(), "ab\uFFFD");
  EXPECT_EQ(source->replacements(), 1U);
  EXPECT_EQ(source->to_file({2, 5}), (FileSpan{6, 7}));
}

TEST(SourceFile, ReplacesLoneSurrogates) {
  const SourcePtr lead = decode("\xFF\xFE"s + "\x3D\xD8"s + "a\0"s);
  EXPECT_EQ(lead->text(), "\uFFFDa");
  EXPECT_EQ(lead->to_file({3, 4}), (FileSpan{4, 6}));
  EXPECT_EQ(decode("\xFF\xFE"s + "\0\xDE"s + "a\0"s)->text(), "\uFFFDa");
  EXPECT_EQ(decode("\xFF\xFE"s + "a\0"s + "\x3D\xD8"s)->text(), "a\uFFFD");
}

TEST(SourceFile, EndsLinesInUtf16) {
  const SourcePtr source = decode("\xFF\xFE" + utf16("one\r\ntwo", Encoding::kUtf16Le));
  ASSERT_EQ(source->line_count(), 2U);
  EXPECT_EQ(source->line_text(1), "one");
  EXPECT_EQ(source->line_text(2), "two");
  EXPECT_EQ(source->to_file({5, 8}), (FileSpan{12, 18}));
}

TEST(SourceFile, ReadsWindows1252) {
  const SourcePtr source = decode("caf\xE9 \x93safe\x94 \x80 5");
  EXPECT_EQ(source->encoding(), Encoding::kWindows1252);
  EXPECT_EQ(source->text(), "caf\u00E9 \u201Csafe\u201D \u20AC 5");
  EXPECT_EQ(file_span_of(*source, "safe"), (FileSpan{6, 10}));
  EXPECT_EQ(file_span_of(*source, "\u201D"), (FileSpan{10, 11}));
  EXPECT_EQ(source->replacements(), 0U);
}

TEST(SourceFile, ReplacesTheUnassignedBytesOfWindows1252) {
  const SourcePtr source = decode("\xE9t\xE9 \x81\x8D\x8F\x90\x9D.");
  EXPECT_EQ(source->text(), "\u00E9t\u00E9 \uFFFD\uFFFD\uFFFD\uFFFD\uFFFD.");
  EXPECT_EQ(source->replacements(), 5U);
}

TEST(SourceFile, StaysUtf8WithAsManyValidAsInvalidSequences) {
  const SourcePtr source = decode("caf\u00E9 \xE9.");
  EXPECT_EQ(source->encoding(), Encoding::kUtf8);
  EXPECT_EQ(source->text(), "caf\u00E9 \uFFFD.");
  EXPECT_EQ(source->to_file({6, 10}), (FileSpan{6, 8}));
}

TEST(SourceFile, StaysUtf8BehindAByteOrderMark) {
  const SourcePtr source = decode("\xEF\xBB\xBF"s + "caf\xE9"s);
  EXPECT_EQ(source->encoding(), Encoding::kUtf8);
  EXPECT_EQ(source->text(), "caf\uFFFD");
}

TEST(SourceFile, ReplacesEachMaximalIllFormedPart) {
  struct Case {
    std::string_view bytes;
    std::uint32_t replacements;
  };

  // A byte order mark keeps it from being read as Windows-1252.
  for (const Case& part : {Case{"\xE2\x80", 1}, Case{"\xF0\x9F\x98", 1}, Case{"\xC0\x80", 2}, Case{"\xED\xA0\x80", 3},
                           Case{"\xF5\x80\x80\x80", 4}, Case{"\xE2\xE2\x80", 2}, Case{"\x80\xBF", 2}}) {
    const SourcePtr source = decode("\xEF\xBB\xBF<" + std::string(part.bytes) + ">");
    EXPECT_EQ(source->replacements(), part.replacements);
    EXPECT_EQ(source->text().size(), 2 + 3 * part.replacements);
    const auto end = static_cast<std::uint32_t>(source->text().size());
    EXPECT_EQ(source->to_file({1, end - 1}), (FileSpan{4, 4 + static_cast<std::uint32_t>(part.bytes.size())}));
  }
}

TEST(SourceFile, ReplacesNul) {
  const SourcePtr source = decode("one\0two"s);
  EXPECT_EQ(source->text(), "one\uFFFDtwo");
  EXPECT_EQ(source->replacements(), 1U);
  EXPECT_EQ(source->to_file({3, 6}), (FileSpan{3, 4}));
  EXPECT_EQ(file_span_of(*source, "two"), (FileSpan{4, 7}));
}

TEST(SourceFile, CountsNoReplacementThatTheFileHasItself) {
  EXPECT_EQ(decode("lost \uFFFD letter")->replacements(), 0U);
}

TEST(SourceFile, CoversTheWholeCharactersThatASpanTouches) {
  const SourcePtr source = decode("\u201Csafe\u201D");
  EXPECT_EQ(source->to_file({1, 8}), (FileSpan{0, 10}));
  EXPECT_EQ(source->to_file({3, 7}), (FileSpan{3, 7}));
  EXPECT_EQ(source->to_file({5, 5}), (FileSpan{5, 5}));
}

TEST(SourceFile, NamesTheKindOfABinaryFile) {
  struct Case {
    std::string bytes;
    std::string message;
  };

  for (const Case& file : {Case{"%PDF-1.7\n", "looks like a PDF file, not text"},
                           Case{"\x89PNG\r\n\x1A\n", "looks like a PNG image, not text"},
                           Case{"\xFF\xD8\xFF\xE0", "looks like a JPEG image, not text"},
                           Case{"GIF89a", "looks like a GIF image, not text"},
                           Case{"PK\x03\x04", "looks like a ZIP archive or an Office document, not text"},
                           Case{"\x1F\x8B\x08", "looks like a gzip archive, not text"},
                           Case{"\x7F"
                                "ELF",
                                "looks like a program, not text"},
                           Case{std::string(100, '\x01'), "looks like binary data, not text"},
                           Case{std::string(100, '\0'), "looks like binary data, not text"}}) {
    const Result<SourcePtr> source = SourceFile::decode("page.md", file.bytes);
    ASSERT_FALSE(source.has_value()) << file.message;
    EXPECT_EQ(source.error().code, ErrorCode::kBinary);
    EXPECT_EQ(source.error().message, file.message);
  }
}

TEST(SourceFile, RefusesUtf32) {
  const Result<SourcePtr> source = SourceFile::decode("page.md", "\xFF\xFE\0\0a\0\0\0"s);
  ASSERT_FALSE(source.has_value());
  EXPECT_EQ(source.error().code, ErrorCode::kBinary);
  EXPECT_THAT(source.error().message, HasSubstr("UTF-32"));
}

TEST(SourceFile, ToleratesOneControlCharacterInTwenty) {
  const std::string words(950, 'a');
  EXPECT_TRUE(SourceFile::decode("page.md", words + std::string(50, '\x02')).has_value());
  EXPECT_FALSE(SourceFile::decode("page.md", words + std::string(60, '\x02')).has_value());
}

TEST(SourceFile, CountsNoControlCharacterThatTextUses) {
  EXPECT_TRUE(SourceFile::decode("page.md", "\t\n\f\r\x1B\t\n\f\r\x1B").has_value());
}

TEST(SourceFile, LooksForControlCharactersOnlyAtTheBeginning) {
  EXPECT_TRUE(SourceFile::decode("page.md", std::string(8192, 'a') + std::string(8192, '\x02')).has_value());
}

TEST(SourceFile, EndsALineAtCrAtLfAndAtCrlf) {
  const SourcePtr source = decode("one\rtwo\nthree\r\n\r\rsix\n");
  ASSERT_EQ(source->line_count(), 7U);
  const std::vector<std::string_view> lines{"one", "two", "three", "", "", "six", ""};
  const std::vector<std::uint32_t> starts{0, 4, 8, 15, 16, 17, 21};
  for (std::uint32_t line = 1; line <= 7; ++line) {
    EXPECT_EQ(source->line_text(line), lines[line - 1]) << line;
    EXPECT_EQ(source->line_start(line), starts[line - 1]) << line;
  }
}

TEST(SourceFile, CountsColumnsInCodePoints) {
  const SourcePtr source = decode("one\n\u201C\u00E9\U0001F600\u201D then some words\n");
  EXPECT_EQ(source->position(4), (Position{2, 1}));
  EXPECT_EQ(source->position(7), (Position{2, 2}));
  EXPECT_EQ(source->position(9), (Position{2, 3}));
  EXPECT_EQ(source->position(13), (Position{2, 4}));
  EXPECT_EQ(source->position(16), (Position{2, 5}));
  EXPECT_EQ(source->position(32), (Position{2, 21}));
  EXPECT_EQ(source->position(33), (Position{3, 1}));
}

TEST(SourceFile, PlacesABytesWithinACharacterAtTheCharacter) {
  EXPECT_EQ(decode("\u201Csafe")->position(2), (Position{1, 1}));
}

TEST(SourceFile, PlacesALineEndOnItsLine) {
  const SourcePtr source = decode("ab\r\ncd");
  EXPECT_EQ(source->position(2), (Position{1, 3}));
  EXPECT_EQ(source->position(3), (Position{1, 4}));
  EXPECT_EQ(source->position(4), (Position{2, 1}));
  EXPECT_EQ(source->position(6), (Position{2, 3}));
}

TEST(Encoding, HasItsIanaName) {
  EXPECT_EQ(to_string(Encoding::kUtf8), "UTF-8");
  EXPECT_EQ(to_string(Encoding::kUtf16Le), "UTF-16LE");
  EXPECT_EQ(to_string(Encoding::kUtf16Be), "UTF-16BE");
  EXPECT_EQ(to_string(Encoding::kWindows1252), "windows-1252");
}

}  // namespace
}  // namespace candor
