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
#include "run_verdict.h"

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
  std::vector<std::string> read = project.files_read();
  read.insert(read.end(), found.paths.begin(), found.paths.end());
  return read;
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
      !print_mistakes(outputs.open(project.books(), files_read(project, found)))) {
    return ExitCode::kMistake;
  }
  const Result<std::optional<std::uint64_t>> most_warnings = max_warnings(line);
  if (!most_warnings) {
    return mistake(most_warnings.error().message);
  }
  RunVerdict verdict(project, *most_warnings);
  const bool nothing_wanted = found.paths.empty() && found.errors.empty() && (limited || found.passed_over > 0);
  ClaimsInForce claims(files, project, request.project);
  outputs.begin(project.run_info());
  request.run.review = &claims;
  if (request.fix) {
    fix(files, project.book(), request, found);
  }
  const std::vector<FileReport> unmet = project.unmet_exceptions(request.run.paths, found);
  request.run.found = [&](std::size_t pages) { outputs.expect(pages); };
  request.run.max_findings = kMaxFindings;
  Coverage coverage = run(files, project.book(), request.run, std::move(found), [&](const FileReport& page) {
    outputs.page(page);
    verdict.add(page);
  });
  for (const FileReport& file : unmet) {
    add_findings(file, coverage);
    outputs.page(file);
    verdict.add(file);
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
  const ExitCode code = verdict.exit_code();
  return complete ? code : ExitCode::kMistake;
}

}  // namespace candor
