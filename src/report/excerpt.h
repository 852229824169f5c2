#pragma once

#include <string>
#include <vector>

#include "candor/base/span.h"
#include "candor/text/source_file.h"

namespace candor {

/// One line of a page with the part that is meant underlined.
struct ExcerptLine {
  std::uint32_t number = 0;  ///< of the line, from 1; 0: lines are left out here
  std::string text;          ///< safe to print; a long line is cut to a window around the meant part
  std::size_t before = 0;    ///< columns in front of the underline
  std::size_t width = 0;     ///< columns of the underline
};

/// The lines that a span stands on, each at most so many columns wide; of more than three, the first and the last.
std::vector<ExcerptLine> excerpt(const SourceFile& source, SourceSpan span, std::size_t columns = 100);

}  // namespace candor
