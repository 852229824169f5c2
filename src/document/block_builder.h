#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "candor/document/document.h"

namespace candor {

/// Puts one block's text together, piece by piece in order of the source, and keeps the way back.
class BlockBuilder {
 public:
  explicit BlockBuilder(std::string_view source) : source_(source) {}

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(block_.text.size()); }

  [[nodiscard]] bool empty() const { return block_.text.empty() && block_.layers.empty(); }

  [[nodiscard]] std::string_view text() const { return block_.text; }

  [[nodiscard]] std::string_view source() const { return source_; }

  /// Where the first piece begins in the source; nothing when there is no piece yet.
  [[nodiscard]] std::optional<std::uint32_t> source_begin() const;

  /// Where the last piece ended in the source.
  [[nodiscard]] std::uint32_t source_end() const { return source_end_; }

  /// Bytes as they stand in the source.
  void verbatim(SourceSpan place);
  /// Decoded text that stands for bytes of the source.
  void decoded(std::string_view text, SourceSpan place);
  /// One space for the end of a line; where it stands shows when the next piece comes. Several in a row are
  /// one.
  void line_break(RunKind kind);
  /// One space for something that breaks the line, such as "<br>".
  void line_break(RunKind kind, SourceSpan place);
  /// Nothing, for bytes that no reader sees.
  void drop(SourceSpan place);
  /// U+FFFC for something that is not text.
  void object(LayerKind kind, std::uint32_t index, SourceSpan place);

  void open(LayerKind kind, std::uint32_t index = 0);
  /// Closes the innermost open layer of this kind, if there is one. A quotation that ends without having begun reaches
  /// back to the block's beginning.
  void close(LayerKind kind);
  /// A layer of no width over bytes that are dropped.
  void mark(LayerKind kind, std::uint32_t index, SourceSpan place);
  /// Where the innermost open layer of this kind begins in the text.
  [[nodiscard]] std::optional<std::uint32_t> opened(LayerKind kind) const;
  /// Takes back the text from `offset` on, with its layers, and puts an object there.
  void replace_by_object(std::uint32_t offset, LayerKind kind, std::uint32_t index);

  /// The finished block, white space at its ends cut off. The builder is empty afterwards.
  Block take();

 private:
  struct OpenLayer {
    Layer layer;
    bool behind_break = false;  ///< opened while the place of a line break before it was not known yet
  };

  [[nodiscard]] bool ends_with_break() const { return !block_.text.empty() && break_end_ == size(); }

  void add_run(SourceSpan place, RunKind kind, std::string_view text);
  void settle_break(std::uint32_t next_source);
  void trim_end();

  std::string_view source_;
  Block block_;
  std::vector<OpenLayer> open_;
  std::optional<RunKind> pending_break_;
  std::uint32_t break_end_ = 0;  ///< behind the last line break's space
  std::uint32_t source_end_ = 0;
};

}  // namespace candor
