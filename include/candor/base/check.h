#pragma once

/// CANDOR_CHECK stops the program where an invariant of the code is broken. It is never for what a user wrote.

namespace candor {

[[noreturn]] void check_failed(const char* condition, const char* why, const char* file, int line);

}  // namespace candor

#define CANDOR_CHECK(condition, why) \
  ((condition) ? static_cast<void>(0) : ::candor::check_failed(#condition, why, __FILE__, __LINE__))
