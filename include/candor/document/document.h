#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/span.h"
#include "candor/document/run_map.h"
#include "candor/text/source_file.h"

/// A page as its reader sees it: blocks of prose in the order of the source, each with its way back to the
/// bytes. Made by a reader (readers.h), never changed afterwards.

namespace candor {

enum class BlockKind : std::uint8_t {
  kParagraph,
  kHeading,
  kListItem,   ///< one paragraph of a list item
  kTableCell,  ///< header cells too
  kImageText,  ///< an image's alternative text
  kTitle,      ///< the title of a link or image, or of an HTML element
  kFootnote,   ///< one paragraph of a footnote's definition
  kMetadata,   ///< a prose field of the front matter: title, description, summary …
};

enum class LayerKind : std::uint8_t {
  kEmphasis,
  kStrong,
  kDeleted,  ///< struck out: the reader sees it struck
  kQuoted,   ///< said to be somebody else's words, or the title of a work (<q>, <cite>)
  kLink,     ///< `index` is its place in Document::links
  kSuperscript,
  kFootnoteMark,  ///< a reference to a footnote, of no width; `index` is its place in Document::notes
  kCode,          ///< over a U+FFFC
  kImage,         ///< over a U+FFFC
  kAddress,       ///< over the U+FFFC of a bare web or mail address; `index` is its place in Document::links
};

/// Something that lies over a stretch of a block's text without being text itself.
struct Layer {
  TextSpan span;
  LayerKind kind = LayerKind::kEmphasis;
  std::uint32_t index = 0;

  friend bool operator==(const Layer&, const Layer&) = default;
};

struct Block {
  /// No heading, no lead-in.
  static constexpr std::uint32_t kNone = UINT32_MAX;

  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t level = 0;  ///< of a heading, 1 to 6; of a list item, its depth from 1
  bool quoted = false;     ///< inside a block quote
  std::string text;        ///< UTF-8; a line break within a paragraph is one space
  RunMap map;
  std::vector<Layer> layers;      ///< in order of their begin
  std::uint32_t heading = kNone;  ///< the block of the nearest heading above; for a heading, its parent
  std::uint32_t lead_in = kNone;  ///< the block that introduces the list this item stands in
  std::uint32_t header = kNone;   ///< of a table cell, the block of its column's header
  std::uint32_t list = 0;         ///< number of the innermost list (from 1), of the table for cells; 0: none
};

struct Link {
  std::string destination;  ///< decoded: no escapes, no entities
};

/// A reference to a footnote.
struct NoteReference {
  std::string label;
  bool resolved = false;  ///< the page has a definition with this label
};

struct Document {
  SourcePtr source;
  std::vector<Block> blocks;
  std::vector<Link> links;
  std::vector<NoteReference> notes;
  std::vector<SourceSpan> code;        ///< the text of code spans and the lines of code blocks, in order
  std::string_view read_as_text = {};  ///< why a page in Markdown was read as plain text; empty: it was not
};

}  // namespace candor
