#pragma once

#include <optional>
#include <string>

#include "candor/base/file_system.h"

namespace candor {

/// A digest of all that load_policies() can read in a folder: the names of files and folders, seen from it, and the
/// bytes of files. None when something cannot be read, or the folder is larger than any that loads.
std::optional<std::string> policy_folder_digest(const FileSystem& files, const std::string& folder);

}  // namespace candor
