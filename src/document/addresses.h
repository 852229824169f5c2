#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/span.h"

namespace candor {

struct Address {
  std::uint32_t begin = 0;  ///< in the text that was searched
  std::uint32_t end = 0;
  std::string destination;  ///< with its scheme: "mailto:" for a mail address, "http://" for "www."
};

/// The web and mail addresses in a line of plain text. Punctuation behind an address does not belong to it.
std::vector<Address> find_addresses(std::string_view line);

}  // namespace candor
