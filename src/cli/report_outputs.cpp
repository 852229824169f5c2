#include "report_outputs.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <system_error>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "candor/report/statistics.h"

#include "commands.h"

namespace candor {
namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before any thread is started
  return value != nullptr ? value : "";
}

/// "2026-11-28T09:30:00", in UTC. SOURCE_DATE_EPOCH makes a report the same at any time
/// (reproducible-builds.org/specs/source-date-epoch).
std::string time_of_run() {
  const std::string fixed = environment("SOURCE_DATE_EPOCH");
  const bool is_number = !fixed.empty() && fixed.find_first_not_of("0123456789") == std::string::npos;
  const std::time_t now =
      is_number ? static_cast<std::time_t>(std::strtoll(fixed.c_str(), nullptr, 10)) : std::time(nullptr);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}", fmt::gmtime(now));
}

/// Adds to a file that others write to as well.
std::optional<Error> append(const std::string& path, std::string_view bytes) {
  std::FILE* file = std::fopen(path.c_str(), "ab");
  bool good = file != nullptr && (bytes.empty() || std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size());
  const int problem = errno;
  good = file != nullptr && std::fclose(file) == 0 && good;
  if (good) {
    return std::nullopt;
  }
  return Error{ErrorCode::kUnwritable,
               fmt::format("the step summary cannot be written: {}", std::generic_category().message(problem)),
               Location{path, 0, 0}};
}

Error usage(std::string message) {
  return {ErrorCode::kUsage, std::move(message), {}};
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const ReportFormat& format : report_formats()) {
    names.emplace_back(format.name);
  }
  return names;
}

/// By whatever name or link.
bool is_one_of(const std::string& path, const std::vector<std::string>& files) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored) && std::any_of(files.begin(), files.end(), [&](const auto& file) {
           return std::filesystem::equivalent(path, file, ignored);
         });
}

}  // namespace

struct ReportOutputs::File {
  std::string path;
  std::optional<AtomicFile> file;  ///< none: `text` is added to what stands at the path
  std::string text;
  std::unique_ptr<Reporter> reporter;
  std::optional<Error> problem;

  void write(std::string_view bytes) {
    if (!file) {
      text += bytes;
    } else if (!problem) {
      problem = file->write(bytes);
    }
  }
};

ReportOutputs::ReportOutputs(const CommandLine& line, Console& console)
    : console_(console),
      format_(*report_format(line.value("format"))),
      wanted_(line.values("output")),
      quiet_(line.has("quiet")),
      statistics_(line.has("statistics")) {
  options_ = {.color = console.color(line.value("color")),
              .columns = console.columns(),
              .show_suppressed = line.has("show-suppressed")};
}

ReportOutputs::~ReportOutputs() = default;

bool ReportOutputs::wants(std::string_view format) const {
  return format_.name == format || std::any_of(wanted_.begin(), wanted_.end(), [&](const std::string& value) {
           return value.starts_with(format) && value.substr(format.size()).starts_with('=');
         });
}

std::vector<Error> ReportOutputs::open(const std::vector<RuleBookPtr>& books, const std::vector<std::string>& read) {
  std::vector<Error> mistakes;
  if (wants("sarif")) {
    precision_ = measured_precision(*books.front());
    for (const RuleBookPtr& book : books) {
      const MeasuredPrecision other = measured_precision(*book);
      std::erase_if(precision_.rules, [&](const auto& rule) { return !other.rules.contains(rule.first); });
    }
    options_.precision = &precision_;
  }
  if (!wanted_.empty()) {
    interruption_.emplace();
  }
  for (const std::string& value : wanted_) {
    add(value, read, mistakes);
  }
  add_step_summary(mistakes);
  const Sink out = [this](std::string_view bytes) { console_.out(bytes); };
  if (statistics_ && format_.name != "text" && format_.name != "json") {
    mistakes.push_back(usage(fmt::format("--statistics has no format '{}': text or json", format_.name)));
  }
  reporter_ = statistics_ ? make_statistics_reporter(out, format_.name == "json") : format_.make(out, options_);
  return mistakes;
}

