#include <array>
#include <optional>

#include "check_run.h"
#include "commands.h"
#include "git_changes.h"
#include "page_input.h"
#include "project_options.h"
#include "report_options.h"
#include "report_outputs.h"

namespace candor {
namespace {

constexpr std::array<OptionSpec, 26> kOptions = {{
    kFormatOption,
    kOutputOption,
    kProjectFailOnOption,
    kMaxWarningsOption,
    kPackOption,
    {"readability", '\0', "", "also tell what makes pages hard to read: grade, long sentences, unexplained words"},
    kProfileOption,
    kConfigOption,
    kNoConfigOption,
    kBaselineOption,
    kNoBaselineOption,
    {"diff-base", '\0', "REVISION", "only findings on lines that differ from where git says you left this revision"},
    kFilesFromOption,
    kForceExcludeOption,
    kNoGitignoreOption,
    kNoInlineOption,
    kTodayOption,
    kStdinNameOption,
    kMaxSizeOption,
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
    "in the rest are still reported), 3 a defect of candor.",
    kOptions,
    SIZE_MAX};

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
  request->run.readability = line.has("readability");
  request->run.standard_input_name = line.value("stdin-filename");
  if (line.has("diff-base")) {
    request->changes = changes_since(line.value("diff-base"), request->project.working_folder);
    if (!request->changes) {
      return ExitCode::kMistake;
    }
  }
  return check_pages(DiskFileSystem(), *std::move(request), line, console);
}

}  // namespace candor
