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

constexpr std::array<OptionSpec, 13> kOptions = {{
    {"all-lines", '\0', "", "run: report findings on all lines of the staged pages, not only on those that change"},
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
    request->changes = changed_pages(repository, *staged);
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
    "that candor did not write is left as it is. 'candor hook run' is what the hook runs: it checks the staged\n"
    "bytes of pages, and reports findings on the lines that the commit changes.",
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
  const Result<std::string> folder = repository->hooks_folder();
  if (!folder) {
    return mistake(printable(to_string(folder.error())));
  }
  return verb == "install" ? tell(install_hook(*folder, own_path()), "installed", console)
                           : tell(uninstall_hook(*folder), "removed", console);
}

}  // namespace candor
