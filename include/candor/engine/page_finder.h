#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "candor/base/file_system.h"
#include "candor/base/result.h"
#include "candor/diagnostic/report.h"

/// From what a user names to the pages that are there.

namespace candor {

struct FindOptions {
  std::vector<std::string> extensions;  ///< of pages in folders; lower case, with their dot; names match in any case
  /// Whether a path is left out; for a folder, with all in it. Empty: nothing is.
  std::function<bool(const std::string& path, bool is_folder)> passes_over = {};
  bool passes_over_given = false;  ///< leave out also what was named itself
};

struct FoundPages {
  std::vector<std::string> paths;  ///< in order of the given ones, in a folder by name; each once
  std::uint64_t passed_over = 0;   ///< paths that were named, and left out
  std::vector<Skipped> skipped;    ///< found in a folder, and why it is no page
  std::vector<Error> errors;       ///< kNotFound, kUnreadable or kNothing, at the path
};

/// Folders are searched this deep, so that a broken disk cannot keep the search going for ever.
inline constexpr int kMaxFolderDepth = 64;

/// A file is taken whatever its extension; in a folder, and the folders in it, the files that have one of the
/// extensions. Hidden names and node_modules are passed over in silence; symbolic links to folders are not
/// entered. Paths read as given, with the names found in a folder behind a "/"; names found in "." stand
/// alone. "-" passes through.
FoundPages find_pages(const FileSystem& files, const std::vector<std::string>& given, const FindOptions& options);

}  // namespace candor
