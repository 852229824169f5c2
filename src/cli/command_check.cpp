#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "check_run.h"
#include "commands.h"
#include "fix_pages.h"
#include "git_changes.h"
#include "page_input.h"
#include "project_options.h"
#include "report_options.h"
#include "report_outputs.h"

namespace candor {
namespace {

constexpr std::array<OptionSpec, 29> kOptions = {{
    kFormatOption,
    kOutputOption,
    kProjectFailOnOption,
    kMaxWarningsOption,
    kPackOption,
    kNoCacheOption,
    {"readability", '\0', "", "also tell what makes pages hard to read: grade, long sentences, unexplained words"},
    kProfileOption,
    kConfigOption,
    kNoConfigOption,
    kBaselineOption,
    kNoBaselineOption,
    {"diff-base", '\0', "REVISION",
     "only what was changed since git says you left this revision: findings on those lines, and new ones elsewhere"},
    kFilesFromOption,
    kForceExcludeOption,
    kNoGitignoreOption,
    kNoInlineOption,
    kTodayOption,
    kStdinNameOption,
    kMaxSizeOption,
    {"fix", '\0', "", "first put wordings in others where the meaning stays the same, then report what is left"},
    {"diff", '\0', "", "print as a patch what --fix would do, and change nothing"},
    {"jobs", 'j', "N", "pages to check at the same time, 1 to 256; 0: one a core", "0"},
    {"explain-match", '\0', "",
     "tell which phrase matched and which contexts were asked, also for what is not reported"},
    kStatisticsOption,
    kShowSuppressedOption,
    kColorOption,
    kQuietOption,
    kHelpOption,
}};

}  // namespace

const CommandSpec kCheckSpec{
    "check",
    "[PATH…|-]",
    "check pages, or all pages in folders (.md, .markdown, .txt); '-' is standard input",
    "Examples:\n"
    "  candor check leaflet.md\n"
    "  candor check --fail-on warning content/\n"
    "  candor check --format json - < page.md\n\n"
    "Without a path the current folder is checked. Hidden folders and node_modules are passed over.\n\n"
    "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 something could not be checked (findings\n"
    "in the rest are still reported), 3 a defect of candor. With --fix the findings that are left count; with\n"
    "--diff: 0 nothing to change, 1 the patch is not empty.",
    kOptions,
    SIZE_MAX};

namespace {

/// What keeps --fix and --diff from doing what they say.
std::optional<std::string> fix_mistake(const CommandLine& line, const std::vector<std::string>& paths) {
  if (line.has("fix") && line.has("diff")) {
    return "--diff shows what --fix would do: give one of them";
  }
  if (line.has("fix") && std::find(paths.begin(), paths.end(), "-") != paths.end()) {
    return "--fix changes files, and standard input is none; --diff prints what it would change";
  }
  for (const std::string_view other : {"output", "statistics", "explain-match"}) {
    if (line.has("diff") && line.has(other)) {
      return fmt::format("--diff prints a patch and no report: leave out --{}", other);
    }
  }
  return std::nullopt;
}

}  // namespace

ExitCode run_check(const CommandLine& line, Console& console) {
  std::optional<CheckRequest> request = check_request(line);
  if (!request) {
    return ExitCode::kMistake;
  }
  request->run.inspect = line.has("explain-match");
  if (request->run.inspect && line.value("format") != "text") {
    return mistake(
        "--explain-match is for people and goes with --format text; programs read candor inspect --format jsonl");
  }
  std::vector<std::string>& paths = request->run.paths;
  paths = line.arguments();
  if (!add_files_from(line, paths)) {
    return ExitCode::kMistake;
  }
  if (paths.empty() && !line.has("files-from")) {
    paths = {"."};
  }
  if (const std::optional<std::string> problem = fix_mistake(line, paths)) {
    return mistake(*problem);
  }
  request->fix = line.has("fix");
  request->run.readability = line.has("readability");
  request->run.standard_input_name = line.value("stdin-filename");
  if (line.has("diff-base")) {
    request->changes = changes_since(line.value("diff-base"), request->project.working_folder);
    if (!request->changes) {
      return ExitCode::kMistake;
    }
  }
  return line.has("diff") ? print_differences(DiskFileSystem(), *std::move(request), line, console)
                          : check_pages(DiskFileSystem(), *std::move(request), line, console);
}

}  // namespace candor
