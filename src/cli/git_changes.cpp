#include "git_changes.h"

#include "candor/text/display_width.h"

#include "commands.h"

namespace candor {

ChangedPages changed_pages(const GitRepository& repository, const std::vector<ChangedFile>& files) {
  ChangedPages pages;
  for (const ChangedFile& file : files) {
    pages[repository.root() + "/" + file.path] = file.lines;
  }
  return pages;
}

std::optional<ChangedPages> changes_since(const std::string& revision, const std::string& folder) {
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
  return changed_pages(*repository, *files);
}

}  // namespace candor
