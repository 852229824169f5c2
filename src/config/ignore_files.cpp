#include "candor/config/ignore_files.h"

#include <filesystem>
#include <string_view>

namespace candor {
namespace {

constexpr std::uint64_t kMaxBytes = 1U << 20U;

std::string parent_of(const std::string& path) {
  return std::filesystem::path(path).parent_path().string();
}

std::string within(const std::string& folder, std::string_view name) {
  return (std::filesystem::path(folder) / name).string();
}

std::string seen_from(const std::string& folder, const std::string& path) {
  return path.substr(folder.ends_with('/') ? folder.size() : folder.size() + 1);
}

}  // namespace

std::string repository_root(const FileSystem& files, const std::string& folder) {
  std::string here = folder;
  while (files.kind(within(here, ".git")) == FileKind::kMissing && parent_of(here) != here) {
    here = parent_of(here);
  }
  return here;
}

bool IgnoreFiles::ignored(const std::string& path, bool is_folder) {
  return parent_of(path) != path && (folder(parent_of(path)).ignored || decide(path, is_folder));
}

/// Calls itself for the folder above.
const IgnoreFiles::Folder& IgnoreFiles::folder(const std::string& path) {
  const auto known = folders_.find(path);
  if (known != folders_.end()) {
    return known->second;
  }
  Folder made;
  const bool in_git = files_.kind(within(path, ".git")) != FileKind::kMissing;
  made.is_root = in_git || parent_of(path) == path;
  made.in_repository = in_git || (!made.is_root && folder(parent_of(path)).in_repository);
  if (in_git && use_gitignore_) {
    read(within(path, ".git/info/exclude"), made);
  }
  if (made.in_repository && use_gitignore_) {
    read(within(path, ".gitignore"), made);
  }
  read(within(path, ".candorignore"), made);
  if (!made.is_root) {
    made.ignored = folder(parent_of(path)).ignored || decide(path, true);
  }
  return folders_.emplace(path, std::move(made)).first->second;
}

bool IgnoreFiles::decide(const std::string& path, bool is_folder) {
  for (std::string at = parent_of(path);; at = parent_of(at)) {
    const Folder& asked = folder(at);
    for (auto patterns = asked.patterns.rbegin(); patterns != asked.patterns.rend(); ++patterns) {
      const IgnoreVerdict verdict = patterns->verdict(seen_from(at, path), is_folder);
      if (verdict != IgnoreVerdict::kSilent) {
        return verdict == IgnoreVerdict::kIgnored;
      }
    }
    if (asked.is_root) {
      return false;
    }
  }
}

void IgnoreFiles::read(const std::string& path, Folder& folder) const {
  if (files_.kind(path) != FileKind::kRegular) {
    return;
  }
  if (const Result<std::string> bytes = files_.read(path, kMaxBytes)) {
    folder.patterns.push_back(IgnorePatterns::parse(*bytes));
  }
}

}  // namespace candor
