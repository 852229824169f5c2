#pragma once

#include <cstdint>
#include <string>

#include "candor/diagnostic/report.h"

namespace candor {

/// How a signed exception stands.
enum class ExceptionState : std::uint8_t { kInForce, kUnused, kExpired, kInvalid };

/// "in force", "unused", "expired", "invalid".
std::string_view to_string(ExceptionState state);

/// One exception as an audit lists it: one entry for each rule that it names.
struct ExceptionRecord {
  Location where;
  std::string page;  ///< its path
  std::string rule;
  std::string quote;
  Suppression signature;  ///< reason, who, until when
  std::string ref;
  ExceptionState state = ExceptionState::kInForce;
  std::string problem;         ///< what is wrong; empty: nothing
  std::uint64_t findings = 0;  ///< how many it allows
};

}  // namespace candor
