#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "candor/document/document.h"

namespace candor {

/// Whether one of the headings above a block says that a list of sources follows. `headings` are in small letters.
bool lists_references(const Document& page, std::uint32_t block, const std::set<std::string>& headings);

}  // namespace candor
