#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "candor/diagnostic/report.h"

namespace candor {

/// A page's bytes with replacements carried out.
struct FixedBytes {
  std::string bytes;
  std::size_t replacements = 0;  ///< 0: the bytes are as they were
};

/// Carries out the safe replacements of a page's findings on the bytes of its file: in its encoding, and changing no
/// other byte. Of two that overlap the first one is done, the other one left for the next time. `bytes` are those that
/// the report was made of.
FixedBytes with_fixes(const FileReport& report, std::string_view bytes);

}  // namespace candor
