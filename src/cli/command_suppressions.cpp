#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "candor/engine/runner.h"
#include "candor/report/listing_json.h"
#include "candor/text/display_width.h"

#include "check_run.h"
#include "commands.h"
#include "project_options.h"
#include "report_options.h"

namespace candor {
namespace {

constexpr std::array<std::string_view, 2> kListFormats = {"text", "json"};

constexpr std::array<OptionSpec, 10> kOptions = {{
    {"format", '\0', "NAME", "how to print it", "text", kListFormats},
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

std::string text_of(const ExceptionRecord& record) {
  const std::string quote = record.quote.empty() ? std::string() : fmt::format(" “{}”", record.quote);
  std::string text =
      fmt::format("{}:{}: {} {}{}\n", printable(record.where.path), record.where.line, to_string(record.state),
                  record.rule.empty() ? "exception" : printable(record.rule), printable(quote));
  const auto add = [&](std::string_view label, const std::string& value) {
    text += value.empty() ? std::string() : fmt::format("  {}: {}\n", label, printable(value));
  };
  add("page", record.page == record.where.path ? std::string() : record.page);
  add("reason", record.signature.reason);
  add("by", record.signature.by);
  add("until", record.signature.until);
  add("ref", record.ref);
  add("problem", record.problem);
  return text + (record.findings > 0 ? fmt::format("  findings: {}\n", record.findings) : std::string());
}

}  // namespace

const CommandSpec kSuppressionsSpec{
    "suppressions",
    "[PATH…]",
    "list the signed exceptions of pages, for an audit",
    "Lists every exception, in pages and in the file of suppressions, with its reason, who allowed it, until when,\n"
    "and how many findings it allows. Exit codes: 0 all are in force, 1 some are unused, expired or invalid.",
    kOptions,
    SIZE_MAX};

ExitCode run_suppressions(const CommandLine& line, Console& console) {
  std::optional<CheckRequest> request = check_request(line);
  if (!request) {
    return ExitCode::kMistake;
  }
  request->run.paths = line.arguments();
  if (!add_files_from(line, request->run.paths)) {
    return ExitCode::kMistake;
  }
  if (request->run.paths.empty()) {
    request->run.paths = {"."};
  }
  const DiskFileSystem files;
  request->project.use_baseline = false;
  Project project(files, request->project);
  FoundPages found;
  if (!prepare(project, files, request->run, false, found)) {
    return ExitCode::kMistake;
  }
  request->run.review = &project;
  static_cast<void>(project.unmet_exceptions(request->run.paths, found));
  const Coverage coverage =
      run(files, project.book(), request->run, std::move(found), [](const FileReport& /*page*/) {});
  for (const Error& error : coverage.errors) {
    mistake(printable(to_string(error)));
  }
  const std::vector<ExceptionRecord> records = project.exceptions();
  if (line.value("format") == "json") {
    console.out(exceptions_json(records));
  } else {
    for (const ExceptionRecord& record : records) {
      console.out(text_of(record));
    }
  }
  const bool good = std::all_of(records.begin(), records.end(),
                                [](const ExceptionRecord& record) { return record.state == ExceptionState::kInForce; });
  if (!coverage.errors.empty()) {
    return ExitCode::kMistake;
  }
  return good ? ExitCode::kClean : ExitCode::kFindings;
}

}  // namespace candor
