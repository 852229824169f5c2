#pragma once

#include <optional>
#include <string>

#include "candor/base/result.h"

/// The pre-commit hook that runs candor.

namespace candor {

/// Writes the hook into a folder of hooks, which is made if need be. `program` is what it runs, absolute. A hook that
/// candor did not write is never touched: kUsage tells what to add to it. Gives back the hook's path.
Result<std::string> install_hook(const std::string& folder, const std::string& program);

/// Takes the hook away again; kUsage when it is not candor's, kNotFound when there is none.
Result<std::string> uninstall_hook(const std::string& folder);

}  // namespace candor
