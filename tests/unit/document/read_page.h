#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "candor/document/readers.h"

namespace candor {

Document read_md(std::string_view text, const ReadOptions& options = {});
Document read_txt(std::string_view text);

/// The texts of all blocks, or of those of one kind.
std::vector<std::string> texts(const Document& page);
std::vector<std::string> texts(const Document& page, BlockKind kind);

/// The one block with this text. The test fails when there is none.
const Block& block_with(const Document& page, std::string_view text);

/// The source bytes behind the words, which stand in one block's text.
std::string source_of(const Document& page, std::string_view words);
/// The same in the pieces that are text.
std::vector<std::string> pieces_of(const Document& page, std::string_view words);

/// The stretches of text under the layers of one kind, all blocks together.
std::vector<std::string> layered(const Document& page, LayerKind kind);

}  // namespace candor
