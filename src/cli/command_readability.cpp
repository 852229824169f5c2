#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "candor/engine/page_loader.h"
#include "candor/engine/runner.h"
#include "candor/readability/text_meter.h"
#include "candor/report/readability_reporter.h"

#include "commands.h"
#include "page_input.h"
#include "project_options.h"
#include "report_options.h"

namespace candor {
namespace {

constexpr std::array<std::string_view, 2> kReadingFormats = {"text", "json"};

constexpr std::array<OptionSpec, 13> kOptions = {{
    {"format", '\0', "NAME", "how to report", "text", kReadingFormats},
    {"target", '\0', "GRADE",
     "the grade (Flesch–Kincaid) that a page should not be above; left out: as the policies say"},
    {"fail-above", '\0', "GRADE", "exit with 1 when a page is above this grade"},
    {"sentences", '\0', "NUMBER", "how many of the costliest sentences to show", "3"},
    kPackOption,
    kNoCacheOption,
    kConfigOption,
    kNoConfigOption,
    kNoGitignoreOption,
    kStdinNameOption,
    kMaxSizeOption,
    kQuietOption,
    kHelpOption,
}};

/// A grade or a number of sentences, 0 to 100.
std::optional<double> small_number(const std::string& text) {
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = failure == std::errc{} && end == text.data() + text.size();
  return whole && value >= 0 && value <= 100 ? std::optional<double>(value) : std::nullopt;
}

struct Wanted {
  double target = 0;
  std::optional<double> fail_above;
  std::size_t sentences = 0;
};

Result<Wanted> read_wanted(const CommandLine& line, const ReadingData& policy) {
  Wanted wanted{static_cast<double>(policy.target_grade), std::nullopt, 0};
  std::optional<double> sentences;
  for (const std::string_view name : {"target", "fail-above", "sentences"}) {
    if (line.value(name).empty() && !line.has(name)) {
      continue;
    }
    const std::optional<double> value = small_number(line.value(name));
    if (!value) {
      return Error{ErrorCode::kUsage,
                   fmt::format("'{}' is no number for --{}: give one from 0 to 100", line.value(name), name),
                   std::nullopt};
    }
    (name == "target"      ? wanted.target
     : name == "sentences" ? sentences.emplace()
                           : wanted.fail_above.emplace()) = *value;
  }
  wanted.sentences = static_cast<std::size_t>(sentences.value_or(0));
  return wanted;
}

/// The pages' reports, in order; what could not be read is added to the errors, or to what was skipped.
std::vector<ReadingReport> measure_pages(const TextMeter& meter, const JargonFinder& jargon, const RunOptions& options,
                                         std::size_t sentences, FoundPages& found) {
  const DiskFileSystem files;
  std::vector<ReadingReport> reports;
  for (const std::string& path : found.paths) {
    const Result<Document> page = load_page(files, options, path);
    if (page) {
      reports.push_back(reading_report(*page, meter.measure(*page), sentences));
      reports.back().jargon = unexplained_words(*page, jargon);
    } else if (page.error().code == ErrorCode::kBinary) {
      found.skipped.push_back({page.error().location->path, page.error().message});
    } else {
      found.errors.push_back(page.error());
    }
  }
  return reports;
}

bool any_above(const std::vector<ReadingReport>& reports, std::optional<double> grade) {
  for (const ReadingReport& report : reports) {
    if (grade && report.counts.sentences > 0 && flesch_kincaid_grade(report.counts) > *grade) {
      return true;
    }
  }
  return false;
}

void print(Console& console, const std::vector<ReadingReport>& reports, const std::vector<Skipped>& skipped,
           const ReadabilityRun& run, bool json) {
  if (json) {
    console.out(readability_json(reports, skipped, run));
    return;
  }
  for (std::size_t i = 0; i < reports.size(); ++i) {
    console.out((i > 0 ? "\n" : "") + readability_text(reports[i], run, console.columns()));
  }
}

}  // namespace

const CommandSpec kReadabilitySpec{
    "readability",
    "[PATH…|-]",
    "measure how hard pages are to read, and which sentences and words make them so",
    "Examples:\n"
    "  candor readability leaflet.md\n"
    "  candor readability --fail-above 8 content/\n\n"
    "Lists count item by item; headings, tables, code, addresses and lists of sources are not counted.\n\n"
    "Exit codes: 0 measured, 1 a page is above --fail-above, 2 something could not be measured.",
    kOptions,
    SIZE_MAX};

ExitCode run_readability(const CommandLine& line, Console& console) {
  Result<RunOptions> options = page_options(line);
  if (!options) {
    return mistake(options.error().message);
  }
  const std::optional<ProjectOptions> settings = project_options(line);
  if (!settings) {
    return ExitCode::kMistake;
  }
  const std::optional<Error> input_problem = take_standard_input(*options);
  const DiskFileSystem files;
  Project project(files, *settings);
  FoundPages found;
  if (!prepare(project, files, *options, false, found)) {
    return ExitCode::kMistake;
  }
  if (input_problem) {
    found.errors.push_back(*input_problem);
  }
  const RuleBookPtr book = project.book();
  const Policies& policies = book->policies();
  const Result<Wanted> wanted = read_wanted(line, policies.reading);
  if (!wanted) {
    return mistake(wanted.error().message);
  }
  const TextMeter meter(policies.sentences, policies.syllables, policies.reading.reference_headings);
  const JargonFinder jargon(policies.jargon, policies.inflection, policies.sentences,
                            policies.reading.reference_headings);
  const std::vector<ReadingReport> reports = measure_pages(meter, jargon, *options, wanted->sentences, found);
  print(console, reports, found.skipped, {project.run_info().version, wanted->target}, line.value("format") == "json");
  console.flush();
  print_notes(found.errors, found.skipped, line.has("quiet"));
  if (reports.empty()) {
    return mistake("nothing was measured");
  }
  if (!found.errors.empty()) {
    return ExitCode::kMistake;
  }
  return any_above(reports, wanted->fail_above) ? ExitCode::kFindings : ExitCode::kClean;
}

}  // namespace candor
