#pragma once

#include <optional>
#include <vector>

#include "candor/suppression/directive.h"

namespace candor {

/// The part of a page that a directive is about.
struct DirectiveRange {
  std::optional<SourceSpan> span;  ///< none: the whole page
  bool matched = true;             ///< kBegin: something ends it; kEnd: it ends something
};

/// One for each directive, which stand in order of the page.
std::vector<DirectiveRange> ranges_of(const Document& page, const std::vector<Directive>& directives);

}  // namespace candor
