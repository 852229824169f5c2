#include "settings.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/base/nearest.h"
#include "candor/policy/folder_digest.h"
#include "candor/policy/list_change.h"
#include "candor/policy/loader.h"
#include "candor/project/rule_book_cache.h"

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

void add_text(const LocatedText& text, std::vector<std::string>& parts) {
  parts.push_back(fmt::format("{} {} {} {}", text.where.path, text.where.line, text.where.column, text.text));
}

/// All that a rule book is made from, places that messages name included; none when something cannot be read.
std::optional<std::string> key_of(const FileSystem& files, const std::vector<std::string>& folders,
                                  const std::vector<ListSetting>& lists) {
  std::vector<std::string> parts;
  for (const std::string& folder : folders) {
    const std::optional<std::string> digest = policy_folder_digest(files, folder);
    if (!digest) {
      return std::nullopt;
    }
    parts.push_back(folder);
    parts.push_back(*digest);
  }
  for (const ListSetting& list : lists) {
    parts.push_back(fmt::format("list {} {}", list.add.size(), list.remove.size()));
    add_text(list.list, parts);
    for (const auto* words : {&list.add, &list.remove}) {
      for (const LocatedText& word : *words) {
        add_text(word, parts);
      }
    }
  }
  return cache_key(parts);
}

/// nullptr when packs have mistakes: what their lists and rules are called is not known. Lists that have some are left
/// as they were.
RuleBookPtr compile_book(const FileSystem& files, const RuleBookPtr& built_in, const std::vector<std::string>& folders,
                         const std::vector<ListSetting>& lists, std::vector<Error>& mistakes,
                         std::vector<Error>& policy_mistakes) {
  Policies policies = built_in->policies();
  bool whole = true;
  for (const std::string& folder : folders) {
    for (Error& error : load_policies(files, folder, policies)) {
      policy_mistakes.push_back(std::move(error));
      whole = false;
    }
  }
  if (!whole) {
    return nullptr;
  }
  std::vector<ListChange> changes;
  changes.reserve(lists.size());
  for (const ListSetting& list : lists) {
    changes.push_back({list.list, list.add, list.remove});
  }
  std::vector<Error> wrong = changes.empty() ? std::vector<Error>() : change_lists(changes, policies);
  if (wrong.empty()) {
    return RuleBook::compile(std::move(policies));
  }
  std::move(wrong.begin(), wrong.end(), std::back_inserter(mistakes));
  return compile_book(files, built_in, folders, {}, mistakes, policy_mistakes);
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
  const RuleBookCache cache(options.cache_folder);
  const auto key = cache.enabled() && whole ? key_of(files, folders, config.lists) : std::nullopt;
  if (RuleBookPtr known = key ? cache.find(*key) : nullptr) {
    return known;
  }
  const std::size_t before = mistakes.size() + policy_mistakes.size();
  RuleBookPtr book = compile_book(files, built_in, folders, config.lists, mistakes, policy_mistakes);
  const bool good = before == mistakes.size() + policy_mistakes.size();
  // A file that was changed meanwhile is in one of the two, and nobody knows in which.
  if (book && good && key && key == key_of(files, folders, config.lists)) {
    cache.keep(*key, *book);
  }
  return whole ? book : nullptr;  // of a pack that is not there nobody knows what its rules are called
}

}  // namespace candor
