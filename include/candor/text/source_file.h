#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/result.h"
#include "candor/base/span.h"

/// A page's bytes, decoded once and never changed. Everything behind it sees valid UTF-8; only to_file() and
/// position() know what the file itself looks like.

namespace candor {

enum class Encoding : std::uint8_t { kUtf8, kUtf16Le, kUtf16Be, kWindows1252 };

/// The name as IANA spells it, for messages.
std::string_view to_string(Encoding encoding);

/// 1-based line; 1-based column in code points (a byte order mark is not a column).
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend bool operator==(const Position&, const Position&) = default;
};

class SourceFile;
using SourcePtr = std::shared_ptr<const SourceFile>;

class SourceFile {
 public:
  /// Behind text() there are always this many zero bytes: md4c 0.4.8 reads one byte past the end of its input.
  static constexpr std::size_t kPadding = 64;

  /// Decodes the bytes of a file. A byte order mark decides; without one UTF-16 is told by its zero bytes, and text
  /// that has more invalid than valid UTF-8 sequences is read as Windows-1252 (which holds Latin-1's letters).
  /// Bytes that do not decode, and NUL, become U+FFFD. kBinary when the content is not text.
  static Result<SourcePtr> decode(std::string path, std::string_view bytes);

  [[nodiscard]] const std::string& path() const { return path_; }

  /// UTF-8 without byte order mark; line ends as in the file.
  [[nodiscard]] std::string_view text() const { return {text_.data(), text_.size() - kPadding}; }

  [[nodiscard]] Encoding encoding() const { return encoding_; }

  [[nodiscard]] std::uint32_t file_size() const { return file_size_; }

  /// How many U+FFFD decoding had to put in.
  [[nodiscard]] std::uint32_t replacements() const { return replacements_; }

  /// The bytes of the file that the text's bytes came from.
  [[nodiscard]] FileSpan to_file(SourceSpan span) const;
  /// CR, LF and CRLF each end one line; behind the last one there is one more line, which may be empty.
  [[nodiscard]] Position position(std::uint32_t offset) const;

  [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }

  /// The line's text without its end. Lines count from 1.
  [[nodiscard]] std::string_view line_text(std::uint32_t line) const;

  /// Where the line begins in text().
  [[nodiscard]] std::uint32_t line_start(std::uint32_t line) const { return line_starts_.at(line - 1); }

 private:
  /// A stretch of characters that all take the same number of bytes in the text and in the file.
  struct Stretch {
    std::uint32_t text = 0;
    std::uint32_t file = 0;
    std::uint8_t text_width = 1;
    std::uint8_t file_width = 1;
  };

  SourceFile() = default;
  [[nodiscard]] std::uint32_t to_file(std::uint32_t offset) const;

  friend class SourceDecoder;

  std::string path_;
  std::string text_;
  Encoding encoding_ = Encoding::kUtf8;
  std::uint32_t file_size_ = 0;
  std::uint32_t replacements_ = 0;
  std::vector<Stretch> stretches_;
  std::vector<std::uint32_t> line_starts_;
};

}  // namespace candor
