#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "candor/document/readers.h"
#include "candor/engine/analyzer.h"

/// A page with its findings, and what must hold for them whatever the page.

namespace candor::testing {

struct CheckedPage {
  Document document;
  std::vector<Finding> findings;
};

enum class Format { kMarkdown, kText };

/// Reads and checks a page; one that cannot be decoded is a page without blocks.
CheckedPage check_page(Analyzer& analyzer, std::string_view bytes, Format format = Format::kMarkdown);

/// What is wrong with a finding's place; empty when nothing is. Its bytes must lie in the file and, with markup, line
/// ends and dropped characters left out and entities decoded, spell its words from the first to the last.
std::string broken_place(const Document& document, const Finding& finding);

/// The block that the finding's words stand in; nullptr when there is none.
const Block* block_of(const Document& document, const Finding& finding);

/// The first finding of the page that is out of place; empty when there is none.
std::string broken_place(const CheckedPage& page);

/// "claims/hype/miracle at 10-17 “miracle”".
std::string to_string(const Finding& finding);

}  // namespace candor::testing
