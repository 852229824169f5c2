#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "candor/diagnostic/report.h"

namespace candor {

/// A finding of a page with its number there, from 1.
struct Numbered {
  const Finding* finding = nullptr;
  std::size_t number = 0;
};

/// Some lines of a page that belong together, and the findings that begin in them.
struct Passage {
  std::uint32_t first = 0;  ///< 1-based lines, both included
  std::uint32_t last = 0;
  std::vector<Numbered> findings;
};

/// A page's lines as passages: what stands between blank lines, or more where a finding reaches across one. Findings
/// about the whole page are in none of them. `findings` are sorted by place.
std::vector<Passage> passages(const SourceFile& source, const std::vector<Numbered>& findings);

/// A passage's lines as HTML, with the findings marked in place. A mark has the classes of all findings that lie over
/// it; behind a finding's last letter stands its number, a link to the note "<prefix>-<number>".
std::string passage_html(const SourceFile& source, const Passage& passage, const std::string& prefix);

}  // namespace candor
