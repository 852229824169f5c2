#include "source_decoder.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace candor {
namespace {

/// A text may take three times the bytes of its file, and offsets have 32 bits.
constexpr std::size_t kMaxBytes = std::size_t{1} << 30U;
/// How much of a file is looked at to tell what it is.
constexpr std::size_t kSample = std::size_t{8} << 10U;
constexpr std::int32_t kReplacement = 0xFFFD;

struct Signature {
  std::string_view bytes;
  std::string_view kind;
};

/// What people put beside their pages, or rename by mistake.
constexpr std::array kSignatures = {
    Signature{"%PDF-", "a PDF file"},
    Signature{"\x89PNG\r\n\x1A\n", "a PNG image"},
    Signature{"\xFF\xD8\xFF", "a JPEG image"},
    Signature{"GIF87a", "a GIF image"},
    Signature{"GIF89a", "a GIF image"},
    Signature{"PK\x03\x04", "a ZIP archive or an Office document"},
    Signature{"PK\x05\x06", "an empty ZIP archive"},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document"},
    Signature{"\x1F\x8B", "a gzip archive"},
    Signature{"\x7F"
              "ELF",
              "a program"},
    Signature{{"\xFF\xFE\0\0", 4}, "UTF-32"},
    Signature{{"\0\0\xFE\xFF", 4}, "UTF-32"},
};

struct Content {
  Encoding encoding = Encoding::kUtf8;
  std::size_t bom_size = 0;
};

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

std::size_t unit_size(Encoding encoding) {
  return encoding == Encoding::kUtf16Le || encoding == Encoding::kUtf16Be ? 2 : 1;
}

std::uint16_t utf16_unit(std::string_view bytes, std::size_t at, Encoding encoding) {
  const unsigned first = byte_at(bytes, at);
  const unsigned second = byte_at(bytes, at + 1);
  return static_cast<std::uint16_t>(encoding == Encoding::kUtf16Le ? first | second << 8U : first << 8U | second);
}

std::optional<Content> told_by_bom(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    return Content{Encoding::kUtf8, 3};
  }
  if (bytes.starts_with("\xFF\xFE")) {
    return Content{Encoding::kUtf16Le, 2};
  }
  if (bytes.starts_with("\xFE\xFF")) {
    return Content{Encoding::kUtf16Be, 2};
  }
  return std::nullopt;
}

/// Latin text in UTF-16 has a zero in nearly every unit, always on the same side.
std::optional<Content> told_by_zeros(std::string_view sample) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    zeros[i % 2] += sample[i] == '\0' ? 1U : 0U;
  }
  const std::size_t units = sample.size() / 2;
  const auto is_high_side = [units, &zeros](std::size_t side) {
    return units > 0 && zeros[side] * 2 > units && zeros[1 - side] * 20 < units;
  };
  if (is_high_side(1)) {
    return Content{Encoding::kUtf16Le, 0};
  }
  if (is_high_side(0)) {
    return Content{Encoding::kUtf16Be, 0};
  }
  return std::nullopt;
}

/// The first byte from `at` that is not ASCII, or the end.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::uint64_t word = 0;
  for (; at + sizeof word <= bytes.size(); at += sizeof word) {
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & kHighBits) != 0) {
      break;
    }
  }
  while (at < bytes.size() && byte_at(bytes, at) < 0x80) {
    ++at;
  }
  return at;
}

struct Utf8Step {
  std::size_t end;  ///< behind the character, or behind the longest part that could have begun one
  bool valid;
};

// ICU's macro narrows an int that it has just checked.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"

Utf8Step next_utf8(std::string_view bytes, std::size_t at) {
  auto next = static_cast<std::int32_t>(at);
  std::int32_t code_point = 0;
  U8_NEXT(bytes.data(), next, static_cast<std::int32_t>(bytes.size()), code_point);
  return {static_cast<std::size_t>(next), code_point >= 0};
}

#pragma GCC diagnostic pop

/// Sequences of more than one byte.
struct Utf8Census {
  std::size_t valid = 0;
  std::size_t invalid = 0;
};

