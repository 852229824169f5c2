#pragma once

#include <map>
#include <string>
#include <vector>

#include "candor/base/file_system.h"
#include "candor/config/ignore_patterns.h"

namespace candor {

/// The nearest folder at or above `folder` that holds `.git`; "/" when there is none. `folder` is absolute.
std::string repository_root(const FileSystem& files, const std::string& folder);

/// Reads the ignore files of folders as they are needed: `.candorignore`, and within a git repository `.gitignore` and
/// `.git/info/exclude`. What a folder says counts more than what the folders above it say, and `.candorignore` more
/// than
/// `.gitignore`. What the user's own git configuration ignores is not asked, so that everybody gets the same pages.
class IgnoreFiles {
 public:
  IgnoreFiles(const FileSystem& files, bool use_gitignore) : files_(files), use_gitignore_(use_gitignore) {}

  /// Whether the path, or a folder above it, is ignored. `path` is absolute and has no "." and "..".
  bool ignored(const std::string& path, bool is_folder);

 private:
  struct Folder {
    std::string path;
    std::vector<IgnorePatterns> patterns;  ///< the weightiest last
    bool is_root = false;                  ///< nothing above is asked
    bool in_repository = false;            ///< of git
    bool ignored = false;
  };

  const Folder& folder(const std::string& path);
  [[nodiscard]] bool decide(const std::string& path, bool is_folder);
  void read(const std::string& path, Folder& folder) const;

  const FileSystem& files_;
  bool use_gitignore_;
  std::map<std::string, Folder> folders_;
};

}  // namespace candor
