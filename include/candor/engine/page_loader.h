#pragma once

#include <string>

#include "candor/base/file_system.h"
#include "candor/base/result.h"
#include "candor/document/document.h"
#include "candor/engine/runner.h"

namespace candor {

/// A page as its reader sees it; "-" is the standard input of the options. A file is read whatever its name: as plain
/// text when no reader claims it. kTooLarge, kBinary, and what FileSystem::read() says, at the path.
Result<Document> load_page(const FileSystem& files, const RunOptions& options, const std::string& path);

}  // namespace candor
