#include "candor/base/result.h"

#include <fmt/format.h>

namespace candor {

std::string to_string(const Error& error) {
  if (!error.location) {
    return error.message;
  }
  const Location& place = *error.location;
  if (place.line == 0) {
    return fmt::format("{}: {}", place.path, error.message);
  }
  return fmt::format("{}:{}:{}: {}", place.path, place.line, place.column, error.message);
}

}  // namespace candor
