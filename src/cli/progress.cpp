#include "progress.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "console.h"

namespace candor {
namespace {

constexpr std::chrono::milliseconds kQuietFor{500};
constexpr std::chrono::milliseconds kBetween{100};
constexpr std::string_view kClearLine = "\r\x1b[K";

/// "40 s", "12 min", "3 h".
std::string duration(double seconds) {
  constexpr double kMinute = 60;
  constexpr double kHour = 3600;
  if (seconds < 2 * kMinute) {
    return fmt::format("{:.0f} s", seconds);
  }
  return seconds < 2 * kHour ? fmt::format("{:.0f} min", seconds / kMinute) : fmt::format("{:.0f} h", seconds / kHour);
}

}  // namespace

Progress::Progress() : terminal_(Console::error_is_terminal()) {}

void Progress::step() {
  ++done_;
  const Clock::time_point now = Clock::now();
  if (!terminal_ || pages_ == 0 || now - start_ < kQuietFor || now - shown_ < kBetween) {
    return;
  }
  Console::err(fmt::format("{}{}", kClearLine,
                           progress_line(done_, pages_, std::chrono::duration<double>(now - start_).count())));
  drawn_ = true;
  shown_ = now;
}

void Progress::clear() {
  if (drawn_) {
    Console::err(kClearLine);
    drawn_ = false;
  }
}

std::string progress_line(std::size_t done, std::size_t pages, double seconds) {
  constexpr std::size_t kWidth = 24;
  const std::size_t filled = std::min(kWidth, done * kWidth / std::max<std::size_t>(pages, 1));
  const double rate = static_cast<double>(done) / std::max(seconds, 0.001);
  const double left = static_cast<double>(pages - std::min(done, pages)) / std::max(rate, 0.001);
  return fmt::format("[{:=<{}}{: <{}}] {} of {} pages, {:.0f} a second, {} left", "", filled, "", kWidth - filled, done,
                     pages, rate, duration(left));
}

}  // namespace candor
