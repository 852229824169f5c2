#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "candor/base/digest.h"
#include "candor/project/project.h"

#include "settings.h"

namespace candor {
namespace {

constexpr std::size_t kFingerprintDigits = 16;

bool is_below(const std::string& path, const std::string& folder) {
  return folder == "/" || (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
}

/// One finding about an exception, on its line of the file.
std::optional<Finding> finding_about(const FileException& exception, const std::string& problem,
                                     const NoticeRules& notices, const SourceFile& source) {
  std::optional<Finding> finding = make_notice(notices, "exception-unused", {{"rule", exception.rule}});
  if (finding) {
    const std::uint32_t line = std::clamp<std::uint32_t>(exception.where.line, 1, source.line_count());
    const auto size = static_cast<std::uint32_t>(source.line_text(line).size());
    const std::uint32_t begin = source.line_start(line);
    const std::uint32_t first = std::min(begin + std::max<std::uint32_t>(exception.where.column, 1) - 1, begin + size);
    finding->span = SourceSpan{first, begin + size};
    finding->match = std::string(source.text().substr(first, begin + size - first));
    finding->message += ": " + problem;
    finding->fingerprint = sha256_hex(fmt::format("{}\n{}\n{}", finding->rule, finding->match, finding->message))
                               .substr(0, kFingerprintDigits);
  }
  return finding;
}

ExceptionRecord record_of(const FileException& exception, const std::string& page, std::string problem) {
  ExceptionRecord record;
  record.where = exception.where;
  record.page = page;
  record.rule = exception.rule;
  record.quote = exception.quote;
  record.signature = {false, exception.reason, exception.by, exception.until ? to_string(*exception.until) : ""};
  record.ref = exception.ref;
  record.state = ExceptionState::kUnused;
  record.problem = std::move(problem);
  return record;
}

}  // namespace

/// What a run was to look at, and what it could not.
class Project::Reach {
 public:
  Reach(const Project& project, const std::vector<std::string>& given, const FoundPages& found) : project_(project) {
    for (const std::string& path : given) {
      const std::string whole = project.absolute(path);
      if (path != "-" && project.files_.kind(whole) == FileKind::kFolder) {
        folders_.push_back(whole);
      }
    }
    for (const Skipped& skipped : found.skipped) {
      unread_.push_back(project.absolute(skipped.path));
    }
    for (const Error& error : found.errors) {
      if (error.location) {
        unread_.push_back(project.absolute(error.location->path));
      }
    }
    for (const auto& [path, page] : project.pages_) {
      const auto& file = page.settings->config.suppressions;
      met_.emplace(page.absolute, file ? file->value : std::string());
    }
  }

  /// Why the run did not meet the page of an exception in the file; empty: it did, or it cannot be told.
  [[nodiscard]] std::string problem_with(const std::string& page, const std::string& shown,
                                         const std::string& file) const {
    const auto holds = [&](const std::string& folder) { return is_below(page, folder); };
    const bool in_reach = std::any_of(folders_.begin(), folders_.end(), holds);
    const bool unread = std::any_of(unread_.begin(), unread_.end(),
                                    [&](const std::string& path) { return path == page || is_below(page, path); });
    if (!in_reach || unread || met_.contains({page, file})) {
      return {};
    }
    if (project_.files_.kind(page) == FileKind::kMissing) {
      return fmt::format("there is no page '{}'", shown);
    }
    const auto other = met_.lower_bound({page, std::string()});
    return other != met_.end() && other->first == page
               ? fmt::format("another configuration holds for the page '{}'", shown)
               : fmt::format("'{}' is not among the pages that are checked", shown);
  }

 private:
  const Project& project_;
  std::vector<std::string> folders_;
  std::vector<std::string> unread_;
  std::set<std::pair<std::string, std::string>> met_;  ///< pages, and the file of suppressions that holds for each
};

std::vector<FileReport> Project::unmet_exceptions(const std::vector<std::string>& given, const FoundPages& found) {
  std::vector<FileReport> reports;
  if (changes_) {
    return reports;
  }
  const Reach reach(*this, given, found);
  std::set<std::string> done;
  for (const auto& [config, settings] : settings_) {
    const auto& file = settings->config.suppressions;
    if (!settings->book || !file || settings->exceptions.empty() || !done.insert(file->value).second) {
      continue;
    }
    const Result<std::string> bytes = files_.read(file->value, UINT32_MAX);
    const Result<SourcePtr> source =
        bytes ? SourceFile::decode(settings->exceptions.front().where.path, *bytes) : Result<SourcePtr>(bytes.error());
    if (!source) {
      continue;
    }
    FileReport report;
    report.source = *source;
    report.fail_on = fail_on(settings->config);
    report.configuration = settings->config.path;
    for (const FileException& exception : settings->exceptions) {
      const std::string shown = shown_page(exception.path);
      std::string problem = reach.problem_with(exception.path, shown, file->value);
      if (problem.empty()) {
        continue;
      }
      if (std::optional<Finding> finding = finding_about(exception, problem, settings->notices, **source)) {
        report.findings.push_back(*std::move(finding));
      }
      records_.push_back(record_of(exception, shown, std::move(problem)));
    }
    apply_notice_levels(settings->levels_of(file->value), settings->notices, report);
    if (!report.findings.empty()) {
      sort_findings(report.findings);
      reports.push_back(std::move(report));
    }
  }
  return reports;
}

}  // namespace candor
