#include "today.h"

#include <chrono>

#include <fmt/format.h>

namespace candor {

Result<Date> today_of(const CommandLine& line) {
  if (const std::string day = line.value("today"); line.has("today")) {
    const std::optional<Date> given = date_from(day);
    return given ? Result<Date>(*given)
                 : Error{ErrorCode::kUsage, fmt::format("'{}' is no day for --today; write it as 2027-03-31", day),
                         std::nullopt};
  }
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::year_month_day day(now);
  return Date{static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day())};
}

}  // namespace candor