Utf8Census count_utf8(std::string_view bytes) {
  Utf8Census census;
  std::size_t at = skip_ascii(bytes, 0);
  while (at < bytes.size()) {
    const Utf8Step step = next_utf8(bytes, at);
    ++(step.valid ? census.valid : census.invalid);
    at = skip_ascii(bytes, step.end);
  }
  return census;
}

Content tell_content(std::string_view bytes) {
  if (const auto content = told_by_bom(bytes)) {
    return *content;
  }
  if (const auto content = told_by_zeros(bytes.substr(0, kSample))) {
    return *content;
  }
  const Utf8Census census = count_utf8(bytes);
  return {census.invalid > census.valid ? Encoding::kWindows1252 : Encoding::kUtf8, 0};
}

bool is_control(std::uint16_t unit) {
  constexpr std::string_view kUsedInText = "\t\n\f\r\x1B";
  return unit == 0x7F || (unit < 0x20 && kUsedInText.find(static_cast<char>(unit)) == std::string_view::npos);
}

/// A stray control character or two does not make a short text binary, hence the allowance beside the share.
bool has_many_controls(std::string_view sample, Encoding encoding) {
  constexpr std::size_t kAllowance = 2;
  constexpr std::size_t kOneIn = 20;
  const std::size_t size = unit_size(encoding);
  const std::size_t units = sample.size() / size;
  std::size_t controls = 0;
  for (std::size_t i = 0; i < units; ++i) {
    const std::uint16_t unit = size == 1 ? byte_at(sample, i) : utf16_unit(sample, i * size, encoding);
    controls += is_control(unit) ? 1U : 0U;
  }
  return controls > kAllowance + units / kOneIn;
}

Error binary(std::string_view kind) {
  return {ErrorCode::kBinary, fmt::format("looks like {}, not text", kind), {}};
}

std::optional<Error> binary_problem(std::string_view bytes, const Content& content) {
  for (const Signature& signature : kSignatures) {
    if (!bytes.starts_with(signature.bytes)) {
      continue;
    }
    if (signature.kind == "UTF-32") {
      return Error{ErrorCode::kBinary, "looks like UTF-32, which is not supported; save it as UTF-8", {}};
    }
    return binary(signature.kind);
  }
  if (has_many_controls(bytes.substr(content.bom_size, kSample), content.encoding)) {
    return binary("binary data");
  }
  return std::nullopt;
}

/// The characters of the bytes 0x80 to 0xFF.
std::array<UChar, 128> windows1252_upper_half() {
  std::array<char, 128> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<char>(0x80 + i);
  }
  std::array<UChar, 128> characters{};
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open("windows-1252", &status);
  ucnv_toUChars(converter, characters.data(), static_cast<std::int32_t>(characters.size()), bytes.data(),
                static_cast<std::int32_t>(bytes.size()), &status);
  ucnv_close(converter);
  CANDOR_CHECK(U_SUCCESS(status), "ICU without its Windows-1252 converter");
  return characters;
}

}  // namespace

Result<SourcePtr> SourceDecoder::decode(std::string path, std::string_view bytes) {
  if (bytes.size() > kMaxBytes) {
    return Error{ErrorCode::kTooLarge, fmt::format("has {} bytes, the limit is {}", bytes.size(), kMaxBytes), {}};
  }
  const Content content = tell_content(bytes);
  if (auto problem = binary_problem(bytes, content)) {
    return *std::move(problem);
  }
  return SourceDecoder(std::move(path), bytes, content.bom_size, content.encoding).finish();
}

SourceDecoder::SourceDecoder(std::string path, std::string_view bytes, std::size_t bom_size, Encoding encoding)
    : bytes_(bytes), at_(bom_size), file_(new SourceFile) {
  file_->path_ = std::move(path);
  file_->encoding_ = encoding;
  file_->file_size_ = static_cast<std::uint32_t>(bytes.size());
}

