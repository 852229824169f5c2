#include "candor/base/file_system.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include <fmt/format.h>

namespace candor {
namespace {

Error unreadable(int code) {
  return {ErrorCode::kUnreadable, fmt::format("cannot be read: {}", std::generic_category().message(code)), {}};
}

struct CloseFile {
  void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
};

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
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
  if (!file) {
    return unreadable(errno);
  }
  std::error_code failure;
  const std::uintmax_t size = std::filesystem::file_size(path, failure);
  if (!failure && size > max_bytes) {
    return Error{ErrorCode::kTooLarge, fmt::format("has {} bytes, the limit is {}", size, max_bytes), {}};
  }
  std::string bytes(failure ? 0 : static_cast<std::size_t>(size), '\0');
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file.get()));
  if (std::ferror(file.get()) != 0) {
    return unreadable(errno);
  }
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
