#include "page_builder.h"

#include <algorithm>
#include <utility>

namespace candor {
namespace {

constexpr std::uint32_t kMaxLevel = 255;

}  // namespace

void PageBuilder::enter(Container container) {
  container.quote = container.quote || containers_.back().quote;
  container.depth = containers_.back().depth + (container.item ? 1 : 0);
  containers_.push_back(std::move(container));
}

void PageBuilder::enter_list() {
  const std::uint32_t lead_in = containers_.back().last_block;
  containers_.back().last_block = Block::kNone;
  Container container;
  container.list = ++lists_;
  container.lead_in = lead_in;
  enter(std::move(container));
}

void PageBuilder::enter_quote() {
  Container container;
  container.quote = true;
  enter(std::move(container));
}

void PageBuilder::open_quote() {
  ++open_quotes_;
  interrupt();
}

void PageBuilder::close_quote() {
  open_quotes_ -= open_quotes_ > 0 ? 1 : 0;
  interrupt();
}

void PageBuilder::begin_cell(bool header) {
  ++containers_.back().column;
  containers_.back().in_header = header;
  begin(BlockKind::kTableCell);
}

void PageBuilder::enter_item() {
  Container container;
  container.item = true;
  container.list = containers_.back().list;
  container.lead_in = containers_.back().lead_in;
  enter(std::move(container));
}

void PageBuilder::leave() {
  containers_.pop_back();
  interrupt();
}

void PageBuilder::place(Block& block) const {
  const Container& here = containers_.back();
  block.quoted = here.quote || open_quotes_ > 0;
  block.list = here.list;
  block.lead_in = here.item ? here.lead_in : Block::kNone;
  block.heading = headings_.empty() ? Block::kNone : headings_.back();
}

void PageBuilder::place_in_table(Block& block) {
  Container& table = containers_.back();
  if (table.column == 0) {
    return;
  }
  table.headers.resize(std::max<std::size_t>(table.headers.size(), table.column), Block::kNone);
  std::uint32_t& header = table.headers[table.column - 1];
  if (table.in_header) {
    header = static_cast<std::uint32_t>(page_.blocks.size());
  } else {
    block.header = header;
  }
}

void PageBuilder::add(Block block) {
  const auto number = static_cast<std::uint32_t>(page_.blocks.size());
  if (block.kind == BlockKind::kHeading) {
    while (!headings_.empty() && page_.blocks[headings_.back()].level >= block.level) {
      headings_.pop_back();
    }
    block.heading = headings_.empty() ? Block::kNone : headings_.back();
    headings_.push_back(number);
  }
  page_.blocks.push_back(std::move(block));
}

void PageBuilder::aside(BlockKind kind, Block block) {
  if (!block.text.empty()) {
    block.kind = kind;
    place(block);
    aside_.push_back(std::move(block));
  }
}

void PageBuilder::finish() {
  Block block = text_.take();
  if (!block.text.empty()) {
    place(block);
    block.kind = kind_ == BlockKind::kParagraph && in_item() ? BlockKind::kListItem : kind_;
    block.level = level_;
    if (block.kind == BlockKind::kListItem) {
      block.level = static_cast<std::uint8_t>(std::min(containers_.back().depth, kMaxLevel));
    } else if (block.kind == BlockKind::kTableCell) {
      place_in_table(block);
    }
    containers_.back().last_block = static_cast<std::uint32_t>(page_.blocks.size());
    add(std::move(block));
  }
  for (Block& beside : aside_) {
    add(std::move(beside));
  }
  aside_.clear();
  begin(BlockKind::kParagraph);
}

}  // namespace candor
