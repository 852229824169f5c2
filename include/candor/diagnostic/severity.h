#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace candor {

/// What to do about a finding; in ascending order.
enum class Severity : std::uint8_t { kSuggestion, kWarning, kError };

/// "suggestion", "warning", "error": spelled so everywhere.
std::string_view to_string(Severity severity);
std::optional<Severity> severity_from(std::string_view name);

}  // namespace candor