SourcePtr SourceDecoder::finish() && {
  file_->text_.reserve(bytes_.size() + SourceFile::kPadding);
  switch (file_->encoding_) {
    case Encoding::kUtf8:
      decode_utf8();
      break;
    case Encoding::kUtf16Le:
    case Encoding::kUtf16Be:
      decode_utf16();
      break;
    case Encoding::kWindows1252:
      decode_windows1252();
      break;
  }
  if (file_->stretches_.empty()) {
    extend_stretch(1, 1);
  }
  index_lines();
  file_->text_.append(SourceFile::kPadding, '\0');
  return std::move(file_);
}

void SourceDecoder::decode_utf8() {
  std::size_t run_end = skip_ascii(bytes_, at_);
  while (run_end < bytes_.size()) {
    const Utf8Step step = next_utf8(bytes_, run_end);
    if (!step.valid) {
      copy_until(run_end);
      replace(step.end - run_end);
    }
    run_end = skip_ascii(bytes_, step.end);
  }
  copy_until(bytes_.size());
}

void SourceDecoder::decode_utf16() {
  const std::size_t whole = bytes_.size() - bytes_.size() % 2;
  while (at_ < whole) {
    const std::uint16_t unit = utf16_unit(bytes_, at_, file_->encoding_);
    if (!U16_IS_SURROGATE(unit)) {
      append(unit, 2);
      continue;
    }
    const std::uint16_t next = at_ + 2 < whole ? utf16_unit(bytes_, at_ + 2, file_->encoding_) : std::uint16_t{0};
    if (U16_IS_SURROGATE_LEAD(unit) && U16_IS_TRAIL(next)) {
      append(U16_GET_SUPPLEMENTARY(unit, next), 4);
    } else {
      replace(2);
    }
  }
  if (at_ < bytes_.size()) {
    replace(1);
  }
}

void SourceDecoder::decode_windows1252() {
  const std::array<UChar, 128> upper = windows1252_upper_half();
  while (at_ < bytes_.size()) {
    const std::uint8_t byte = byte_at(bytes_, at_);
    const std::int32_t code_point = byte < 0x80 ? byte : upper[byte - 0x80U];
    // ICU gives the five unassigned bytes C1 controls, which no text means.
    const bool assigned = code_point < 0x80 || code_point > 0x9F;
    if (assigned) {
      append(code_point, 1);
    } else {
      replace(1);
    }
  }
}

void SourceDecoder::copy_until(std::size_t end) {
  while (at_ < end) {
    const std::size_t run_end = std::min(bytes_.substr(0, end).find('\0', at_), end);
    if (run_end > at_) {
      extend_stretch(1, 1);
      file_->text_.append(bytes_.substr(at_, run_end - at_));
      at_ = run_end;
    }
    if (at_ < end) {
      replace(1);
    }
  }
}

void SourceDecoder::append(std::int32_t code_point, std::size_t file_width) {
  if (code_point == 0) {
    replace(file_width);
    return;
  }
  std::array<char, U8_MAX_LENGTH> utf8{};
  std::size_t width = 0;
  U8_APPEND_UNSAFE(utf8.data(), width, code_point);
  extend_stretch(width, file_width);
  file_->text_.append(utf8.data(), width);
  at_ += file_width;
}

void SourceDecoder::replace(std::size_t file_width) {
  ++file_->replacements_;
  append(kReplacement, file_width);
}

void SourceDecoder::extend_stretch(std::size_t text_width, std::size_t file_width) {
  auto& stretches = file_->stretches_;
  if (!stretches.empty() && stretches.back().text_width == text_width && stretches.back().file_width == file_width) {
    return;
  }
  SourceFile::Stretch stretch;
  stretch.text = static_cast<std::uint32_t>(file_->text_.size());
  stretch.file = static_cast<std::uint32_t>(at_);
  stretch.text_width = static_cast<std::uint8_t>(text_width);
  stretch.file_width = static_cast<std::uint8_t>(file_width);
  stretches.push_back(stretch);
}

void SourceDecoder::index_lines() {
  const std::string& text = file_->text_;
  file_->line_starts_.push_back(0);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\n' || (text[i] == '\r' && !crlf)) {
      file_->line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
    }
  }
}

}  // namespace candor
