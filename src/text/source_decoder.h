#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "candor/base/result.h"
#include "candor/text/source_file.h"

namespace candor {

/// Builds a SourceFile: tells the encoding, turns the bytes into UTF-8 and notes where each character came
/// from.
class SourceDecoder {
 public:
  /// See SourceFile::decode().
  static Result<SourcePtr> decode(std::string path, std::string_view bytes);

 private:
  SourceDecoder(std::string path, std::string_view bytes, std::size_t bom_size, Encoding encoding);

  SourcePtr finish() &&;

  void decode_utf8();
  void decode_utf16();
  void decode_windows1252();

  /// The bytes before `end` become text as they are, but for NUL.
  void copy_until(std::size_t end);
  /// One character that took the next `file_width` bytes of the file.
  void append(std::int32_t code_point, std::size_t file_width);
  /// One U+FFFD for the next `file_width` bytes, which do not decode.
  void replace(std::size_t file_width);
  void extend_stretch(std::size_t text_width, std::size_t file_width);
  void index_lines();

  std::string_view bytes_;
  std::size_t at_;  ///< the next byte of the file
  std::shared_ptr<SourceFile> file_;
};

}  // namespace candor
