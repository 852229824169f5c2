#include "settings.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/base/nearest.h"
#include "candor/policy/list_change.h"
#include "candor/policy/loader.h"

namespace candor {
namespace {

bool names(const LevelSetting& setting, const RuleInfo& rule) {
  return setting.is_category ? rule.category == setting.name : wild_match(setting.name, rule.id);
}

void check_level(const LevelSetting& setting, const std::map<std::string, RuleInfo>& infos,
                 std::vector<Error>& mistakes) {
  const bool known =
      std::any_of(infos.begin(), infos.end(), [&](const auto& info) { return names(setting, info.second); });
  if (known) {
    return;
  }
  std::set<std::string> candidates;
  for (const auto& [id, info] : infos) {
    candidates.insert(setting.is_category ? info.category : id);
  }
  mistakes.push_back(
      {ErrorCode::kPolicy,
       fmt::format("there is no {} '{}'{}", setting.is_category ? "category" : "rule", setting.name,
                   nearest_hint(setting.name, std::vector<std::string>(candidates.begin(), candidates.end()))),
       setting.where});
}

}  // namespace

const RuleLevels& Project::Settings::levels_of(const std::string& path) {
  const std::vector<LevelSetting> wanted = levels_for(config, path);
  std::string key;
  for (const LevelSetting& setting : wanted) {
    key += fmt::format("{}:{}:{}\n", setting.where.path, setting.where.line, setting.where.column);
  }
  const auto [place, is_new] = levels.try_emplace(key);
  if (is_new) {
    for (const EffectiveLevel& level : candor::effective_levels(config, path, book->rule_infos())) {
      place->second[level.rule] = level.severity;
    }
  }
  return place->second;
}

NoticeRules notices_of(const RuleBook& book) {
  NoticeRules notices;
  for (const RuleDefinition* rule : book.rules()) {
    if (rule->detector && looks_beside(*rule->detector)) {
      notices.emplace(name_of(*rule->detector), NoticeRule{rule->info, rule->message});
    }
  }
  return notices;
}

void apply_notice_levels(const RuleLevels& levels, const NoticeRules& notices, FileReport& report) {
  std::set<std::string_view> beside;
  for (const auto& [detector, rule] : notices) {
    beside.insert(rule.info.id);
  }
  std::erase_if(report.findings, [&](Finding& finding) {
    const auto level = beside.contains(finding.rule) ? levels.find(finding.rule) : levels.end();
    if (level == levels.end()) {
      return false;
    }
    finding.severity = level->second.value_or(finding.severity);
    return !level->second.has_value();
  });
}

std::vector<EffectiveLevel> effective_levels(const Config& config, const std::string& path,
                                             const std::map<std::string, RuleInfo>& infos) {
  const std::vector<LevelSetting> settings = levels_for(config, path);
  std::vector<EffectiveLevel> levels;
  for (const auto& [id, info] : infos) {
    const auto last = std::find_if(settings.rbegin(), settings.rend(),
                                   [&rule = info](const LevelSetting& setting) { return names(setting, rule); });
    if (last != settings.rend()) {
      levels.push_back({id, last->severity, last->where});
    }
  }
  return levels;
}

void check_levels(const Config& config, const std::map<std::string, RuleInfo>& infos, std::vector<Error>& mistakes) {
  for (const LevelSetting& setting : config.levels) {
    check_level(setting, infos, mistakes);
  }
  for (const Override& override : config.overrides) {
    for (const LevelSetting& setting : override.levels) {
      check_level(setting, infos, mistakes);
    }
  }
}

void check_profile(const RuleBook& book, const Setting<std::string>& profile, std::vector<Error>& mistakes) {
  std::vector<std::string> names;
  for (const auto& [name, definition] : book.definitions().profiles) {
    names.push_back(name);
  }
  if (std::find(names.begin(), names.end(), profile.value) != names.end()) {
    return;
  }
  const std::string hint = nearest_hint(profile.value, names);
  const std::string known = fmt::format(" (known: {})", fmt::join(names, ", "));
  const bool is_option = profile.where.path.empty();
  Error error{is_option ? ErrorCode::kUsage : ErrorCode::kPolicy,
              fmt::format("there is no profile '{}'{}", profile.value, hint.empty() ? known : hint), std::nullopt};
  if (!is_option) {
    error.location = profile.where;
  }
  mistakes.push_back(std::move(error));
}

std::string shown_path(const std::string& path, const std::string& working_folder) {
  const std::string relative = std::filesystem::path(path).lexically_relative(working_folder).string();
  return relative.empty() || relative.starts_with("../../..") ? path : relative;
}

RuleBookPtr load_book(const FileSystem& files, const RuleBookPtr& built_in, const Config& config,
                      const ProjectOptions& options, std::vector<Error>& mistakes,
                      std::vector<Error>& policy_mistakes) {
  if (options.packs.empty() && config.packs.empty() && config.lists.empty()) {
    return built_in;
  }
  Policies policies = built_in->policies();
  bool whole = true;
  std::vector<std::string> folders;
  for (const Setting<std::string>& pack : config.packs) {
    const std::string name = shown_path(pack.value, options.working_folder);
    if (files.kind(pack.value) != FileKind::kFolder) {
      mistakes.push_back({ErrorCode::kPolicy, fmt::format("there is no folder '{}'", name), pack.where});
      whole = false;
    } else {
      folders.push_back(name);
    }
  }
  folders.insert(folders.end(), options.packs.begin(), options.packs.end());
  for (const std::string& folder : folders) {
    for (Error& error : load_policies(files, folder, policies)) {
      policy_mistakes.push_back(std::move(error));
      whole = false;
    }
  }
  if (!whole) {
    return nullptr;  // what the lists and rules of the packs are called is not known
  }
  std::vector<ListChange> changes;
  for (const ListSetting& list : config.lists) {
    changes.push_back({list.list, list.add, list.remove});
  }
  std::vector<Error> wrong = changes.empty() ? std::vector<Error>() : change_lists(changes, policies);
  if (wrong.empty()) {
    return RuleBook::compile(std::move(policies));
  }
  std::move(wrong.begin(), wrong.end(), std::back_inserter(mistakes));
  Config without_lists = config;
  without_lists.lists.clear();
  return load_book(files, built_in, without_lists, options, mistakes, policy_mistakes);
}

}  // namespace candor
