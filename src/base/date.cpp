#include "candor/base/date.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace candor {
namespace {

std::chrono::year_month_day calendar_day(Date date) {
  return std::chrono::year(date.year) / std::chrono::month(date.month) / std::chrono::day(date.day);
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

std::optional<Date> date_from(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00";
  const auto fits = [](char byte, char shape) { return shape == '0' ? byte >= '0' && byte <= '9' : byte == shape; };
  if (!std::equal(text.begin(), text.end(), kShape.begin(), kShape.end(), fits)) {
    return std::nullopt;
  }
  const Date date{number(text.substr(0, 4)), static_cast<std::uint32_t>(number(text.substr(5, 2))),
                  static_cast<std::uint32_t>(number(text.substr(8, 2)))};
  return date.year > 0 && calendar_day(date).ok() ? std::optional(date) : std::nullopt;
}

std::string to_string(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::int64_t days_between(Date from, Date to) {
  return (std::chrono::sys_days(calendar_day(to)) - std::chrono::sys_days(calendar_day(from))).count();
}

}  // namespace candor