void ReportOutputs::add(const std::string& value, const std::vector<std::string>& read, std::vector<Error>& mistakes) {
  const std::size_t equals = value.find('=');
  if (equals == std::string::npos || equals + 1 == value.size()) {
    mistakes.push_back(usage(fmt::format("--output wants FORMAT=FILE, as in html=report.html, not '{}'", value)));
    return;
  }
  const std::string name = value.substr(0, equals);
  const ReportFormat* format = report_format(name);
  if (format == nullptr) {
    mistakes.push_back(usage(unknown_name("format of --output:", name, format_names())));
    return;
  }
  auto file = std::make_unique<File>();
  file->path = value.substr(equals + 1);
  for (const auto& other : files_) {
    if (other->path == file->path) {
      mistakes.push_back(usage(fmt::format("two reports cannot go into the same file '{}'", file->path)));
      return;
    }
  }
  if (is_one_of(file->path, read)) {
    mistakes.push_back(usage(fmt::format("the report would overwrite '{}', which this run reads", file->path)));
    return;
  }
  Result<AtomicFile> opened = AtomicFile::create(file->path);
  if (!opened) {
    mistakes.push_back(opened.error());
    return;
  }
  file->file.emplace(*std::move(opened));
  // A file is read anywhere: no colours, the same width everywhere.
  file->reporter = format->make([to = file.get()](std::string_view bytes) { to->write(bytes); },
                                {.show_suppressed = options_.show_suppressed, .precision = options_.precision});
  files_.push_back(std::move(file));
}

/// GitHub shows what a step adds to this file on the run's page, without the caps that annotations have.
void ReportOutputs::add_step_summary(std::vector<Error>& mistakes) {
  const std::string path = environment("GITHUB_STEP_SUMMARY");
  if (path.empty() || !wants("github")) {
    return;
  }
  if (std::optional<Error> problem = append(path, {})) {
    mistakes.push_back(*std::move(problem));
    return;
  }
  auto file = std::make_unique<File>();
  file->path = path;
  file->reporter = report_format("markdown")->make([to = file.get()](std::string_view bytes) { to->write(bytes); }, {});
  files_.push_back(std::move(file));
}

void ReportOutputs::begin(RunInfo run) {
  run.started = time_of_run();
  reporter_->begin(run);
  for (const auto& file : files_) {
    file->reporter->begin(run);
  }
}

void ReportOutputs::page(const FileReport& page) {
  stop_when_interrupted();
  if (console_.output_is_terminal() && !page.findings.empty()) {
    progress_.clear();
  }
  reporter_->page(page);
  for (const auto& file : files_) {
    file->reporter->page(page);
  }
  if (console_.output_is_terminal()) {
    console_.flush();
  }
  progress_.step();
}

void ReportOutputs::end(const Coverage& coverage) {
  stop_when_interrupted();
  progress_.clear();
  reporter_->end(coverage);
  for (const auto& file : files_) {
    file->reporter->end(coverage);
  }
  console_.flush();
  // A report that does not say what it covers is read as a clearance.
  if (!format_.states_coverage && !quiet_) {
    Console::err(fmt::format("candor: {}\n", coverage_statement(coverage)));
  }
}

std::vector<Error> ReportOutputs::commit() {
  std::vector<Error> mistakes;
  for (const auto& file : files_) {
    std::optional<Error> problem = std::move(file->problem);
    if (!problem) {
      problem = file->file ? file->file->commit() : append(file->path, file->text);
    }
    if (problem) {
      mistakes.push_back(*std::move(problem));
    }
  }
  files_.clear();
  interruption_.reset();
  return mistakes;
}

void ReportOutputs::stop_when_interrupted() {
  if (interruption_ && interruption_->come()) {
    progress_.clear();
    console_.flush();
    files_.clear();
    interruption_.reset();  // ends the program
  }
}

}  // namespace candor
