#pragma once

#include "candor/base/span.h"

#include "block_builder.h"

namespace candor {

/// What is written in another way than it is read.
struct Notation {
  bool entities = false;     ///< "&amp;"
  bool backslashes = false;  ///< "\"" before a punctuation mark
  char doubled = '\0';       ///< a quotation mark that is written twice
};

/// Adds text that no Markdown parser has seen: a title, an attribute's value, a field of the front matter.
/// Ends of lines become soft breaks.
void add_prose(SourceSpan place, Notation notation, BlockBuilder& out);

}  // namespace candor
