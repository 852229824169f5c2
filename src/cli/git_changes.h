#pragma once

#include <optional>
#include <string>

#include "candor/project/project.h"

namespace candor {

/// What git says was changed since a revision; none when it cannot tell, which has been told. `folder` lies in the
/// repository.
std::optional<Changes> changes_since(const std::string& revision, const std::string& folder);

/// Files of a repository by absolute path.
Changes changes_of(const GitRepository& repository, const std::vector<ChangedFile>& files);

}  // namespace candor
