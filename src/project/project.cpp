#include "candor/project/project.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "candor/engine/runner.h"

#include "change_filter.h"
#include "settings.h"

namespace candor {
namespace {

namespace fs = std::filesystem;

std::string folder_of(const std::string& path) {
  return fs::path(path).parent_path().string();
}

/// The findings that are wanted no more.
template <class Predicate>
std::vector<Finding> take_out(FileReport& report, Predicate unwanted) {
  const auto taken = std::stable_partition(report.findings.begin(), report.findings.end(),
                                           [&](const Finding& finding) { return !unwanted(finding); });
  std::vector<Finding> out(std::make_move_iterator(taken), std::make_move_iterator(report.findings.end()));
  report.findings.erase(taken, report.findings.end());
  return out;
}

}  // namespace

Project::Project(const FileSystem& files, ProjectOptions options)
    : files_(files), options_(std::move(options)), ignore_files_(files, options_.use_gitignore) {}

Project::~Project() = default;

std::string Project::absolute(const std::string& path) const {
  const std::string normal = (fs::path(options_.working_folder) / path).lexically_normal().string();
  return normal.size() > 1 && normal.ends_with('/') ? normal.substr(0, normal.size() - 1) : normal;
}

std::string Project::shown_page(const std::string& path) const {
  return shown(path);
}

bool Project::leaves_out(const std::string& path, bool is_folder) {
  const std::string whole = absolute(path);
  return ignore_files_.ignored(whole, is_folder) || excludes(settings_for(folder_of(whole)).config, whole, is_folder);
}

std::vector<RuleBookPtr> Project::books() const {
  std::vector<RuleBookPtr> books;
  for (const auto& [path, settings] : settings_) {
    if (settings->book && std::find(books.begin(), books.end(), settings->book) == books.end()) {
      books.push_back(settings->book);
    }
  }
  return books;
}

RunInfo Project::run_info() const {
  const std::vector<RuleBookPtr> all = books();
  RunInfo info = candor::run_info(*all.front());
  if (!infos_.empty()) {
    info.rules = &infos_;
  }
  info.has_baseline = options_.use_baseline && !options_.report_known &&
                      std::any_of(settings_.begin(), settings_.end(),
                                  [](const auto& one) { return !one.second->baseline_path.empty(); });
  for (std::size_t i = 1; i < all.size(); ++i) {
    for (PackInfo& pack : candor::run_info(*all[i]).packs) {
      info.packs.push_back(std::move(pack));
    }
  }
  const auto key = [](const PackInfo& pack) { return std::tie(pack.name, pack.sha256); };
  std::sort(info.packs.begin(), info.packs.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  const auto same = [&](const PackInfo& a, const PackInfo& b) { return key(a) == key(b); };
  info.packs.erase(std::unique(info.packs.begin(), info.packs.end(), same), info.packs.end());
  info.fail_on = common_fail_on();
  info.working_folder = options_.working_folder;
  const std::string root = repository_root(files_, options_.working_folder);
  if (files_.kind((fs::path(root) / ".git").string()) != FileKind::kMissing) {
    info.repository = root;
  }
  return info;
}

Severity Project::fail_on(const Config& config) const {
  return options_.fail_on.value_or(config.fail_on ? config.fail_on->value : Severity::kError);
}

std::optional<Severity> Project::common_fail_on() const {
  std::optional<Severity> common;
  for (const auto& [path, page] : pages_) {
    const Severity severity = fail_on(page.settings->config);
    if (common.value_or(severity) != severity) {
      return std::nullopt;
    }
    common = severity;
  }
  return common ? common : fail_on(first_->config);
}

std::vector<std::string> Project::files_read() const {
  std::vector<std::string> read;
  for (const auto& [path, settings] : settings_) {
    read.push_back(path);
    read.push_back(settings->baseline_path);
    if (settings->config.suppressions) {
      read.push_back(settings->config.suppressions->value);
    }
  }
  std::erase(read, std::string());
  return read;
}

RuleBookPtr Project::book() const {
  return first_->book;
}

const Config& Project::config() const {
  return first_->config;
}

std::vector<const Config*> Project::configs() const {
  std::vector<const Config*> configs;
  for (const auto& [path, settings] : settings_) {
    configs.push_back(&settings->config);
  }
  return configs;
}

std::vector<EffectiveLevel> Project::effective_levels(const std::string& path) const {
  const Page& asked = page(path);
  return candor::effective_levels(asked.settings->config, asked.absolute, asked.settings->book->rule_infos());
}

Setting<std::string> Project::effective_profile(const std::string& path) const {
  if (!options_.profile.empty()) {
    return {options_.profile, {}};
  }
  const Page& asked = page(path);
  return profile_for(asked.settings->config, asked.absolute)
      .value_or(Setting<std::string>{std::string(kDefaultProfile), {}});
}

const Baseline& Project::baseline() const {
  return first_->baseline;
}

std::string Project::baseline_path() const {
  return first_->baseline_path;
}

std::string Project::baseline_name(const std::string& path) const {
  return fs::path(absolute(path)).lexically_relative(folder_of(first_->baseline_path)).string();
}

const Project::Page& Project::page(const std::string& path) const {
  const auto found = pages_.find(path);
  CANDOR_CHECK(found != pages_.end(), "a page that was not prepared");
  return found->second;
}

RuleBookPtr Project::book(const std::string& path) const {
  return page(path).settings->book;
}

const RuleLevels& Project::levels(const std::string& path) const {
  return *page(path).levels;
}

const NoticeRules& Project::notices(const std::string& path) const {
  return page(path).settings->notices;
}

std::optional<ReadingTarget> Project::reading(const std::string& path) const {
  const auto& setting = page(path).settings->config.readability;
  return setting ? std::optional<ReadingTarget>(setting->value) : std::nullopt;
}

void Project::limit_to(Changes changes) {
  changes_ = std::make_unique<ChangeFilter>(std::move(changes));
}

bool Project::is_changed(const std::string& path) const {
  return !changes_ || changes_->is_changed(absolute(path));
}

void Project::review(const Document& document, FileReport& report, Coverage& coverage) const {
  const Page& here = page(document.source->path());
  const Settings& settings = *here.settings;
  std::vector<const FileException*> from_file;
  for (const FileException& exception : settings.exceptions) {
    if (exception.path == here.absolute) {
      from_file.push_back(&exception);
    }
  }
  report.fail_on = fail_on(settings.config);
  report.configuration = settings.config.path;
  const SuppressionTerms terms{&settings.book->rule_infos(), &settings.notices, &settings.config.suppression_policy,
                               options_.today, options_.use_directives};
  std::vector<ExceptionRecord> records = suppress(document, terms, from_file, report);
  apply_notice_levels(*here.levels, settings.notices, report);
  if (options_.use_baseline && !options_.report_known && !settings.baseline_path.empty()) {
    const std::string name = fs::path(here.absolute).lexically_relative(folder_of(settings.baseline_path)).string();
    report.known = take_out(report, [&](const Finding& finding) { return settings.baseline.knows(name, finding); });
  }
  coverage.known += report.known.size();
  coverage.suppressed += report.suppressed.size();
  sort_findings(report.findings);
  // What a page was before a change is reviewed, too: its exceptions are none of the page's.
  if (!records.empty() && !changes_) {
    const std::lock_guard lock(records_mutex_);
    std::move(records.begin(), records.end(), std::back_inserter(records_));
  }
}

std::optional<Error> Project::limit(const Document& document, FileReport& report, Coverage& coverage,
                                    const EarlierFindings& earlier) const {
  if (!changes_) {
    return std::nullopt;
  }
  std::optional<Error> problem = changes_->limit(page(document.source->path()).absolute, document, report, earlier);
  coverage.outside += report.outside.size();
  return problem;
}

std::vector<ExceptionRecord> Project::exceptions() const {
  const std::lock_guard lock(records_mutex_);
  std::vector<ExceptionRecord> records = records_;
  std::stable_sort(records.begin(), records.end(), [](const ExceptionRecord& a, const ExceptionRecord& b) {
    return std::tie(a.where.path, a.where.line, a.where.column) < std::tie(b.where.path, b.where.line, b.where.column);
  });
  return records;
}

}  // namespace candor
