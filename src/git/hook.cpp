#include "candor/git/hook.h"

#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "candor/base/atomic_file.h"
#include "candor/base/file_system.h"

namespace candor {
namespace {

namespace fs = std::filesystem;

/// By this line a hook is known to be candor's.
constexpr std::string_view kMark = "# Written by 'candor hook install'; 'candor hook uninstall' takes it away.";

std::string hook_path(const std::string& folder) {
  return (fs::path(folder) / "pre-commit").string();
}

/// For sh: between single quotes everything stands for itself.
std::string quoted(const std::string& word) {
  std::string quoted = "'";
  for (const char byte : word) {
    quoted += byte == '\'' ? std::string("'\\''") : std::string(1, byte);
  }
  return quoted + "'";
}

std::string script(const std::string& program) {
  return fmt::format("#!/bin/sh\n{}\ncandor={}\n[ -x \"$candor\" ] || candor=candor\nexec \"$candor\" hook run\n",
                     kMark, quoted(program));
}

enum class Owner { kNobody, kCandor, kOther };

Owner owner_of(const std::string& path) {
  constexpr std::uint64_t kMostBytes = 1U << 16U;
  const DiskFileSystem files;
  if (files.kind(path) == FileKind::kMissing && !files.is_link(path)) {
    return Owner::kNobody;
  }
  const Result<std::string> bytes = files.read(path, kMostBytes);
  return bytes && bytes->find(kMark) != std::string::npos ? Owner::kCandor : Owner::kOther;
}

Error foreign(const std::string& path, std::string_view what) {
  return {ErrorCode::kUsage, fmt::format("is a hook that candor did not write; {}", what), Location{path, 0, 0}};
}

}  // namespace

Result<std::string> install_hook(const std::string& folder, const std::string& program) {
  const std::string path = hook_path(folder);
  if (owner_of(path) == Owner::kOther) {
    return foreign(path, "it was left as it is. Add this line to it: candor hook run || exit");
  }
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (std::optional<Error> problem = write_atomically(path, script(program))) {
    return *std::move(problem);
  }
  fs::permissions(path, fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec, fs::perm_options::add,
                  failure);
  if (failure) {
    return Error{ErrorCode::kUnwritable, "cannot be made executable: " + failure.message(), Location{path, 0, 0}};
  }
  return path;
}

Result<std::string> uninstall_hook(const std::string& folder) {
  const std::string path = hook_path(folder);
  switch (owner_of(path)) {
    case Owner::kNobody:
      return Error{ErrorCode::kNotFound, "there is no such hook", Location{path, 0, 0}};
    case Owner::kOther:
      return foreign(path, "it was left as it is");
    case Owner::kCandor:
      break;
  }
  std::error_code failure;
  fs::remove(path, failure);
  if (failure) {
    return Error{ErrorCode::kUnwritable, "cannot be removed: " + failure.message(), Location{path, 0, 0}};
  }
  return path;
}

}  // namespace candor
