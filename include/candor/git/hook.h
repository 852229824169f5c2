#pragma once

#include <string>

#include "candor/base/result.h"

/// The pre-commit hook that runs candor: a block of lines between two marks, in a file of its own or among lines that
/// its user added. Lines outside the block are never changed.

namespace candor {

/// Writes the block into the pre-commit hook of a folder of hooks, which is made if need be, or puts it in the place of
/// the one that is there. `program` is what it runs, absolute. kUsage when the hook is not candor's (it tells what to
/// add to it), is a link, or when lines between the marks are not candor's. Gives back the hook's path.
Result<std::string> install_hook(const std::string& folder, const std::string& program);

/// Takes the block away, and the file when nothing else is left in it. kUsage as above, kNotFound when there is no
/// hook.
Result<std::string> uninstall_hook(const std::string& folder);

}  // namespace candor
