#pragma once

#include <string>
#include <vector>

#include "candor/base/file_system.h"
#include "candor/policy/policies.h"

namespace candor {

/// Reads the policy files below a folder (docs/policy-format.md) into `policies`: what has the name of something there
/// replaces it, a pack with all its rules. Gives back all mistakes, with file, line and column, in order of files; when
/// there is one, `policies` must not be used. Phrases are parsed, names are looked up: what loads can be compiled.
std::vector<Error> load_policies(const FileSystem& files, const std::string& folder, Policies& policies);

}  // namespace candor
