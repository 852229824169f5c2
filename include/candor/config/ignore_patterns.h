#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candor {

/// What one ignore file, or one pattern, says about a path.
enum class IgnoreVerdict : std::uint8_t { kSilent, kIgnored, kKept };

/// The patterns of a .gitignore file, which .candorignore and the paths of a configuration share: after gitignore(5)
/// and git's wildmatch.c. Patterns and names are bytes, as they are for git.
class IgnorePatterns {
 public:
  /// The lines of a file; comments and empty lines are none.
  static IgnorePatterns parse(std::string_view lines);

  /// `path` is seen from the patterns' folder, without "./". The last pattern that fits decides. That a folder above
  /// is ignored is for the caller to find out: nothing below it can be kept.
  [[nodiscard]] IgnoreVerdict verdict(std::string_view path, bool is_folder) const;

  [[nodiscard]] bool empty() const { return patterns_.empty(); }

 private:
  struct Pattern {
    std::string text;
    bool keeps = false;         ///< began with "!"
    bool folders_only = false;  ///< ended with "/"
    bool whole_path = false;    ///< had a "/" elsewhere; otherwise the last name decides
  };

  void add(std::string_view line);

  std::vector<Pattern> patterns_;
};

/// Whether a path fits a pattern in which "*" and "?" stand for anything but "/", and "**" for any folders. Takes time
/// in proportion to the product of both lengths.
bool wild_match(std::string_view pattern, std::string_view path);

}  // namespace candor
