#pragma once

#include <cstdint>
#include <string_view>

#include "page_builder.h"

namespace candor {

/// Reads YAML (between "---" lines) or TOML (between "+++" lines) front matter at the top of a page: the
/// fields that readers get to see (title, description …) become blocks. Gives back where the page proper
/// begins; 0: no front matter.
std::uint32_t read_front_matter(std::string_view text, PageBuilder& page);

}  // namespace candor
