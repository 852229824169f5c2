#include "console.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include <fmt/format.h>
#include <sys/ioctl.h>
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

void Console::out(std::string_view text) {
  // What follows a gap would be misread, so nothing is written any more.
  if (write_error_ == 0 && std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
    write_error_ = errno;
  }
}

void Console::err(std::string_view text) {
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
}

void Console::flush() {
  if (std::fflush(stdout) != 0 && write_error_ == 0) {
    write_error_ = errno;
  }
}

std::optional<std::string> Console::write_problem() const {
  if (write_error_ == 0 || write_error_ == EPIPE) {
    return std::nullopt;
  }
  return std::generic_category().message(write_error_);
}

Result<std::string> Console::read_input(std::size_t max_bytes) {
  std::string bytes;
  constexpr std::size_t kChunk = 1U << 16U;
  std::size_t got = 0;
  do {
    const std::size_t have = bytes.size();
    const std::size_t wanted = std::min(kChunk, max_bytes + 1 - have);
    bytes.resize(have + wanted);
    got = std::fread(bytes.data() + have, 1, wanted, stdin);
    bytes.resize(have + got);
  } while (got > 0 && bytes.size() <= max_bytes);
  if (std::ferror(stdin) != 0) {
    return Error{ErrorCode::kUnreadable, fmt::format("cannot be read: {}", std::generic_category().message(errno)), {}};
  }
  return bytes;
}

bool Console::input_is_terminal() {
  return isatty(STDIN_FILENO) != 0;
}

bool Console::error_is_terminal() {
  return isatty(STDERR_FILENO) != 0 && environment("TERM") != "dumb";
}

bool Console::color(std::string_view when) const {
  return when == "always" || (when == "auto" && terminal_ && !plain_);
}

std::size_t Console::columns() const {
  constexpr std::size_t kInFiles = 100;
  constexpr std::size_t kNarrowest = 40;
  constexpr std::size_t kWidest = 120;  // longer lines are hard to read
  winsize size{};
  if (!terminal_ || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return kInFiles;
  }
  return std::clamp<std::size_t>(size.ws_col, kNarrowest, kWidest);
}

}  // namespace candor
