#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "candor/project/project.h"
#include "candor/rules/built_in.h"

#include "change_filter.h"
#include "settings.h"

/// What a project reads before its pages are checked.

namespace candor {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxBytes = 64U << 20U;

std::string folder_of(const std::string& path) {
  return fs::path(path).parent_path().string();
}

}  // namespace

/// As a person in the working folder would write it.
std::string Project::shown(const std::string& path) const {
  return shown_path(path, options_.working_folder);
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
    error.location->path = shown(error.location->path);
    const bool told = std::any_of(mistakes_.begin(), mistakes_.end(),
                                  [&](const Error& known) { return to_string(known) == to_string(error); });
    if (!told) {
      mistakes_.push_back(std::move(error));
    }
  }
}

/// What takes longer than reading the configuration is read once it is sure that it is needed. A mistake keeps nothing
/// else from being looked at, so that all are told at once.
void Project::complete(Settings& settings) {
  if (std::exchange(settings.is_complete, true)) {
    return;
  }
  if (!built_in_) {
    built_in_ = built_in_rule_book();
  }
  settings.book = load_book(files_, built_in_, settings.config, options_, mistakes_, policy_mistakes_);
  if (settings.book) {
    settings.notices = notices_of(*settings.book);
    check_levels(settings.config, settings.book->rule_infos(), mistakes_);
    check_profiles(settings);
  }
  read_suppressions(settings);
  read_baseline(settings);
}

void Project::read_suppressions(Settings& settings) {
  const auto& file = settings.config.suppressions;
  const std::optional<std::string> bytes = file ? read(*file, {}) : std::nullopt;
  if (bytes) {
    settings.exceptions = read_exceptions(shown(file->value), folder_of(file->value), *bytes,
                                          settings.book ? &settings.book->rule_infos() : nullptr, mistakes_);
  }
}

void Project::check_profiles(const Settings& settings) {
  if (!options_.profile.empty()) {
    check_profile(*settings.book, {options_.profile, {}}, mistakes_);
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
  Setting<std::string> file;
  if (!options_.baseline.empty()) {
    file.value = absolute(options_.baseline);
  } else if (settings.config.baseline) {
    file = *settings.config.baseline;
  } else if (!options_.baseline_fallback.empty()) {
    const std::string& folder = settings.config.folder.empty() ? options_.working_folder : settings.config.folder;
    file.value = (fs::path(folder) / options_.baseline_fallback).string();
  }
  settings.baseline_path = file.value;
  if (file.value.empty() || !options_.use_baseline ||
      (options_.baseline_may_be_missing && files_.kind(file.value) == FileKind::kMissing)) {
    return;
  }
  if (const auto bytes = read(file, "; 'candor baseline create' writes it")) {
    settings.baseline = Baseline::read(shown(file.value), *bytes, mistakes_);
  }
}

std::optional<std::string> Project::read(const Setting<std::string>& file, std::string_view when_missing) {
  Result<std::string> bytes = files_.read(file.value, kMaxBytes);
  if (bytes) {
    return *std::move(bytes);
  }
  const std::string name = shown(file.value);
  if (file.where.path.empty()) {
    mistakes_.push_back({bytes.error().code, bytes.error().message, Location{name, 0, 0}});
  } else if (files_.kind(file.value) == FileKind::kMissing) {
    mistakes_.push_back({ErrorCode::kPolicy, fmt::format("there is no file '{}'{}", name, when_missing), file.where});
  } else {
    mistakes_.push_back({bytes.error().code, fmt::format("'{}' {}", name, bytes.error().message), file.where});
  }
  return std::nullopt;
}

void Project::prepare(const std::vector<std::string>& pages) {
  std::set<std::string> paths;
  for (const std::string& path : pages) {
    const std::string whole = absolute(path);
    paths.insert(whole);
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
  if (changes_) {
    changes_->keep_only(paths);
  }
  if (first_ == nullptr) {
    first_ = &settings_for(options_.working_folder);
    complete(*first_);
  }
  const std::vector<RuleBookPtr> all = books();
  for (std::size_t i = 0; all.size() > 1 && i < all.size(); ++i) {
    infos_.insert(all[i]->rule_infos().begin(), all[i]->rule_infos().end());
  }
}

}  // namespace candor
