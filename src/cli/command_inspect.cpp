#include <array>
#include <string>
#include <vector>

#include "candor/engine/runner.h"
#include "candor/report/inspection.h"

#include "check_run.h"
#include "commands.h"
#include "page_input.h"
#include "project_options.h"
#include "report_options.h"

namespace candor {
namespace {

constexpr std::array<std::string_view, 2> kInspectFormats = {"text", "jsonl"};
constexpr std::array<OptionSpec, 16> kOptions = {{
    {"format", '\0', "NAME", "how to show it", "text", kInspectFormats},
    {"only", '\0', "KIND", "only records of this kind; any number of times", {}, kInspectionKinds},
    kPackOption,
    kNoCacheOption,
    kProfileOption,
    kConfigOption,
    kNoConfigOption,
    kBaselineOption,
    kNoBaselineOption,
    kNoGitignoreOption,
    kNoInlineOption,
    kTodayOption,
    kStdinNameOption,
    kMaxSizeOption,
    kQuietOption,
    kHelpOption,
}};

}  // namespace

const CommandSpec kInspectSpec{
    "inspect",
    "[PATH…|-]",
    "show what candor sees in pages: blocks, sentences, clauses, contexts, matches and why each was reported or not",
    "Examples:\n"
    "  candor inspect leaflet.md\n"
    "  candor inspect --format jsonl --only context --only match content/\n\n"
    "The records of --format jsonl are described in docs/inspect.md. Findings do not change the exit code:\n"
    "0 done, 2 something could not be read, 3 a defect of candor.",
    kOptions,
    SIZE_MAX};

ExitCode run_inspect(const CommandLine& line, Console& console) {
  std::optional<CheckRequest> request = check_request(line);
  if (!request) {
    return ExitCode::kMistake;
  }
  request->run.paths = line.arguments().empty() ? std::vector<std::string>{"."} : line.arguments();
  request->run.standard_input_name = line.value("stdin-filename");
  request->run.inspect = true;
  const std::vector<std::string> only = line.values("only");
  const RecordKinds kinds(only.begin(), only.end());
  const bool for_programs = line.value("format") == "jsonl";
  const std::optional<Coverage> coverage =
      each_page(DiskFileSystem(), *std::move(request), [&](const FileReport& page) {
        console.out(for_programs ? inspection_jsonl(page, kinds) : inspection_text(page, kinds));
      });
  if (!coverage) {
    return ExitCode::kMistake;
  }
  console.flush();
  print_notes(coverage->errors, coverage->skipped, line.has("quiet"));
  if (coverage->files == 0) {
    mistake("nothing was checked");
  }
  return coverage->errors.empty() && coverage->files > 0 ? ExitCode::kClean : ExitCode::kMistake;
}

}  // namespace candor
