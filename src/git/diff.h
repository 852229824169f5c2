#pragma once

#include <string_view>
#include <vector>

#include "candor/git/repository.h"

namespace candor {

/// Reads what `git diff --raw -p -z -U0 --no-abbrev` prints. Files only: links, submodules and deletions are left out.
std::vector<ChangedFile> read_diff(std::string_view output);

/// The lines that both have.
std::vector<LineRange> common_lines(const std::vector<LineRange>& a, const std::vector<LineRange>& b);

}  // namespace candor
