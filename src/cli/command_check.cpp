#include <array>
#include <optional>

#include <fmt/format.h>

#include "candor/engine/runner.h"
#include "candor/report/reporter.h"

#include "commands.h"
#include "page_input.h"

namespace candor {
namespace {

constexpr std::array<std::string_view, 3> kFormats = {"text", "concise", "json"};
constexpr std::array<std::string_view, 3> kSeverities = {"error", "warning", "suggestion"};
constexpr std::array<std::string_view, 3> kColors = {"auto", "always", "never"};

constexpr std::array<OptionSpec, 9> kOptions = {{
    {"format", '\0', "NAME", "how to report", "text", kFormats},
    {"fail-on", '\0', "SEVERITY", "exit with 1 when there is a finding of this severity or a graver one", "error",
     kSeverities},
    kPackOption,
    kStdinFilenameOption,
    kMaxSizeOption,
    {"explain-match", '\0', "",
     "tell which phrase matched and which contexts were asked, also for what is not reported"},
    {"color", '\0', "WHEN", "colour the text report", "auto", kColors},
    kQuietOption,
    kHelpOption,
}};

ExitCode exit_code(const Coverage& coverage, Severity fail_on) {
  if (!coverage.errors.empty() || coverage.files == 0) {
    return ExitCode::kMistake;
  }
  for (std::size_t i = static_cast<std::size_t>(fail_on); i < std::size(coverage.findings); ++i) {
    if (coverage.findings[i] > 0) {
      return ExitCode::kFindings;
    }
  }
  return ExitCode::kClean;
}

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
  const RuleBookPtr book = load_rule_book(line.values("pack"));
  if (!book) {
    return ExitCode::kMistake;
  }
  std::optional<PageInput> input = page_input(line);
  if (!input) {
    return ExitCode::kMistake;
  }
  input->options.inspect = line.has("explain-match");
  if (input->options.inspect && line.value("format") != "text") {
    return mistake(
        "--explain-match is for people and goes with --format text; programs read candor inspect --format jsonl");
  }
  const std::unique_ptr<Reporter> reporter =
      report_format(line.value("format"))
          ->make([&](std::string_view bytes) { console.out(bytes); },
                 {.color = console.color(line.value("color")), .columns = console.columns()});
  reporter->begin(run_info(*book));
  Coverage coverage =
      run(DiskFileSystem(), book, input->options, [&](const FileReport& page) { reporter->page(page); });
  if (input->problem) {
    coverage.errors.push_back(*input->problem);
  }
  reporter->end(coverage);
  print_notes(line, console, coverage);
  return exit_code(coverage, *severity_from(line.value("fail-on")));
}

}  // namespace candor
