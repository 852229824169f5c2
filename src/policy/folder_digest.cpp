#include "candor/policy/folder_digest.h"

#include <fmt/format.h>

#include "candor/base/digest.h"

#include "folder_limits.h"

namespace candor {
namespace {

class FolderDigest {
 public:
  explicit FolderDigest(const FileSystem& files) : files_(files) {}

  /// False when it cannot be made.
  bool add(const std::string& folder, const std::string& name, std::size_t depth) {
    const Result<std::vector<std::string>> entries = files_.list(folder);
    if (!entries || depth > kMaxPolicyDepth) {
      return false;
    }
    content_ += fmt::format("folder {}\n", name);
    for (const std::string& entry : *entries) {
      const std::string path = fmt::format("{}/{}", folder, entry);
      const std::string inner = fmt::format("{}/{}", name, entry);
      if (entry.starts_with('.')) {
        continue;
      }
      const FileKind kind = files_.kind(path);
      if (kind == FileKind::kFolder ? !add(path, inner, depth + 1) : !add_file(kind, path, inner)) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] std::string hex() const { return sha256_hex(content_); }

 private:
  bool add_file(FileKind kind, const std::string& path, const std::string& name) {
    if (!is_policy_file(name)) {
      return true;
    }
    const Result<std::string> bytes =
        kind == FileKind::kRegular ? files_.read(path, kMaxPolicyFileBytes) : Result<std::string>(Error{});
    if (!bytes || content_.size() + bytes->size() > kMaxPolicyFolderBytes) {
      return false;
    }
    content_ += fmt::format("file {} {}\n{}\n", name, bytes->size(), *bytes);
    return true;
  }

  const FileSystem& files_;
  std::string content_;
};

}  // namespace

std::optional<std::string> policy_folder_digest(const FileSystem& files, const std::string& folder) {
  FolderDigest digest(files);
  return digest.add(folder, "", 0) ? std::optional(digest.hex()) : std::nullopt;
}

}  // namespace candor
