#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "candor/document/readers.h"
#include "candor/git/hook.h"
#include "candor/git/repository.h"
#include "candor/text/display_width.h"

#include "check_run.h"
#include "commands.h"
#include "git_changes.h"
#include "project_options.h"
#include "report_options.h"

namespace candor {
namespace {

constexpr std::array<OptionSpec, 14> kOptions = {{
    {"shared", '\0', "", "install, uninstall: also when other repositories have the same folder of hooks"},
    {"all-lines", '\0', "", "run: report all findings in the staged pages, not only those that the commit brings"},
    kFormatOption,
    kProjectFailOnOption,
    kMaxWarningsOption,
    kPackOption,
    kNoCacheOption,
    kConfigOption,
    kNoConfigOption,
    kTodayOption,
    kMaxSizeOption,
    kColorOption,
    kQuietOption,
    kHelpOption,
}};

std::string own_path() {
  std::error_code failure;
  const std::string path = std::filesystem::read_symlink("/proc/self/exe", failure).string();
  return failure ? "candor" : path;
}

ExitCode tell(const Result<std::string>& done, std::string_view what, Console& console) {
  if (!done) {
    return mistake(printable(to_string(done.error())));
  }
  console.out(fmt::format("{} {}\n", what, printable(*done)));
  return ExitCode::kClean;
}

bool is_page(const ChangedFile& file) {
  return reader_for(file.path) != nullptr;
}

/// Checks what the next commit holds.
ExitCode run_on_commit(const GitRepository& repository, const CommandLine& line, Console& console) {
  Result<std::vector<ChangedFile>> staged = repository.staged();
  if (!staged) {
    return mistake(printable(to_string(staged.error())));
  }
  std::erase_if(*staged, [](const ChangedFile& file) { return !is_page(file); });
  if (staged->empty()) {
    return ExitCode::kClean;
  }
  Result<std::map<std::string, std::string>> bytes = repository.staged_bytes(*staged);
  if (!bytes) {
    return mistake(printable(to_string(bytes.error())));
  }
  // Paths of a report on a commit are those that git shows.
  std::error_code failure;
  std::filesystem::current_path(repository.root(), failure);
  std::optional<CheckRequest> request = failure ? std::nullopt : check_request(line);
  if (!request) {
    return ExitCode::kMistake;
  }
  for (const ChangedFile& file : *staged) {
    request->run.paths.push_back(file.path);
  }
  if (!line.has("all-lines")) {
    request->changes = changes_of(repository, *staged);
  }
  request->force_exclude = true;
  request->project.use_gitignore = false;  // what is staged is not ignored
  const DiskFileSystem disk;
  return check_pages(StagedFileSystem(disk, *std::move(bytes)), *std::move(request), line, console);
}

}  // namespace

const CommandSpec kHookSpec{
    "hook",
    "install|uninstall|run",
    "check what a git commit holds, before it is made",
    "'candor hook install' writes the pre-commit hook of the repository that the working folder lies in; a hook\n"
    "that candor did not write, and lines that you add to its own, are left as they are. 'candor hook run' is what\n"
    "the hook runs: it checks the staged bytes of pages, and reports what the commit brings: findings on the lines\n"
    "that it changes, and those elsewhere that the pages did not have before.",
    kOptions,
    1};

ExitCode run_hook(const CommandLine& line, Console& console) {
  const std::string verb = line.arguments().empty() ? std::string() : line.arguments()[0];
  if (verb != "install" && verb != "uninstall" && verb != "run") {
    return mistake(verb.empty() ? "say what to do: candor hook install, uninstall or run"
                                : unknown_name("verb of 'candor hook':", verb, {"install", "uninstall", "run"}));
  }
  std::error_code failure;
  const Result<GitRepository> repository = GitRepository::open(std::filesystem::current_path(failure).string());
  if (!repository) {
    return mistake(printable(repository.error().message));
  }
  if (verb == "run") {
    return run_on_commit(*repository, line, console);
  }
  const Result<GitRepository::HooksFolder> folder = repository->hooks_folder();
  if (!folder) {
    return mistake(printable(to_string(folder.error())));
  }
  if (!folder->is_own && !line.has("shared")) {
    return mistake(printable(fmt::format(
        "git takes the hooks from '{0}', outside of this repository, and other repositories may do so, too. 'candor "
        "hook "
        "{1} --shared' goes there all the same; git config core.hooksPath '{2}' gives this repository hooks of its own",
        folder->path, verb, folder->own_path)));
  }
  return verb == "install" ? tell(install_hook(folder->path, own_path()), "installed", console)
                           : tell(uninstall_hook(folder->path), "removed", console);
}

}  // namespace candor
