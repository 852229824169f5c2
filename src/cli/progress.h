#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace candor {

/// How far a run is, on standard error, and only on a terminal: a bar with the pages done, the rate and the time that
/// is left. Short runs show none.
class Progress {
 public:
  Progress();

  ~Progress() { clear(); }

  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// How many pages there are; without it nothing is shown.
  void expect(std::size_t pages) { pages_ = pages; }

  /// Another page is done.
  void step();
  /// Takes the bar off the screen, so that something else can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool terminal_;
  bool drawn_ = false;
  std::size_t pages_ = 0;
  std::size_t done_ = 0;
  Clock::time_point start_ = Clock::now();
  Clock::time_point shown_ = start_;
};

/// "[=====>    ] 50 of 100 pages, 25 a second, 2 s left"
std::string progress_line(std::size_t done, std::size_t pages, double seconds);

}  // namespace candor
