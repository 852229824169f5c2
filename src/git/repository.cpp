#include "candor/git/repository.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "diff.h"
#include "process.h"

namespace candor {
namespace {

namespace fs = std::filesystem;

/// git's standard output, or what it complained about.
Result<std::string> git(const std::string& folder, std::vector<std::string> words, std::string_view input = {}) {
  words.insert(words.begin(), "git");
  Result<ProcessResult> result = run_process(words, folder, input);
  if (!result) {
    return result.error();
  }
  if (result->status != 0) {
    std::string said = result->errors.substr(0, result->errors.find('\n'));
    const std::string_view fatal = "fatal: ";
    said.erase(0, said.starts_with(fatal) ? fatal.size() : 0);
    return Error{ErrorCode::kUnreadable, fmt::format("git {}: {}", words[1], said), {}};
  }
  return std::move(result->output);
}

/// What `git diff` needs so that neither the user's configuration nor the terminal changes its form.
std::vector<std::string> diff_words(const std::vector<std::string>& added) {
  std::vector<std::string> words = {"diff",
                                    "--raw",
                                    "-p",
                                    "-z",
                                    "-U0",
                                    "--no-abbrev",
                                    "--no-color",
                                    "--no-ext-diff",
                                    "--no-textconv",
                                    "--find-renames",
                                    "--ignore-submodules=all",
                                    "--diff-filter=ACMRT"};
  words.insert(words.end(), added.begin(), added.end());
  words.emplace_back("--");
  return words;
}

std::string line_of(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string line(text.substr(0, end));
  text.remove_prefix(std::min(text.size(), end + 1));
  return line;
}

/// Whether a path leads into a folder, whatever links lie on the way.
bool lies_in(const fs::path& path, const fs::path& folder) {
  std::error_code failure;
  const fs::path real = fs::weakly_canonical(path, failure);
  const fs::path above = fs::weakly_canonical(folder, failure);
  return !failure && std::mismatch(above.begin(), above.end(), real.begin(), real.end()).first == above.end();
}

/// The other parents of the merge that is going on.
std::vector<std::string> merge_heads(const std::string& git_folder) {
  std::vector<std::string> heads;
  std::ifstream file(fs::path(git_folder) / "MERGE_HEAD");
  for (std::string line; std::getline(file, line);) {
    heads.push_back(line);
  }
  return heads;
}

/// Keeps of each file the lines that differ from this parent, too. A file that does not differ from it is its own.
void keep_common(std::vector<ChangedFile>& files, const std::vector<ChangedFile>& other) {
  std::vector<ChangedFile> kept;
  for (ChangedFile& file : files) {
    const auto same =
        std::find_if(other.begin(), other.end(), [&](const ChangedFile& one) { return one.path == file.path; });
    if (same != other.end()) {
      file.lines = common_lines(file.lines, same->lines);
      file.before.insert(file.before.end(), same->before.begin(), same->before.end());
      kept.push_back(std::move(file));
    }
  }
  files = std::move(kept);
}

}  // namespace

Result<GitRepository> GitRepository::open(const std::string& folder) {
  Result<std::string> answer = git(folder, {"rev-parse", "--show-toplevel", "--absolute-git-dir"});
  if (!answer) {
    const bool none = answer.error().message.find("not a git repository") != std::string::npos;
    return Error{ErrorCode::kNotFound, none ? "this folder lies in no git repository" : answer.error().message,
                 Location{folder, 0, 0}};
  }
  std::string_view rest = *answer;
  std::string root = line_of(rest);
  return GitRepository(std::move(root), line_of(rest));
}

Result<std::vector<ChangedFile>> GitRepository::staged() const {
  const Result<std::string> diff = git(root_, diff_words({"--cached"}));
  if (!diff) {
    return diff.error();
  }
  std::vector<ChangedFile> files = read_diff(*diff);
  for (const std::string& head : merge_heads(git_)) {
    const Result<std::string> other = git(root_, diff_words({"--cached", head}));
    if (!other) {
      return other.error();
    }
    keep_common(files, read_diff(*other));
  }
  return files;
}

Result<std::vector<ChangedFile>> GitRepository::changed_since(const std::string& revision) const {
  if (revision.empty() || revision.starts_with('-')) {
    return Error{ErrorCode::kUsage, fmt::format("'{}' is no revision", revision), {}};
  }
  const Result<std::string> diff = git(root_, diff_words({"--merge-base", revision}));
  if (!diff) {
    return diff.error();
  }
  std::vector<ChangedFile> files = read_diff(*diff);
  const Result<std::string> unknown = git(root_, {"ls-files", "--others", "--exclude-standard", "-z"});
  if (!unknown) {
    return unknown.error();
  }
  for (std::string_view rest = *unknown; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    files.push_back({std::string(rest.substr(0, end)), {}, {}, {{1, UINT32_MAX}}});
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  return files;
}

Result<std::map<std::string, std::string>> GitRepository::blobs(const std::set<std::string>& names) const {
  std::map<std::string, std::string> bytes;
  std::string wanted;
  for (const std::string& name : names) {
    wanted += name + "\n";
  }
  const Result<std::string> answer =
      names.empty() ? Result<std::string>(std::string()) : git(root_, {"cat-file", "--batch"}, wanted);
  if (!answer) {
    return answer.error();
  }
  std::string_view rest = *answer;
  for (const std::string& name : names) {
    const std::string head = line_of(rest);  // "<name> blob <size>"
    std::size_t size = 0;
    const std::size_t blank = head.rfind(' ');
    const auto [end, failure] =
        std::from_chars(head.data() + std::min(blank + 1, head.size()), head.data() + head.size(), size);
    if (failure != std::errc{} || size >= rest.size()) {
      return Error{ErrorCode::kUnreadable, fmt::format("git has no bytes of {}", name), {}};
    }
    bytes[name] = rest.substr(0, size);
    rest.remove_prefix(size + 1);
  }
  return bytes;
}

Result<std::map<std::string, std::string>> GitRepository::staged_bytes(const std::vector<ChangedFile>& files) const {
  std::set<std::string> names;
  for (const ChangedFile& file : files) {
    names.insert(file.blob);
  }
  const Result<std::map<std::string, std::string>> bytes = blobs(names);
  if (!bytes) {
    return bytes.error();
  }
  std::map<std::string, std::string> staged;
  for (const ChangedFile& file : files) {
    staged[file.path] = bytes->at(file.blob);
  }
  return staged;
}

Result<GitRepository::HooksFolder> GitRepository::hooks_folder() const {
  const Result<std::string> answer = git(root_, {"rev-parse", "--git-path", "hooks", "--git-common-dir"});
  if (!answer) {
    return answer.error();
  }
  std::string_view rest = *answer;
  const fs::path hooks = (fs::path(root_) / line_of(rest)).lexically_normal();
  const fs::path common = (fs::path(root_) / line_of(rest)).lexically_normal();
  return HooksFolder{hooks.string(), lies_in(hooks, root_) || lies_in(hooks, common), (common / "hooks").string()};
}

FileKind StagedFileSystem::kind(const std::string& path) const {
  return staged_.contains(path) ? FileKind::kRegular : disk_.kind(path);
}

Result<std::string> StagedFileSystem::read(const std::string& path, std::uint64_t max_bytes) const {
  const auto staged = staged_.find(path);
  if (staged == staged_.end()) {
    return disk_.read(path, max_bytes);
  }
  if (staged->second.size() > max_bytes) {
    return Error{
        ErrorCode::kTooLarge, fmt::format("has {} bytes, the limit is {}", staged->second.size(), max_bytes), {}};
  }
  return staged->second;
}

Result<std::vector<std::string>> StagedFileSystem::list(const std::string& folder) const {
  return disk_.list(folder);
}

bool StagedFileSystem::is_link(const std::string& path) const {
  return !staged_.contains(path) && disk_.is_link(path);
}

}  // namespace candor
