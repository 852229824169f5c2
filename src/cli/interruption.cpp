#include "interruption.h"

#include <array>

namespace candor {
namespace {

constexpr std::array<int, 3> kSignals = {SIGINT, SIGTERM, SIGHUP};

}  // namespace

Interruption::Interruption() {
  sigemptyset(&held_);
  for (const int signal : kSignals) {
    // What the caller has the program ignore (nohup, a shell's background jobs) stays ignored.
    struct sigaction action {};

    if (sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_IGN) {
      sigaddset(&held_, signal);
    }
  }
  pthread_sigmask(SIG_BLOCK, &held_, &before_);
}

Interruption::~Interruption() {
  // A signal that has come ends the program here, as it would have without this.
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

std::optional<int> Interruption::come() const {
  sigset_t pending{};
  sigpending(&pending);
  for (const int signal : kSignals) {
    if (sigismember(&held_, signal) == 1 && sigismember(&pending, signal) == 1) {
      return signal;
    }
  }
  return std::nullopt;
}

}  // namespace candor
