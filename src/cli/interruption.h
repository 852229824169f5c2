#pragma once

#include <csignal>
#include <optional>

namespace candor {

/// Holds Ctrl-C, SIGTERM and SIGHUP back until the program asks, so that nothing half-written is left behind. To be
/// made before the first thread is started: threads take over what is held back.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  /// The signal that has come, if any.
  [[nodiscard]] std::optional<int> come() const;

 private:
  sigset_t held_{};
  sigset_t before_{};
};

}  // namespace candor
