#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "candor/document/document.h"

#include "block_builder.h"

namespace candor {

/// Collects a page's blocks: which heading they stand under, which text introduces which list.
class PageBuilder {
 public:
  explicit PageBuilder(SourcePtr source) : text_(source->text()) { page_.source = std::move(source); }

  BlockBuilder& text() { return text_; }

  [[nodiscard]] std::string_view source() const { return page_.source->text(); }

  Document& page() { return page_; }

  /// What the current text is: set before the text, kept until it is finished.
  void begin(BlockKind kind, std::uint8_t level = 0) {
    kind_ = kind;
    level_ = level;
  }

  [[nodiscard]] BlockKind kind() const { return kind_; }

  /// Finishes the current text as a block; text that is empty makes none. Blocks that were put aside follow
  /// it.
  void finish();
  /// A block beside the current text (an image's text, a title), to follow it.
  void aside(BlockKind kind, Block block);

  /// Something other than prose stands here: what came before introduces no list any more.
  void interrupt() { containers_.back().last_block = Block::kNone; }

  void enter_quote();
  /// The same where it is not known what else will be open when the quote ends: HTML in Markdown.
  void open_quote();
  void close_quote();
  /// A list or a table. The block right before it in the same container introduces a list.
  void enter_list();
  void enter_item();
  void leave();

  /// The next row of the table, and its next cell; one of a header heads its column.
  void begin_row() { containers_.back().column = 0; }

  void begin_cell(bool header);

  [[nodiscard]] bool in_item() const { return containers_.back().item; }

  Document take() {
    finish();
    return std::move(page_);
  }

 private:
  struct Container {
    bool quote = false;
    bool item = false;
    std::uint32_t list = 0;
    std::uint32_t depth = 0;  ///< how many items it stands in, itself included
    std::uint32_t lead_in = Block::kNone;
    std::uint32_t last_block = Block::kNone;  ///< the last block directly in it
    std::uint32_t column = 0;                 ///< of a table: how many cells of the row have begun
    bool in_header = false;                   ///< the last of them is a header
    std::vector<std::uint32_t> headers;       ///< blocks, by column
  };

  void enter(Container container);
  void add(Block block);
  void place(Block& block) const;
  void place_in_table(Block& block);

  Document page_;
  BlockBuilder text_;
  BlockKind kind_ = BlockKind::kParagraph;
  std::uint8_t level_ = 0;
  std::vector<Container> containers_{Container{}};
  std::vector<std::uint32_t> headings_;  ///< open headings, outermost first
  std::vector<Block> aside_;
  std::uint32_t lists_ = 0;
  std::uint32_t open_quotes_ = 0;
};

}  // namespace candor
