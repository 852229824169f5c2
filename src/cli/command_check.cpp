#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "candor/engine/runner.h"
#include "candor/text/display_width.h"

#include "commands.h"
#include "report_outputs.h"

namespace candor {
namespace {

constexpr std::array<std::string_view, 13> kFormats = {"text",     "concise", "json",      "jsonl",  "html",
                                                       "markdown", "csv",     "sarif",     "github", "gitlab",
                                                       "rdjson",   "junit",   "checkstyle"};
constexpr std::array<std::string_view, 3> kSeverities = {"error", "warning", "suggestion"};
constexpr std::array<std::string_view, 3> kColors = {"auto", "always", "never"};

constexpr std::array<OptionSpec, 10> kOptions = {{
    {"format", '\0', "NAME", "how to report", "text", kFormats},
    kOutputOption,
    {"fail-on", '\0', "SEVERITY", "exit with 1 when there is a finding of this severity or a graver one", "error",
     kSeverities},
    kPackOption,
    {"stdin-filename", '\0', "PATH", "name of standard input, which tells how to read it", "stdin.md"},
    {"max-size", '\0', "BYTES", "refuse larger files: bytes, or 512K, or 16M", "16M"},
    kShowSuppressedOption,
    {"color", '\0', "WHEN", "colour the text report", "auto", kColors},
    {"quiet", 'q', "", "no notes about skipped files"},
    kHelpOption,
}};

/// "16M" in bytes; none when it is no size.
std::optional<std::uint64_t> parse_size(const std::string& text) {
  std::uint64_t size = 0;
  const char* end = text.data() + text.size();
  const auto [rest, failure] = std::from_chars(text.data(), end, size);
  const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
  const std::uint64_t factor = unit.empty()                 ? 1
                               : unit == "K" || unit == "k" ? 1U << 10U
                               : unit == "M" || unit == "m" ? 1U << 20U
                                                            : 0;
  // Offsets in a page are 32 bits.
  constexpr std::uint64_t kMost = 1U << 30U;
  if (failure != std::errc{} || factor == 0 || size == 0 || size > kMost / factor) {
    return std::nullopt;
  }
  return size * factor;
}

/// What "-" stands for. When it cannot be read the other paths are checked all the same.
std::optional<Error> take_standard_input(RunOptions& options) {
  if (std::find(options.paths.begin(), options.paths.end(), "-") == options.paths.end()) {
    return std::nullopt;
  }
  if (Console::input_is_terminal()) {
    Console::err("candor: note: reading the page from the keyboard; Ctrl-D ends it\n");
  }
  Result<std::string> bytes = Console::read_input(static_cast<std::size_t>(options.max_bytes));
  if (!bytes) {
    std::erase(options.paths, "-");
    return Error{bytes.error().code, bytes.error().message, Location{"standard input", 0, 0}};
  }
  options.standard_input = *std::move(bytes);
  return std::nullopt;
}

/// Whether there are none.
bool print_mistakes(const std::vector<Error>& mistakes) {
  for (const Error& error : mistakes) {
    mistake(printable(to_string(error)));
  }
  return mistakes.empty();
}

void print_notes(const Coverage& coverage, bool quiet) {
  for (const Error& error : coverage.errors) {
    const bool nameless = error.location && error.location->path.empty();
    mistake(printable(nameless ? error.message : to_string(error)));
  }
  for (const Skipped& skipped : coverage.skipped) {
    if (!quiet) {
      Console::err(fmt::format("candor: note: skipped {}: {}\n", printable(skipped.path), printable(skipped.reason)));
    }
  }
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
  const std::optional<std::uint64_t> max_bytes = parse_size(line.value("max-size"));
  if (!max_bytes) {
    return mistake(fmt::format("'{}' is no size for --max-size: give bytes, or 512K, or 16M (at most 1024M)",
                               line.value("max-size")));
  }
  ReportOutputs outputs(line, console);
  const RuleBookPtr book = load_rule_book(line.values("pack"));
  if (!book || !print_mistakes(outputs.open())) {
    return ExitCode::kMistake;
  }
  RunOptions options;
  options.paths = line.arguments().empty() ? std::vector<std::string>{"."} : line.arguments();
  options.max_bytes = *max_bytes;
  options.standard_input_name = line.value("stdin-filename");
  const std::optional<Error> input_problem = take_standard_input(options);
  outputs.begin(run_info(*book));
  Coverage coverage = run(DiskFileSystem(), book, options, [&](const FileReport& page) { outputs.page(page); });
  if (input_problem) {
    coverage.errors.push_back(*input_problem);
  }
  outputs.end(coverage);
  const bool written = print_mistakes(outputs.commit());
  print_notes(coverage, line.has("quiet"));
  if (coverage.files == 0) {
    mistake("nothing was checked");
  }
  return written ? exit_code(coverage, *severity_from(line.value("fail-on"))) : ExitCode::kMistake;
}

}  // namespace candor
