#include "unit/document/read_page.h"

#include <gtest/gtest.h>

namespace candor {
namespace {

SourcePtr source_from(std::string_view text) {
  Result<SourcePtr> source = SourceFile::decode("page", text);
  EXPECT_TRUE(source.has_value());
  return std::move(source).value();
}

struct Place {
  const Block* block = nullptr;
  TextSpan span;
};

Place find(const Document& page, std::string_view words) {
  for (const Block& block : page.blocks) {
    const std::size_t at = block.text.find(words);
    if (at != std::string::npos) {
      const auto begin = static_cast<std::uint32_t>(at);
      return {&block, {begin, begin + static_cast<std::uint32_t>(words.size())}};
    }
  }
  ADD_FAILURE() << "no block has “" << words << "”";
  return {};
}

std::string slice(const Document& page, SourceSpan span) {
  return std::string(page.source->text().substr(span.begin, span.size()));
}

}  // namespace

Document read_md(std::string_view text, const ReadOptions& options) {
  return read_markdown(source_from(text), options);
}

Document read_txt(std::string_view text) {
  return read_plain_text(source_from(text));
}

std::vector<std::string> texts(const Document& page) {
  std::vector<std::string> texts;
  for (const Block& block : page.blocks) {
    texts.push_back(block.text);
  }
  return texts;
}

std::vector<std::string> texts(const Document& page, BlockKind kind) {
  std::vector<std::string> texts;
  for (const Block& block : page.blocks) {
    if (block.kind == kind) {
      texts.push_back(block.text);
    }
  }
  return texts;
}

const Block& block_with(const Document& page, std::string_view text) {
  static const Block no_block;
  for (const Block& block : page.blocks) {
    if (block.text == text) {
      return block;
    }
  }
  ADD_FAILURE() << "no block reads “" << text << "”";
  return no_block;
}

std::string source_of(const Document& page, std::string_view words) {
  const Place place = find(page, words);
  return place.block == nullptr ? "" : slice(page, place.block->map.to_source(place.span));
}

std::vector<std::string> pieces_of(const Document& page, std::string_view words) {
  std::vector<std::string> pieces;
  const Place place = find(page, words);
  if (place.block != nullptr) {
    for (const SourceSpan piece : place.block->map.pieces(place.span)) {
      pieces.push_back(slice(page, piece));
    }
  }
  return pieces;
}

std::vector<std::string> layered(const Document& page, LayerKind kind) {
  std::vector<std::string> found;
  for (const Block& block : page.blocks) {
    for (const Layer& layer : block.layers) {
      if (layer.kind == kind) {
        found.push_back(block.text.substr(layer.span.begin, layer.span.size()));
      }
    }
  }
  return found;
}

}  // namespace candor
