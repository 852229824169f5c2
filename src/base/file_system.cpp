#include "candor/base/file_system.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace candor {
namespace {

Error unreadable(int code) {
  return {ErrorCode::kUnreadable, fmt::format("cannot be read: {}", std::generic_category().message(code)), {}};
}

/// An open file that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}

  ~Descriptor() {
    if (number_ >= 0) {
      static_cast<void>(close(number_));
    }
  }

  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

/// Reads on until the end or until `bytes` is full; the number of bytes read, -1 and errno when it fails.
ssize_t read_all(int descriptor, std::string& bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t more = ::read(descriptor, bytes.data() + done, bytes.size() - done);
    if (more < 0 && errno == EINTR) {
      continue;
    }
    if (more < 0) {
      return -1;
    }
    if (more == 0) {
      break;
    }
    done += static_cast<std::size_t>(more);
  }
  return static_cast<ssize_t>(done);
}

}  // namespace

FileKind DiskFileSystem::kind(const std::string& path) const {
  std::error_code failure;
  switch (std::filesystem::status(path, failure).type()) {
    case std::filesystem::file_type::regular:
      return FileKind::kRegular;
    case std::filesystem::file_type::directory:
      return FileKind::kFolder;
    case std::filesystem::file_type::not_found:
    case std::filesystem::file_type::none:
      return FileKind::kMissing;
    default:
      return FileKind::kOther;
  }
}

Result<std::string> DiskFileSystem::read(const std::string& path, std::uint64_t max_bytes) const {
  // A pipe without a writer would keep whoever opens it waiting.
  const Descriptor file(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));

  struct stat status {};

  if (file.number() < 0 || fstat(file.number(), &status) != 0) {
    return unreadable(errno);
  }
  if (S_ISDIR(status.st_mode)) {
    return unreadable(EISDIR);
  }
  if (!S_ISREG(status.st_mode)) {
    return Error{ErrorCode::kUnreadable, "is a device, a pipe or a socket, not a file", {}};
  }
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > max_bytes) {
    return Error{ErrorCode::kTooLarge, fmt::format("has {} bytes, the limit is {}", size, max_bytes), {}};
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  const ssize_t read = read_all(file.number(), bytes);
  if (read < 0) {
    return unreadable(errno);
  }
  bytes.resize(static_cast<std::size_t>(read));
  return bytes;
}

Result<std::vector<std::string>> DiskFileSystem::list(const std::string& folder) const {
  std::error_code failure;
  std::vector<std::string> names;
  for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    names.push_back(entry->path().filename().string());
  }
  if (failure) {
    return unreadable(failure.value());
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool DiskFileSystem::is_link(const std::string& path) const {
  std::error_code failure;
  return std::filesystem::is_symlink(std::filesystem::symlink_status(path, failure));
}

}  // namespace candor
