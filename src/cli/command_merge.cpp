#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "candor/base/file_system.h"
#include "candor/report/merge.h"
#include "candor/text/display_width.h"

#include "commands.h"

namespace candor {
namespace {

/// More than any run over a website writes; a report is held in memory.
constexpr std::uint64_t kLargestReport = 1U << 30U;

constexpr std::array<std::string_view, 2> kFormats = {"json", "text"};

constexpr std::array<OptionSpec, 5> kOptions = {{
    {"statistics", '\0', "", "count by category, rule and page instead"},
    {"format", '\0', "NAME", "how to print statistics; a report is always json", "json", kFormats},
    {"mixed", '\0', "", "join also reports made with different packs, or by another candor"},
    kFailOnOption,
    kHelpOption,
}};

}  // namespace

const CommandSpec kMergeSpec{
    "merge",
    "REPORT…",
    "join JSON reports of runs over different pages into one",
    "Example, with GNU parallel:\n"
    "  ls content/*.md | parallel -X candor check --quiet --output json=part-{#}.json {}\n"
    "  candor merge part-*.json > report.json\n\n"
    "'-' is a report on standard input.\n\n"
    "Exit codes: 0 nothing at or above --fail-on in any of them, 1 findings, 2 a report that cannot be read\n"
    "or does not go with the others (nothing is printed then).",
    kOptions,
    SIZE_MAX};

ExitCode run_merge(const CommandLine& line, Console& console) {
  if (line.arguments().empty()) {
    return mistake("name the reports to join: candor merge part-*.json");
  }
  if (line.value("format") == "text" && !line.has("statistics")) {
    return mistake("--format text prints statistics only: add --statistics");
  }
  if (std::count(line.arguments().begin(), line.arguments().end(), "-") > 1) {
    return mistake("standard input holds one report: give '-' once");
  }
  ReportMerger merger(line.has("mixed"));
  bool good = true;
  for (const std::string& path : line.arguments()) {
    const Result<std::string> bytes = path == "-" ? Console::read_input(static_cast<std::size_t>(kLargestReport))
                                                  : DiskFileSystem().read(path, kLargestReport);
    const std::string name = path == "-" ? "standard input" : path;
    const std::optional<Error> problem =
        bytes ? merger.add(name, *bytes) : Error{bytes.error().code, bytes.error().message, Location{name, 0, 0}};
    if (problem) {
      mistake(printable(to_string(*problem)));
      good = false;
    }
  }
  if (!good) {
    return ExitCode::kMistake;
  }
  const Sink sink = [&](std::string_view bytes) { console.out(bytes); };
  if (line.has("statistics")) {
    merger.write_statistics(sink, line.value("format") == "json");
  } else {
    merger.write(sink);
  }
  if (merger.pages() == 0) {
    return mistake("no page was checked in any of them");
  }
  return merger.has(*severity_from(line.value("fail-on"))) ? ExitCode::kFindings : ExitCode::kClean;
}

}  // namespace candor
