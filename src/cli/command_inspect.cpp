#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "candor/engine/runner.h"
#include "candor/report/inspection.h"

#include "commands.h"
#include "page_input.h"
#include "report_options.h"

namespace candor {
namespace {

constexpr std::array<std::string_view, 2> kInspectFormats = {"text", "jsonl"};
constexpr std::array<OptionSpec, 7> kOptions = {{
    {"format", '\0', "NAME", "how to show it", "text", kInspectFormats},
    {"only", '\0', "KIND", "only records of this kind; any number of times", {}, kInspectionKinds},
    kPackOption,
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
  Result<RunOptions> options = page_options(line);
  if (!options) {
    return mistake(options.error().message);
  }
  const RuleBookPtr book = load_rule_book(line.values("pack"));
  if (!book) {
    return ExitCode::kMistake;
  }
  const std::optional<Error> input_problem = take_standard_input(*options);
  options->inspect = true;
  const std::vector<std::string> only = line.values("only");
  const RecordKinds kinds(only.begin(), only.end());
  const bool for_programs = line.value("format") == "jsonl";
  Coverage coverage = run(DiskFileSystem(), book, *options, [&](const FileReport& page) {
    console.out(for_programs ? inspection_jsonl(page, kinds) : inspection_text(page, kinds));
  });
  if (input_problem) {
    coverage.errors.push_back(*input_problem);
  }
  console.flush();
  print_notes(coverage.errors, coverage.skipped, line.has("quiet"));
  if (coverage.files == 0) {
    mistake("nothing was checked");
  }
  return coverage.errors.empty() && coverage.files > 0 ? ExitCode::kClean : ExitCode::kMistake;
}

}  // namespace candor
