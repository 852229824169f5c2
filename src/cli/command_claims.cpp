#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "candor/claims/claims_review.h"
#include "candor/claims/claims_survey.h"
#include "candor/engine/page_loader.h"
#include "candor/engine/runner.h"
#include "candor/report/claims_reporter.h"

#include "commands.h"
#include "page_input.h"
#include "project_options.h"
#include "report_options.h"

namespace candor {
namespace {

constexpr std::array<std::string_view, 2> kClaimsFormats = {"text", "json"};

constexpr std::array<OptionSpec, 11> kOptions = {{
    {"format", '\0', "NAME", "how to report", "text", kClaimsFormats},
    {"expiring", '\0', "DAYS", "check: tell which claims end within so many days", "30"},
    kTodayOption,
    kPackOption,
    kNoCacheOption,
    kConfigOption,
    kNoConfigOption,
    kNoGitignoreOption,
    kMaxSizeOption,
    kQuietOption,
    kHelpOption,
}};

std::optional<std::int64_t> days(const std::string& text) {
  constexpr std::int64_t kMost = 36500;
  std::int64_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = failure == std::errc{} && end == text.data() + text.size();
  return whole && value >= 0 && value <= kMost ? std::optional<std::int64_t>(value) : std::nullopt;
}

/// The pages' uses of registers; what could not be read is added to the errors, or to what was skipped.
void survey_pages(const RunOptions& options, ClaimsRegisters& registers, ClaimsSurvey& survey, FoundPages& found) {
  const DiskFileSystem files;
  for (const std::string& path : found.paths) {
    const ClaimsRegisters::Entry* entry = registers.for_page(path);
    if (entry == nullptr) {
      continue;
    }
    const Result<Document> page = load_page(files, options, path);
    if (page) {
      survey.add(*entry, *page);
    } else if (page.error().code == ErrorCode::kBinary) {
      found.skipped.push_back({page.error().location->path, page.error().message});
    } else {
      found.errors.push_back(page.error());
    }
  }
}

bool uses_what_is_over(const std::vector<SurveyedRegister>& registers) {
  for (const SurveyedRegister& one : registers) {
    for (const SurveyedClaim& row : one.claims) {
      if (row.state != ClaimState::kApproved && row.exact_uses() > 0) {
        return true;
      }
    }
  }
  return false;
}

/// The call: "list" or "check", then paths.
Result<RunOptions> request(const CommandLine& line) {
  const std::vector<std::string>& words = line.arguments();
  if (words.empty() || (words[0] != "list" && words[0] != "check")) {
    return Error{ErrorCode::kUsage,
                 words.empty() ? std::string("what about the claims? 'candor claims list' or 'candor claims check'")
                               : unknown_name("action", words[0], {"list", "check"}),
                 std::nullopt};
  }
  Result<RunOptions> options = page_options(line);
  if (options) {
    options->paths.erase(options->paths.begin());
    if (options->paths.empty()) {
      options->paths.emplace_back(".");
    }
  }
  return options;
}

}  // namespace

const CommandSpec kClaimsSpec{
    "claims",
    "list|check [PATH…]",
    "show the approved claims of candor-claims.yml, and where pages use them",
    "Examples:\n"
    "  candor claims list content/\n"
    "  candor claims check --expiring 60 content/\n\n"
    "list shows every claim with its places; check shows what somebody should look at: uses of expired or\n"
    "withdrawn claims, sentences that are nearly a claim, claims that end soon, claims that no page uses.\n\n"
    "Exit codes: 0 all is well, 1 check: a page uses a claim that is expired or withdrawn, 2 a register or a\n"
    "page could not be read, or there is no register.",
    kOptions,
    SIZE_MAX};

ExitCode run_claims(const CommandLine& line, Console& console) {
  const Result<RunOptions> options = request(line);
  if (!options) {
    return mistake(options.error().message);
  }
  const std::optional<std::int64_t> soon = days(line.value("expiring"));
  if (!soon) {
    return mistake(fmt::format("'{}' is no number of days for --expiring", line.value("expiring")));
  }
  const std::optional<ProjectOptions> settings = project_options(line);
  if (!settings) {
    return ExitCode::kMistake;
  }
  const DiskFileSystem files;
  Project project(files, *settings);
  FoundPages found;
  if (!prepare(project, files, *options, false, found)) {
    return ExitCode::kMistake;
  }
  ClaimsRegisters registers(files, settings->working_folder, project.book()->definitions().sentences);
  ClaimsSurvey survey(settings->today);
  survey_pages(*options, registers, survey, found);
  print_notes(found.errors, found.skipped, line.has("quiet"));
  if (!print_mistakes(registers.mistakes())) {
    return ExitCode::kMistake;
  }
  const std::vector<SurveyedRegister> surveyed = survey.registers();
  if (surveyed.empty()) {
    return found.errors.empty() ? mistake(fmt::format("there is no {} at or above these pages", kClaimsFileName))
                                : ExitCode::kMistake;
  }
  const bool check = line.arguments().front() == "check";
  console.out(line.value("format") == "json" ? claims_json(surveyed, project.run_info().version)
              : check                        ? claims_check_text(surveyed, *soon)
                                             : claims_list_text(surveyed, console.columns()));
  if (!found.errors.empty()) {
    return ExitCode::kMistake;
  }
  return check && uses_what_is_over(surveyed) ? ExitCode::kFindings : ExitCode::kClean;
}

}  // namespace candor
