#pragma once

#include <vector>

#include "candor/base/span.h"

#include "html.h"
#include "page_builder.h"

namespace candor {

/// Reads a block of HTML: visible text becomes blocks, alt and title attributes blocks of their own; tags,
/// comments, scripts and styles nothing. `lines` are the pieces of the source that the block consists of, in
/// order.
void read_html_block(const std::vector<SourceSpan>& lines, PageBuilder& page);

/// A tag within a line of `out`: its bytes are dropped, and it opens or closes a layer, breaks the line, or
/// puts an image there.
void read_inline_tag(const HtmlTag& tag, SourceSpan place, PageBuilder& page, BlockBuilder& out);

}  // namespace candor
