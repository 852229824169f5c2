#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "candor/document/document.h"

/// From a source to a document. A new reader is one file and one row in the table behind readers().

namespace candor {

struct ReadOptions {
  bool front_matter = true;  ///< look for YAML or TOML front matter at the top
  bool extensions = true;    ///< GFM tables, strikethrough, task lists, bare addresses; footnotes
};

struct Reader {
  std::string_view name;                         ///< "markdown"
  std::string_view summary;                      ///< one line for --help
  std::span<const std::string_view> extensions;  ///< of file names, with their dot, lower case
  Document (*read)(SourcePtr, const ReadOptions&);
};

std::span<const Reader> readers();

/// By the name's extension, any case; nullptr when no reader claims it.
const Reader* reader_for(std::string_view path);
/// By its own name; nullptr when there is none.
const Reader* reader_named(std::string_view name);

Document read_markdown(SourcePtr source, const ReadOptions& options = {});
Document read_plain_text(SourcePtr source, const ReadOptions& options = {});

}  // namespace candor
