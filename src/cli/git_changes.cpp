#include "git_changes.h"

#include "candor/text/display_width.h"

#include "commands.h"

namespace candor {

Changes changes_of(const GitRepository& repository, const std::vector<ChangedFile>& files) {
  Changes changes{repository, {}};
  for (const ChangedFile& file : files) {
    changes.files[repository.root() + "/" + file.path] = file;
  }
  return changes;
}

std::optional<Changes> changes_since(const std::string& revision, const std::string& folder) {
  const Result<GitRepository> repository = GitRepository::open(folder);
  if (!repository) {
    mistake(printable("--diff-base: " + repository.error().message));
    return std::nullopt;
  }
  const Result<std::vector<ChangedFile>> files = repository->changed_since(revision);
  if (!files) {
    mistake(printable("--diff-base: " + files.error().message));
    return std::nullopt;
  }
  return changes_of(*repository, *files);
}

}  // namespace candor
