#pragma once

#include <cstdint>

#include <re2/re2.h>

namespace candor {

/// How all patterns of policies are read. A pattern may not take more than 8 MB for its automaton.
inline RE2::Options regex_options() {
  constexpr std::int64_t kMaxMemory = 8 << 20;
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_max_mem(kMaxMemory);
  return options;
}

}  // namespace candor
