#pragma once

#include <string>
#include <string_view>

namespace candor {

/// Puts a value for each "{match}" or the like in a policy's wording. The value itself is not looked into.
inline void fill(std::string& wording, std::string_view place, std::string_view value) {
  for (std::size_t at = wording.find(place); at != std::string::npos; at = wording.find(place, at + value.size())) {
    wording.replace(at, place.size(), value);
  }
}

}  // namespace candor
