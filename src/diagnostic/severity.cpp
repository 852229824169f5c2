#include "candor/diagnostic/severity.h"

#include <array>

#include "candor/diagnostic/exception.h"

namespace candor {
namespace {

constexpr std::array<std::string_view, 3> kNames = {"suggestion", "warning", "error"};

}  // namespace

std::string_view to_string(Severity severity) {
  return kNames[static_cast<std::size_t>(severity)];
}

std::optional<Severity> severity_from(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) {
      return static_cast<Severity>(i);
    }
  }
  return std::nullopt;
}

std::string_view to_string(ExceptionState state) {
  static constexpr std::array<std::string_view, 4> kStates = {"in force", "unused", "expired", "invalid"};
  return kStates[static_cast<std::size_t>(state)];
}

}  // namespace candor
