#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "candor/base/file_system.h"
#include "candor/base/result.h"

/// What git knows about a working tree, asked from the user's own git: it alone reads every repository, index and
/// configuration that it writes.

namespace candor {

/// Lines from `first` to `last`, which count from 1.
struct LineRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  friend bool operator==(const LineRange&, const LineRange&) = default;
};

/// A file that differs from what it is compared with.
struct ChangedFile {
  std::string path;                 ///< seen from the repository's root
  std::string blob;                 ///< git's name of its staged bytes; empty: they are not in the index
  std::vector<std::string> before;  ///< of its bytes before the change, in each parent of a merge; none: it is new
  std::vector<LineRange> lines;  ///< that were added or changed, ascending; where lines were taken away, those beside
};

class GitRepository {
 public:
  /// The repository that a folder lies in. kNotFound when it lies in none, or git is not installed.
  static Result<GitRepository> open(const std::string& folder);

  /// The working tree's root, absolute.
  [[nodiscard]] const std::string& root() const { return root_; }

  /// Files that the next commit adds, changes, renames or copies, with the lines that are the commit's own: in a merge
  /// those that none of its parents has. Links and submodules are none.
  [[nodiscard]] Result<std::vector<ChangedFile>> staged() const;

  /// Files of the working tree that differ from where they branched off `revision`, or that git does not know yet.
  [[nodiscard]] Result<std::vector<ChangedFile>> changed_since(const std::string& revision) const;

  /// The bytes that git has under these names, by name. kUnreadable when it lacks one.
  [[nodiscard]] Result<std::map<std::string, std::string>> blobs(const std::set<std::string>& names) const;

  /// The staged bytes of files, by their path.
  [[nodiscard]] Result<std::map<std::string, std::string>> staged_bytes(const std::vector<ChangedFile>& files) const;

  /// Where git looks for a working tree's hooks.
  struct HooksFolder {
    std::string path;      ///< absolute: as core.hooksPath says, or .git/hooks of the repository
    bool is_own = true;    ///< false: it lies neither in the working tree nor in the repository's own folder
    std::string own_path;  ///< the one that the repository has if nothing is said, absolute
  };

  [[nodiscard]] Result<HooksFolder> hooks_folder() const;

 private:
  GitRepository(std::string root, std::string git_folder) : root_(std::move(root)), git_(std::move(git_folder)) {}

  std::string root_;
  std::string git_;  ///< this working tree's own folder of git, absolute
};

/// Files as they will be committed: those that are staged have their staged bytes, whatever the disk holds.
class StagedFileSystem final : public FileSystem {
 public:
  /// `staged` by path as given to read(); borrows the disk.
  StagedFileSystem(const FileSystem& disk, std::map<std::string, std::string> staged)
      : disk_(disk), staged_(std::move(staged)) {}

  [[nodiscard]] FileKind kind(const std::string& path) const override;
  [[nodiscard]] Result<std::string> read(const std::string& path, std::uint64_t max_bytes) const override;
  [[nodiscard]] Result<std::vector<std::string>> list(const std::string& folder) const override;
  [[nodiscard]] bool is_link(const std::string& path) const override;

 private:
  const FileSystem& disk_;
  std::map<std::string, std::string> staged_;
};

}  // namespace candor
