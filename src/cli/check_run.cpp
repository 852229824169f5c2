#include "check_run.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "candor/text/display_width.h"

#include "claims_in_force.h"
#include "commands.h"
#include "fix_pages.h"
#include "page_input.h"
#include "project_options.h"
#include "report_outputs.h"

namespace candor {
namespace {

/// Of one page: more than anybody reads, and than any real page has.
constexpr std::size_t kMaxFindings = 10'000;

/// None when it is no number of threads.
std::optional<std::size_t> parse_jobs(const std::string& text) {
  constexpr std::size_t kMost = 256;
  std::size_t jobs = 0;
  const char* end = text.data() + text.size();
  const auto [rest, failure] = std::from_chars(text.data(), end, jobs);
  return failure == std::errc{} && rest == end && jobs <= kMost ? std::optional<std::size_t>(jobs) : std::nullopt;
}

void note(const std::string& text) {
  Console::err(fmt::format("candor: note: {}\n", text));
}

std::string counted(std::uint64_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

/// What was left out, so that nobody takes a short report for a clean page.
void tell_left_out(const Coverage& coverage) {
  if (coverage.outside > 0) {
    note(fmt::format("{} outside the changed lines not shown", counted(coverage.outside, "finding")));
  }
  if (coverage.known > 0) {
    note(fmt::format("{} of the baseline not shown", counted(coverage.known, "finding")));
  }
}

/// The severity that fails the run, and how many warnings may be: as the options say, or the configuration.
struct Limits {
  Severity fail_on = Severity::kError;
  std::optional<std::uint64_t> warnings;
};

std::optional<Limits> limits_of(const CommandLine& line, const Config& config) {
  Limits limits;
  limits.fail_on = config.fail_on ? config.fail_on->value : limits.fail_on;
  if (line.has("fail-on")) {
    limits.fail_on = *severity_from(line.value("fail-on"));
  }
  if (config.max_warnings) {
    limits.warnings = config.max_warnings->value;
  }
  if (const std::string most = line.value("max-warnings"); !most.empty()) {
    std::uint64_t number = 0;
    const auto [end, failure] = std::from_chars(most.data(), most.data() + most.size(), number);
    if (failure != std::errc{} || end != most.data() + most.size()) {
      mistake(fmt::format("'{}' is no number for --max-warnings", most));
      return std::nullopt;
    }
    limits.warnings = number;
  }
  return limits;
}

/// Carries out the safe replacements; what could not be done is added to the problems.
void fix(const FileSystem& files, const RuleBookPtr& book, CheckRequest& request, const FoundPages& found) {
  FixTotals totals = fix_pages(files, book, request.run, found, write_page);
  std::move(totals.problems.begin(), totals.problems.end(), std::back_inserter(request.problems));
  if (totals.pages > 0) {
    note(fmt::format("{} put in other words in {}", counted(totals.replacements, "place"),
                     counted(totals.pages, "page")));
  }
}

/// Findings of a file that is no page.
void add_findings(const FileReport& file, Coverage& coverage) {
  for (const Finding& finding : file.findings) {
    ++coverage.findings[static_cast<std::size_t>(finding.severity)];
  }
}

std::vector<std::string> files_read(const Project& project, const FoundPages& found) {
  std::vector<std::string> read = found.paths;
  read.push_back(project.config().path);
  read.push_back(project.baseline_path());
  return read;
}

ExitCode exit_code(const Coverage& coverage, const Limits& limits) {
  for (std::size_t i = static_cast<std::size_t>(limits.fail_on); i < std::size(coverage.findings); ++i) {
    if (coverage.findings[i] > 0) {
      return ExitCode::kFindings;
    }
  }
  const std::uint64_t warnings = coverage.findings[static_cast<std::size_t>(Severity::kWarning)];
  if (limits.warnings && warnings > *limits.warnings) {
    mistake(fmt::format("{}, and {} may be", counted(warnings, "warning"), *limits.warnings));
    return ExitCode::kFindings;
  }
  return ExitCode::kClean;
}

}  // namespace

std::optional<CheckRequest> check_request(const CommandLine& line) {
  const Result<std::uint64_t> max_bytes = max_size(line);
  if (!max_bytes) {
    mistake(max_bytes.error().message);
    return std::nullopt;
  }
  const std::optional<std::size_t> jobs = line.has("jobs") ? parse_jobs(line.value("jobs")) : std::size_t{0};
  if (!jobs) {
    mistake(fmt::format("'{}' is no number for --jobs: give 1 to 256, or 0 for one a core", line.value("jobs")));
    return std::nullopt;
  }
  const std::optional<ProjectOptions> project = project_options(line);
  if (!project) {
    return std::nullopt;
  }
  CheckRequest request;
  request.project = *project;
  request.run.max_bytes = *max_bytes;
  request.run.threads = *jobs;
  request.force_exclude = line.has("force-exclude");
  return request;
}

bool take_pages(Project& project, const FileSystem& files, CheckRequest& request, FoundPages& found) {
  if (const std::optional<Error> problem = take_standard_input(request.run)) {
    request.problems.push_back(*problem);
  }
  return prepare(project, files, request.run, request.force_exclude, found);
}

std::optional<Coverage> each_page(const FileSystem& files, CheckRequest request,
                                  const std::function<void(const FileReport&)>& use) {
  Project project(files, request.project);
  FoundPages found;
  if (!take_pages(project, files, request, found)) {
    return std::nullopt;
  }
  ClaimsInForce claims(files, project, request.project);
  request.run.review = &claims;
  Coverage coverage = run(files, project.book(), request.run, std::move(found), use);
  for (std::vector<Error> problems : {std::move(request.problems), claims.mistakes()}) {
    std::move(problems.begin(), problems.end(), std::back_inserter(coverage.errors));
  }
  return coverage;
}

ExitCode check_pages(const FileSystem& files, CheckRequest request, const CommandLine& line, Console& console) {
  ReportOutputs outputs(line, console);
  Project project(files, request.project);
  const bool limited = request.changes.has_value();
  if (limited) {
    project.limit_to(*std::move(request.changes));
  }
  FoundPages found;
  if (!take_pages(project, files, request, found) ||
      !print_mistakes(outputs.open(*project.book(), files_read(project, found)))) {
    return ExitCode::kMistake;
  }
  const std::optional<Limits> limits = limits_of(line, project.config());
  if (!limits) {
    return ExitCode::kMistake;
  }
  const bool nothing_wanted = found.paths.empty() && found.errors.empty() && (limited || found.passed_over > 0);
  ClaimsInForce claims(files, project, request.project);
  RunInfo info = project.run_info();
  info.fail_on = limits->fail_on;
  outputs.begin(std::move(info));
  request.run.review = &claims;
  if (request.fix) {
    fix(files, project.book(), request, found);
  }
  const std::vector<FileReport> unmet = project.unmet_exceptions(request.run.paths, found);
  request.run.found = [&](std::size_t pages) { outputs.expect(pages); };
  request.run.max_findings = kMaxFindings;
  Coverage coverage =
      run(files, project.book(), request.run, std::move(found), [&](const FileReport& page) { outputs.page(page); });
  for (const FileReport& file : unmet) {
    add_findings(file, coverage);
    outputs.page(file);
  }
  std::move(request.problems.begin(), request.problems.end(), std::back_inserter(coverage.errors));
  outputs.end(coverage);
  const bool approved_well = print_mistakes(claims.mistakes());
  const bool written = print_mistakes(outputs.commit());
  print_notes(coverage.errors, coverage.skipped, line.has("quiet"));
  tell_left_out(coverage);
  if (coverage.files == 0 && nothing_wanted) {
    note(limited ? "no page is changed: nothing was checked" : "all paths are left out: nothing was checked");
    return written ? ExitCode::kClean : ExitCode::kMistake;
  }
  if (coverage.files == 0) {
    mistake("nothing was checked");
  }
  const bool complete = written && approved_well && coverage.errors.empty() && coverage.files > 0;
  const ExitCode code = exit_code(coverage, *limits);
  return complete ? code : ExitCode::kMistake;
}

}  // namespace candor
