#include "candor/base/check.h"

#include <cstdlib>

#include <fmt/format.h>

namespace candor {

void check_failed(const char* condition, const char* why, const char* file, int line) {
  fmt::print(stderr, "candor: internal error: {} ({}) at {}:{}\nPlease report this.\n", why, condition, file, line);
  std::abort();
}

}  // namespace candor
