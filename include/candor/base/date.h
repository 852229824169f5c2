#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace candor {

/// A day of the Gregorian calendar, as it is written in policies, suppressions and registers. There is no clock behind
/// it: what day it is comes from the caller.
struct Date {
  std::int32_t year = 0;    ///< 1 to 9999
  std::uint32_t month = 0;  ///< 1 to 12
  std::uint32_t day = 0;    ///< 1 to 31, as the month has days

  friend bool operator==(const Date&, const Date&) = default;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 that "<" compares the result with for a pointer
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// "2027-03-31", all ten characters of it; none when it is written otherwise or when there is no such day.
std::optional<Date> date_from(std::string_view text);

/// "2027-03-31".
std::string to_string(Date date);

/// Days from `from` to `to`; negative when `to` is earlier.
std::int64_t days_between(Date from, Date to);

}  // namespace candor
