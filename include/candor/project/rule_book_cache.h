#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "candor/base/result.h"
#include "candor/rules/rule_book.h"

/// Compiled policies of users, kept from run to run: reading and compiling them takes a hundred times as long as
/// checking a page.

namespace candor {

/// Entries are files of one folder, named by a key: a digest of all that they are made from. What is damaged, of
/// another user or not whole is no entry. The digest tells damage, not malice: who can write into the folder can make
/// candor use other rules, as who can change the policies can.
class RuleBookCache {
 public:
  /// The folder is absolute, and made when it is first needed, as is the one it lies in. Empty: nothing is kept.
  explicit RuleBookCache(std::string folder) : folder_(std::move(folder)) {}

  /// As many entries and bytes as are kept; the ones that were not used for longest go.
  static constexpr std::size_t kMaxEntries = 16;
  static constexpr std::uint64_t kMaxBytes = 256U << 20U;

  /// nullptr when there is no such entry.
  [[nodiscard]] RuleBookPtr find(const std::string& key) const;

  /// Does nothing when it cannot be written: the next run compiles again.
  void keep(const std::string& key, const RuleBook& book) const;

  struct Removed {
    std::size_t entries = 0;
    std::uint64_t bytes = 0;
    std::vector<Error> problems;
  };

  /// Removes all entries, and the folder when nothing else is in it.
  [[nodiscard]] Removed clear() const;

  [[nodiscard]] bool enabled() const { return !folder_.empty(); }

  [[nodiscard]] const std::string& folder() const { return folder_; }

 private:
  [[nodiscard]] std::string path_of(const std::string& key) const;
  [[nodiscard]] bool make_folder() const;
  void make_room(std::uint64_t bytes) const;

  std::string folder_;
};

/// Names what the parts make, with this build of the program, as a key of the cache.
std::string cache_key(const std::vector<std::string>& parts);

/// $XDG_CACHE_HOME/candor, or ~/.cache/candor; empty when the environment names no absolute folder.
std::string user_cache_folder();

}  // namespace candor
