#include "candor/base/atomic_file.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <initializer_list>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace candor {
namespace {

constexpr mode_t kNewFile = 0666;  // as the user's mask leaves it
constexpr mode_t kPermissions = 07777;

Error unwritable(const std::string& path, std::string_view what, int code) {
  return {ErrorCode::kUnwritable, fmt::format("{}: {}", what, std::generic_category().message(code)),
          Location{path, 0, 0}};
}

/// Where a chain of symbolic links ends, also when nothing is there yet.
std::string behind_links(const std::string& path) {
  constexpr int kMostLinks = 40;  // as the kernel
  std::filesystem::path target(path);
  for (int i = 0; i < kMostLinks; ++i) {
    std::error_code none;
    const std::filesystem::path next = std::filesystem::read_symlink(target, none);
    if (none) {
      break;
    }
    target = target.parent_path() / next;
  }
  return target.string();
}

/// The stream of this process that the path is a name of: 1 or 2; -1: it is none.
int own_stream(std::string_view path) {
  for (const auto& [name, stream] :
       std::initializer_list<std::pair<std::string_view, int>>{{"/dev/stdout", STDOUT_FILENO},
                                                               {"/dev/fd/1", STDOUT_FILENO},
                                                               {"/proc/self/fd/1", STDOUT_FILENO},
                                                               {"/dev/stderr", STDERR_FILENO},
                                                               {"/dev/fd/2", STDERR_FILENO},
                                                               {"/proc/self/fd/2", STDERR_FILENO}}) {
    if (path == name) {
      return stream;
    }
  }
  return -1;
}

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

/// A new hidden file in the folder; -1 and errno when there can be none.
int open_temporary(const std::string& folder, std::string& name) {
  constexpr int kTries = 1000;  // what killed runs left behind may have the first names
  int descriptor = -1;
  for (int i = 0; i < kTries && descriptor < 0; ++i) {
    name = fmt::format("{}/.candor-{}-{}.tmp", folder, getpid(), i);
    descriptor = open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kNewFile);
    if (descriptor < 0 && errno != EEXIST) {
      break;
    }
  }
  return descriptor;
}

/// The replaced file's permissions and owner. Who may not give a file away keeps it, without set-user-id bits.
int copy_rights(int descriptor, const struct stat& old) {
  mode_t mode = old.st_mode & kPermissions;
  if (fchown(descriptor, old.st_uid, old.st_gid) != 0) {
    mode &= 0777U;
  }
  return fchmod(descriptor, mode);
}

void flush_folder(const std::string& folder) {
  // Not every file system can; the file itself is safe on the disk.
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0) {
    static_cast<void>(fsync(descriptor));
    static_cast<void>(close(descriptor));
  }
}

}  // namespace

AtomicFile::AtomicFile(std::string path, std::string target, std::string temporary, int descriptor)
    : path_(std::move(path)), target_(std::move(target)), temporary_(std::move(temporary)), descriptor_(descriptor) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)),
      waits_(other.waits_),
      waiting_(std::move(other.waiting_)) {}

AtomicFile::~AtomicFile() {
  if (descriptor_ >= 0) {
    static_cast<void>(close(descriptor_));
  }
  if (!temporary_.empty()) {
    static_cast<void>(unlink(temporary_.c_str()));
  }
}

Error AtomicFile::failure(std::string_view what, int code) const {
  return unwritable(path_, what, code);
}

Result<AtomicFile> AtomicFile::create(const std::string& path) {
  constexpr std::string_view kCannot = "cannot be written";
  if (const int stream = own_stream(path); stream >= 0) {
    const int descriptor = fcntl(stream, F_DUPFD_CLOEXEC, 0);
    if (descriptor < 0) {
      return unwritable(path, kCannot, errno);
    }
    AtomicFile file(path, path, {}, descriptor);
    file.waits_ = true;
    return file;
  }
  const std::string target = behind_links(path);

  struct stat old {};

  const bool exists = stat(target.c_str(), &old) == 0;
  if (exists && S_ISDIR(old.st_mode)) {
    return unwritable(path, kCannot, EISDIR);
  }
  if (exists && !S_ISREG(old.st_mode)) {
    const int descriptor = open(target.c_str(), O_WRONLY | O_CLOEXEC);
    return descriptor < 0 ? Result<AtomicFile>(unwritable(path, kCannot, errno))
                          : Result<AtomicFile>(AtomicFile(path, target, {}, descriptor));
  }
  if (exists && access(target.c_str(), W_OK) != 0) {
    return unwritable(path, kCannot, errno);
  }
  std::string temporary;
  const int descriptor = open_temporary(folder_of(target), temporary);
  if (descriptor < 0) {
    return unwritable(path, kCannot, errno);
  }
  AtomicFile file(path, target, temporary, descriptor);
  if (exists && copy_rights(descriptor, old) != 0) {
    return file.failure("its permissions cannot be kept", errno);
  }
  return file;
}

std::optional<Error> AtomicFile::write(std::string_view bytes) {
  if (waits_) {
    waiting_ += bytes;
    return std::nullopt;
  }
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) {
      continue;
    }
    if (written < 0) {
      return failure("cannot be written", errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return std::nullopt;
}

std::optional<Error> AtomicFile::commit() {
  if (std::exchange(waits_, false)) {
    if (std::optional<Error> problem = write(std::exchange(waiting_, {}))) {
      return problem;
    }
  }
  const bool flushed = temporary_.empty() || fsync(descriptor_) == 0;
  const int flush_code = errno;
  const bool closed = close(std::exchange(descriptor_, -1)) == 0;
  if (!flushed || !closed) {
    return failure("cannot be written", flushed ? errno : flush_code);
  }
  if (temporary_.empty()) {
    return std::nullopt;
  }
  if (rename(temporary_.c_str(), target_.c_str()) != 0) {
    return failure("cannot be put in its place", errno);
  }
  temporary_.clear();
  flush_folder(folder_of(target_));
  return std::nullopt;
}

std::optional<Error> write_atomically(const std::string& path, std::string_view bytes) {
  Result<AtomicFile> file = AtomicFile::create(path);
  if (!file) {
    return file.error();
  }
  if (std::optional<Error> problem = file->write(bytes)) {
    return problem;
  }
  return file->commit();
}

}  // namespace candor
