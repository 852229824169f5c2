#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "candor/base/atomic_file.h"
#include "candor/engine/runner.h"
#include "candor/text/display_width.h"

#include "check_run.h"
#include "commands.h"
#include "project_options.h"
#include "report_options.h"

namespace candor {
namespace {

constexpr std::string_view kFallback = "candor-baseline.yml";

constexpr std::array<OptionSpec, 10> kOptions = {{
    {"baseline", '\0', "FILE", "the file (default: as configured, or candor-baseline.yml)"},
    kPackOption,
    kNoCacheOption,
    kConfigOption,
    kNoConfigOption,
    kFilesFromOption,
    kNoGitignoreOption,
    kTodayOption,
    kMaxSizeOption,
    kHelpOption,
}};

enum class Verb { kCreate, kUpdate, kPrune };

std::optional<Verb> verb_of(const CommandLine& line) {
  constexpr std::array<std::string_view, 3> kVerbs = {"create", "update", "prune"};
  const std::string word = line.arguments().empty() ? std::string() : line.arguments()[0];
  for (std::size_t i = 0; i < kVerbs.size(); ++i) {
    if (kVerbs[i] == word) {
      return static_cast<Verb>(i);
    }
  }
  mistake(word.empty() ? "say what to do: candor baseline create, update or prune"
                       : unknown_name("verb of 'candor baseline':", word, {"create", "update", "prune"}));
  return std::nullopt;
}

/// Pages that are no more: they were in the baseline, and their file is gone.
void drop_lost_pages(const FileSystem& files, const std::string& path, Baseline& baseline) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  std::vector<std::string> lost;
  for (const auto& [page, findings] : baseline.pages()) {
    if (files.kind((folder / page).string()) == FileKind::kMissing) {
      lost.push_back(page);
    }
  }
  for (const std::string& page : lost) {
    baseline.remove(page);
  }
}

/// The baseline as it is to be; none when a page could not be checked, which has been told.
std::optional<Baseline> renewed(Verb verb, const FileSystem& files, RunOptions& options, Project& project,
                                FoundPages found) {
  Baseline baseline = verb == Verb::kCreate ? Baseline() : project.baseline();
  options.review = &project;
  const Coverage coverage = run(files, project.book(), options, std::move(found), [&](const FileReport& page) {
    baseline.set(project.baseline_name(page.source->path()), page.findings, verb == Verb::kPrune);
  });
  for (const Error& error : coverage.errors) {
    mistake(printable(to_string(error)));
  }
  if (!coverage.errors.empty() || coverage.files == 0) {
    mistake("the baseline was left as it is");
    return std::nullopt;
  }
  drop_lost_pages(files, project.baseline_path(), baseline);
  return baseline;
}

}  // namespace

const CommandSpec kBaselineSpec{
    "baseline",
    "create|update|prune [PATH…]",
    "write down the findings that are there, so that only new ones are reported",
    "create  writes a new file with the findings of all pages\n"
    "update  makes the file what is found now\n"
    "prune   takes out what is found no more; nothing new comes in\n\n"
    "Findings are known by their rule, their sentence and their words: they stay known when lines above them\n"
    "move. The file is replaced as a whole. Pages that are not checked keep their entries.",
    kOptions,
    SIZE_MAX};

ExitCode run_baseline(const CommandLine& line, Console& console) {
  const std::optional<Verb> verb = verb_of(line);
  std::optional<CheckRequest> request = verb ? check_request(line) : std::nullopt;
  if (!request) {
    return ExitCode::kMistake;
  }
  RunOptions& options = request->run;
  options.paths.assign(line.arguments().begin() + 1, line.arguments().end());
  if (!add_files_from(line, options.paths)) {
    return ExitCode::kMistake;
  }
  if (options.paths.empty()) {
    options.paths = {"."};
  }
  const DiskFileSystem files;
  request->project.report_known = true;
  request->project.baseline_may_be_missing = *verb == Verb::kCreate;
  request->project.baseline_fallback = kFallback;
  Project project(files, request->project);
  FoundPages found;
  if (!prepare(project, files, options, false, found)) {
    return ExitCode::kMistake;
  }
  const std::string path = project.baseline_path();
  const std::string name = printable(std::filesystem::path(path).lexically_proximate(project.absolute(".")).string());
  if (*verb == Verb::kCreate && files.kind(path) != FileKind::kMissing) {
    return mistake(fmt::format("{} is there already; 'candor baseline update' makes it what is found now", name));
  }
  const std::size_t before = project.baseline().size();
  const std::optional<Baseline> baseline = renewed(*verb, files, options, project, std::move(found));
  if (!baseline) {
    return ExitCode::kMistake;
  }
  if (const std::optional<Error> problem = write_atomically(path, baseline->text())) {
    return mistake(printable(to_string(*problem)));
  }
  console.out(fmt::format("{}: {} known finding{} ({} before)\n", name, baseline->size(),
                          baseline->size() == 1 ? "" : "s", before));
  if (project.config().baseline || line.has("baseline")) {
    return ExitCode::kClean;
  }
  Console::err(fmt::format("candor: note: 'baseline: {}' in candor.yml makes 'candor check' use it\n", name));
  return ExitCode::kClean;
}

}  // namespace candor
