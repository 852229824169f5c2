#include "process.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace candor {
namespace {

/// One end of a pipe.
class End {
 public:
  End() = default;
  End(const End&) = delete;
  End& operator=(const End&) = delete;

  ~End() { close(); }

  void close() {
    if (descriptor >= 0) {
      static_cast<void>(::close(std::exchange(descriptor, -1)));
    }
  }

  int descriptor = -1;
};

struct Pipe {
  End read;
  End write;

  bool open() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
      return false;
    }
    read.descriptor = ends[0];
    write.descriptor = ends[1];
    return true;
  }
};

Error not_run(const std::string& program, int code) {
  return {
      ErrorCode::kNotFound, fmt::format("'{}' cannot be run: {}", program, std::generic_category().message(code)), {}};
}

/// Takes what there is to read; closes the end when there will be no more.
void drain(End& end, std::string& bytes) {
  std::array<char, 1U << 16U> buffer{};
  const ssize_t got = read(end.descriptor, buffer.data(), buffer.size());
  if (got > 0) {
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  } else if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
    end.close();
  }
}

void feed(End& end, std::string_view& input) {
  const ssize_t put = write(end.descriptor, input.data(), input.size());
  if (put > 0) {
    input.remove_prefix(static_cast<std::size_t>(put));
  }
  if (input.empty() || (put < 0 && errno != EINTR && errno != EAGAIN)) {
    end.close();  // the program may not want it all
  }
}

/// Writes and reads by turns, so that neither side waits for the other for ever.
void exchange(End& input, std::string_view bytes, End& output, End& errors, ProcessResult& result) {
  static_cast<void>(fcntl(input.descriptor, F_SETFL, O_NONBLOCK));
  if (bytes.empty()) {
    input.close();
  }
  while (input.descriptor >= 0 || output.descriptor >= 0 || errors.descriptor >= 0) {
    std::array<pollfd, 3> ends = {
        {{input.descriptor, POLLOUT, 0}, {output.descriptor, POLLIN, 0}, {errors.descriptor, POLLIN, 0}}};
    if (poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) {
      return;
    }
    if (ends[0].revents != 0) {
      feed(input, bytes);
    }
    if (ends[1].revents != 0) {
      drain(output, result.output);
    }
    if (ends[2].revents != 0) {
      drain(errors, result.errors);
    }
  }
}

int wait_for(pid_t child) {
  constexpr int kSignalled = 128;
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : kSignalled + WTERMSIG(status);
}

}  // namespace

Result<ProcessResult> run_process(const std::vector<std::string>& words, const std::string& folder,
                                  std::string_view input) {
  Pipe in;
  Pipe out;
  Pipe err;
  if (!in.open() || !out.open() || !err.open()) {
    return not_run(words.front(), errno);
  }
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (const std::string& word : words) {
    arguments.push_back(const_cast<char*>(word.c_str()));  // NOLINT(cppcoreguidelines-pro-type-const-cast): C's argv
  }
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  posix_spawn_file_actions_adddup2(&actions, in.read.descriptor, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write.descriptor, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.write.descriptor, STDERR_FILENO);
  pid_t child = 0;
  const int failure = posix_spawnp(&child, words.front().c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failure != 0) {
    return not_run(words.front(), failure);
  }
  in.read.close();
  out.write.close();
  err.write.close();
  ProcessResult result;
  exchange(in.write, input, out.read, err.read, result);
  result.status = wait_for(child);
  return result;
}

}  // namespace candor
