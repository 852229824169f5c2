#include "candor/project/project.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "candor/engine/runner.h"

#include "settings.h"

namespace candor {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxBytes = 64U << 20U;

std::string folder_of(const std::string& path) {
  return fs::path(path).parent_path().string();
}

/// As a person in the working folder would write it.
std::string shown(const std::string& path, const std::string& working_folder) {
  const std::string relative = fs::path(path).lexically_relative(working_folder).string();
  return relative.empty() || relative.starts_with("../../..") ? path : relative;
}

/// A file's bytes; a mistake when it cannot be read.
std::optional<std::string> read(const FileSystem& files, const std::string& path, const std::string& name,
                                std::vector<Error>& mistakes) {
  Result<std::string> bytes = files.read(path, kMaxBytes);
  if (!bytes) {
    mistakes.push_back({bytes.error().code, bytes.error().message, Location{name, 0, 0}});
    return std::nullopt;
  }
  return *std::move(bytes);
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
  return shown(path, options_.working_folder);
}

bool Project::leaves_out(const std::string& path, bool is_folder) {
  const std::string whole = absolute(path);
  return ignore_files_.ignored(whole, is_folder) || excludes(settings_for(folder_of(whole)).config, whole, is_folder);
}

Project::Settings& Project::settings_for(const std::string& folder) {
  const auto known = by_folder_.find(folder);
  if (known != by_folder_.end()) {
    return *known->second;
  }
  std::optional<std::string> path;
  if (!options_.config.empty()) {
    path = absolute(options_.config);
  } else if (options_.use_config) {
    std::vector<Error> mistakes;
    path = find_config(files_, folder, mistakes);
    add_once(std::move(mistakes));
  }
  std::unique_ptr<Settings>& settings = settings_[path.value_or("")];
  if (!settings) {
    settings = std::make_unique<Settings>();
    if (path) {
      settings->config = read_config(files_, *path, options_.working_folder, mistakes_);
    }
  }
  by_folder_[folder] = settings.get();
  return *settings;
}

/// Folders below one another meet the same files.
void Project::add_once(std::vector<Error> mistakes) {
  for (Error& error : mistakes) {
    error.location->path = shown(error.location->path, options_.working_folder);
    const bool told = std::any_of(mistakes_.begin(), mistakes_.end(),
                                  [&](const Error& known) { return to_string(known) == to_string(error); });
    if (!told) {
      mistakes_.push_back(std::move(error));
    }
  }
}

/// What takes longer than reading the configuration is read once it is sure that it is needed.
void Project::complete(Settings& settings) {
  if (settings.book || !mistakes_.empty() || !policy_mistakes_.empty()) {
    return;
  }
  settings.book = load_book(files_, settings.config, options_, mistakes_, policy_mistakes_);
  if (!settings.book) {
    return;
  }
  settings.notices = notices_of(*settings.book);
  check_levels(settings.config, settings.book->rule_infos(), mistakes_);
  check_profiles(settings);
  if (const auto& file = settings.config.suppressions) {
    const std::string name = shown(file->value, options_.working_folder);
    if (const auto bytes = read(files_, file->value, name, mistakes_)) {
      settings.exceptions =
          read_exceptions(name, folder_of(file->value), *bytes, settings.book->rule_infos(), mistakes_);
    }
  }
  read_baseline(settings);
  if (first_ != nullptr && first_->book && settings.book != first_->book) {
    if (infos_.empty()) {
      infos_ = first_->book->rule_infos();
    }
    infos_.insert(settings.book->rule_infos().begin(), settings.book->rule_infos().end());
  }
}

void Project::check_profiles(const Settings& settings) {
  if (!options_.profile.empty()) {
    check_profile(*settings.book, {options_.profile, {}}, mistakes_);
    return;
  }
  if (settings.config.profile) {
    check_profile(*settings.book, *settings.config.profile, mistakes_);
  }
  for (const Override& override : settings.config.overrides) {
    if (override.profile) {
      check_profile(*settings.book, *override.profile, mistakes_);
    }
  }
}

void Project::read_baseline(Settings& settings) {
  if (!options_.baseline.empty()) {
    settings.baseline_path = absolute(options_.baseline);
  } else if (settings.config.baseline) {
    settings.baseline_path = settings.config.baseline->value;
  } else if (!options_.baseline_fallback.empty()) {
    const std::string& folder = settings.config.folder.empty() ? options_.working_folder : settings.config.folder;
    settings.baseline_path = (fs::path(folder) / options_.baseline_fallback).string();
  }
  const std::string& path = settings.baseline_path;
  if (path.empty() || !options_.use_baseline ||
      (options_.baseline_may_be_missing && files_.kind(path) == FileKind::kMissing)) {
    return;
  }
  const std::string name = shown(path, options_.working_folder);
  if (const auto bytes = read(files_, path, name, mistakes_)) {
    settings.baseline = Baseline::read(name, *bytes, mistakes_);
  }
}

void Project::prepare(const std::vector<std::string>& pages) {
  for (const std::string& path : pages) {
    const std::string whole = absolute(path);
    Settings& settings = settings_for(folder_of(whole));
    first_ = first_ == nullptr ? &settings : first_;
    complete(settings);
    if (!settings.book) {
      continue;
    }
    Page& page = pages_[path] = {&settings, &settings.levels_of(whole), nullptr, whole};
    const auto& profiles = settings.book->definitions().profiles;
    const auto profile = profiles.find(effective_profile(path).value);
    page.profile = profile != profiles.end() ? &profile->second : nullptr;
  }
  if (first_ == nullptr) {
    first_ = &settings_for(options_.working_folder);
    complete(*first_);
  }
}

RunInfo Project::run_info() const {
  RunInfo info = candor::run_info(*first_->book);
  if (!infos_.empty()) {
    info.rules = &infos_;
  }
  info.has_baseline = options_.use_baseline && !options_.report_known &&
                      std::any_of(settings_.begin(), settings_.end(),
                                  [](const auto& one) { return !one.second->baseline_path.empty(); });
  for (const auto& [path, settings] : settings_) {
    if (settings->book && settings->book != first_->book) {
      for (PackInfo& pack : candor::run_info(*settings->book).packs) {
        const bool known = std::any_of(info.packs.begin(), info.packs.end(), [&](const PackInfo& one) {
          return one.name == pack.name && one.sha256 == pack.sha256;
        });
        if (!known) {
          info.packs.push_back(std::move(pack));
        }
      }
    }
  }
  return info;
}

RuleBookPtr Project::book() const {
  return first_->book;
}

const Config& Project::config() const {
  return first_->config;
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

bool Project::is_changed(const std::string& path) const {
  return !changes_ || changes_->contains(absolute(path));
}

bool Project::on_changed_line(const std::string& path, const Document& page, const Finding& finding) const {
  const auto changed = changes_->find(path);
  if (changed == changes_->end()) {
    return false;
  }
  if (!finding.span) {
    return true;
  }
  const std::uint32_t first = page.source->position(finding.span->begin).line;
  const std::uint32_t last = page.source->position(std::max(finding.span->begin + 1, finding.span->end) - 1).line;
  return std::any_of(changed->second.begin(), changed->second.end(),
                     [&](const LineRange& lines) { return lines.first <= last && first <= lines.last; });
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
  const SuppressionTerms terms{&settings.book->rule_infos(), &settings.notices, &settings.config.suppression_policy,
                               options_.today, options_.use_directives};
  std::vector<ExceptionRecord> records = suppress(document, terms, from_file, report);
  apply_notice_levels(*here.levels, settings.notices, report);
  if (options_.use_baseline && !options_.report_known && !settings.baseline_path.empty()) {
    const std::string name = fs::path(here.absolute).lexically_relative(folder_of(settings.baseline_path)).string();
    report.known = take_out(report, [&](const Finding& finding) { return settings.baseline.knows(name, finding); });
  }
  if (changes_) {
    report.outside =
        take_out(report, [&](const Finding& finding) { return !on_changed_line(here.absolute, document, finding); });
  }
  coverage.known += report.known.size();
  coverage.outside += report.outside.size();
  coverage.suppressed += report.suppressed.size();
  sort_findings(report.findings);
  if (!records.empty()) {
    const std::lock_guard lock(records_mutex_);
    std::move(records.begin(), records.end(), std::back_inserter(records_));
  }
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
