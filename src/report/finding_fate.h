#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "candor/diagnostic/report.h"

namespace candor {

/// What became of a finding behind the engine. Borrows from the page's report.
struct FindingFate {
  const Finding* finding = nullptr;
  std::string_view status;                   ///< reported, suppressed, approved, known or outside
  std::string reason = {};                   ///< why it is not reported, in words; empty when it is
  const Suppression* suppression = nullptr;  ///< when it is suppressed
};

/// All findings of a page, those that are not reported too, in order of place, then rule.
std::vector<FindingFate> fates_of(const FileReport& page);

}  // namespace candor
