#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "candor/engine/runner.h"
#include "candor/text/display_width.h"

#include "commands.h"
#include "page_input.h"
#include "report_outputs.h"

namespace candor {
namespace {

constexpr std::array<std::string_view, 13> kFormats = {"text",     "concise", "json",      "jsonl",  "html",
                                                       "markdown", "csv",     "sarif",     "github", "gitlab",
                                                       "rdjson",   "junit",   "checkstyle"};
constexpr std::array<std::string_view, 3> kColors = {"auto", "always", "never"};

constexpr std::array<OptionSpec, 12> kOptions = {{
    {"format", '\0', "NAME", "how to report", "text", kFormats},
    kOutputOption,
    kFailOnOption,
    kPackOption,
    kStdinNameOption,
    kMaxSizeOption,
    {"jobs", 'j', "N", "pages to check at the same time, 1 to 256; 0: one a core", "0"},
    kStatisticsOption,
    kShowSuppressedOption,
    {"color", '\0', "WHEN", "colour the text report", "auto", kColors},
    kQuietOption,
    kHelpOption,
}};

/// None when it is no number of threads.
std::optional<std::size_t> parse_jobs(const std::string& text) {
  constexpr std::size_t kMost = 256;
  std::size_t jobs = 0;
  const char* end = text.data() + text.size();
  const auto [rest, failure] = std::from_chars(text.data(), end, jobs);
  return failure == std::errc{} && rest == end && jobs <= kMost ? std::optional<std::size_t>(jobs) : std::nullopt;
}

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
  Result<RunOptions> options = page_options(line);
  if (!options) {
    return mistake(options.error().message);
  }
  const std::optional<std::size_t> jobs = parse_jobs(line.value("jobs"));
  if (!jobs) {
    return mistake(fmt::format("'{}' is no number for --jobs: give 1 to 256, or 0 for one a core", line.value("jobs")));
  }
  ReportOutputs outputs(line, console);
  const RuleBookPtr book = load_rule_book(line.values("pack"));
  if (!book || !print_mistakes(outputs.open())) {
    return ExitCode::kMistake;
  }
  options->threads = *jobs;
  options->found = [&](std::size_t pages) { outputs.expect(pages); };
  const std::optional<Error> input_problem = take_standard_input(*options);
  outputs.begin(run_info(*book));
  Coverage coverage = run(DiskFileSystem(), book, *options, [&](const FileReport& page) { outputs.page(page); });
  if (input_problem) {
    coverage.errors.push_back(*input_problem);
  }
  outputs.end(coverage);
  const bool written = print_mistakes(outputs.commit());
  print_notes(coverage.errors, coverage.skipped, line.has("quiet"));
  if (coverage.files == 0) {
    mistake("nothing was checked");
  }
  return written ? exit_code(coverage, *severity_from(line.value("fail-on"))) : ExitCode::kMistake;
}

}  // namespace candor
