#include "console.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <unistd.h>

namespace candor {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread is started
  return value != nullptr ? std::string_view(value) : std::string_view();
}

}  // namespace

Console::Console()
    : terminal_(isatty(STDOUT_FILENO) != 0), plain_(!environment("NO_COLOR").empty() || environment("TERM") == "dumb") {
  // A closed pipe shows as a failed write, not as the end of the program.
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
}

void Console::out(std::string_view text) const {
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), stdout));
}

void Console::err(std::string_view text) const {
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
}

bool Console::out_ok() const {
  return std::ferror(stdout) == 0;
}

void Console::flush() const {
  static_cast<void>(std::fflush(stdout));
}

std::string Console::read_input(std::size_t max_bytes) {
  std::string bytes;
  constexpr std::size_t kChunk = 1U << 16U;
  std::size_t got = 0;
  do {
    const std::size_t have = bytes.size();
    bytes.resize(have + kChunk);
    got = std::fread(bytes.data() + have, 1, kChunk, stdin);
    bytes.resize(have + got);
  } while (got > 0 && bytes.size() <= max_bytes);
  return bytes;
}

bool Console::color(std::string_view when) const {
  return when == "always" || (when == "auto" && terminal_ && !plain_);
}

}  // namespace candor
