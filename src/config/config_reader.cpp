#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>

#include <fmt/format.h>

#include "candor/config/config.h"
#include "candor/yaml/reading_target.h"
#include "candor/yaml/yaml.h"

namespace candor {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxBytes = 1U << 20U;
constexpr std::size_t kMaxFiles = 16;  // that extend one another
constexpr std::array<std::string_view, 2> kFileNames = {"candor.yml", ".candor.yml"};

/// Where a file stands, and what it adds to.
struct Reading {
  std::string folder;  ///< absolute
  std::function<void(const YamlNode&)> extend;
  Config* config = nullptr;
};

/// A path written in a file is seen from its folder.
std::string from_folder(const Reading& reading, const std::string& path) {
  return (fs::path(reading.folder) / path).lexically_normal().string();
}

std::optional<LevelSetting> read_level(const YamlNode& key, const YamlNode& value, bool is_category) {
  const std::optional<std::size_t> level = value.one_of({"off", "suggestion", "warning", "error"});
  if (!level) {
    return std::nullopt;
  }
  LevelSetting setting{key.text(), is_category, std::nullopt, key.where()};
  if (*level > 0) {
    setting.severity = static_cast<Severity>(*level - 1);
  }
  return setting;
}

void read_levels(const YamlNode& node, bool is_category, std::vector<LevelSetting>& levels) {
  for (const auto& [key, value] : node.entries()) {
    if (const std::optional<LevelSetting> setting = read_level(key, value, is_category)) {
      levels.push_back(*setting);
    }
  }
}

PathSetting read_paths(const YamlNode& node, const Reading& reading) {
  PathSetting paths{reading.folder, {}, node.located_texts()};
  std::string lines;
  for (const LocatedText& pattern : paths.written) {
    lines += pattern.text + "\n";
  }
  paths.patterns = IgnorePatterns::parse(lines);
  return paths;
}

void read_version(const YamlNode& node, Reading& /*reading*/) {
  if (const std::string version = node.text(); !version.empty() && version != "1") {
    node.fail(fmt::format("this program reads version 1 of the configuration, not '{}'", version));
  }
}

void read_extends(const YamlNode& node, Reading& reading) {
  for (const YamlNode& file : node.items()) {
    reading.extend(file);
  }
}

void read_packs(const YamlNode& node, Reading& reading) {
  for (const LocatedText& pack : node.located_texts()) {
    if (pack.text.empty()) {
      continue;
    }
    reading.config->packs.push_back({from_folder(reading, pack.text), pack.where});
  }
}

std::optional<Setting<std::string>> profile_named(const YamlNode& node) {
  std::string name = node.text();
  return name.empty() ? std::nullopt : std::optional(Setting<std::string>{std::move(name), node.where()});
}

void read_profile(const YamlNode& node, Reading& reading) {
  reading.config->profile = profile_named(node);
}

void read_categories(const YamlNode& node, Reading& reading) {
  read_levels(node, true, reading.config->levels);
}

void read_rules(const YamlNode& node, Reading& reading) {
  read_levels(node, false, reading.config->levels);
}

void read_lists(const YamlNode& node, Reading& reading) {
  for (const auto& [key, value] : node.entries()) {
    const YamlFields fields = value.fields({"add", "remove"});
    reading.config->lists.push_back(
        {{key.text(), key.where()}, fields.located_texts("add"), fields.located_texts("remove")});
  }
}

void read_include(const YamlNode& node, Reading& reading) {
  reading.config->include.push_back(read_paths(node, reading));
}

void read_exclude(const YamlNode& node, Reading& reading) {
  reading.config->exclude.push_back(read_paths(node, reading));
}

void read_overrides(const YamlNode& node, Reading& reading) {
  for (const YamlNode& item : node.items()) {
    const YamlFields fields = item.fields({"!paths", "profile", "categories", "rules"});
    Override override;
    if (const YamlNode* paths = fields.find("paths")) {
      override.paths = read_paths(*paths, reading);
    }
    if (const YamlNode* profile = fields.find("profile")) {
      override.profile = profile_named(*profile);
    }
    if (const YamlNode* categories = fields.find("categories")) {
      read_levels(*categories, true, override.levels);
    }
    if (const YamlNode* rules = fields.find("rules")) {
      read_levels(*rules, false, override.levels);
    }
    reading.config->overrides.push_back(std::move(override));
  }
}

/// None when there is no text: that has been told.
std::optional<Setting<std::string>> file_named(const YamlNode& node, const Reading& reading) {
  const std::string name = node.text();
  return name.empty() ? std::nullopt : std::optional(Setting<std::string>{from_folder(reading, name), node.where()});
}

void read_suppressions(const YamlNode& node, Reading& reading) {
  reading.config->suppressions = file_named(node, reading);
}

void read_baseline(const YamlNode& node, Reading& reading) {
  reading.config->baseline = file_named(node, reading);
}

void read_fail_on(const YamlNode& node, Reading& reading) {
  if (const std::optional<std::size_t> severity = node.one_of({"suggestion", "warning", "error"})) {
    reading.config->fail_on = Setting<Severity>{static_cast<Severity>(*severity), node.where()};
  }
}

void read_max_warnings(const YamlNode& node, Reading& reading) {
  constexpr std::uint32_t kMost = 1'000'000;
  if (const std::optional<std::uint32_t> most = node.number(kMost, 0)) {
    reading.config->max_warnings = Setting<std::uint32_t>{*most, node.where()};
  }
}

void read_suppression_policy(const YamlNode& node, Reading& reading) {
  constexpr std::uint32_t kMostDays = 36'500;
  const YamlFields fields = node.fields({"require-expiry", "max-days", "allowed-approvers"});
  SuppressionPolicy& policy = reading.config->suppression_policy;
  if (const YamlNode* expiry = fields.find("require-expiry")) {
    policy.require_expiry = {expiry->flag().value_or(false), expiry->where()};
  }
  if (const YamlNode* days = fields.find("max-days")) {
    policy.max_days = {days->number(kMostDays).value_or(0), days->where()};
  }
  if (const YamlNode* approvers = fields.find("allowed-approvers")) {
    policy.allowed_approvers = approvers->located_texts();
  }
}

void read_readability(const YamlNode& node, Reading& reading) {
  reading.config->readability = Setting<ReadingTarget>{read_reading_target(node), node.where()};
}

/// The keys of a file, in the order in which they are read: later ones may count more. A new key is a row.
struct ConfigKey {
  ConfigKeyInfo info;
  void (*read)(const YamlNode&, Reading&);
};

constexpr std::array<ConfigKey, 16> kKeys = {{
    {{"candor", "version of this file's format: 1"}, read_version},
    {{"extends", "configuration files whose settings come first"}, read_extends},
    {{"packs", "folders of policies, added to the built-in ones"}, read_packs},
    {{"profile", "whose pages these are: which duties they have"}, read_profile},
    {{"categories", "severity of all rules of a category, or off"}, read_categories},
    {{"rules", "severity of a rule, or off; * stands for names"}, read_rules},
    {{"lists", "words to add to named lists, or to remove"}, read_lists},
    {{"include", "paths of the pages; without it, all"}, read_include},
    {{"exclude", "paths that are left out"}, read_exclude},
    {{"overrides", "another profile, or other severities, for some paths"}, read_overrides},
    {{"suppressions", "file of signed exceptions"}, read_suppressions},
    {{"baseline", "file of findings that are known"}, read_baseline},
    {{"fail-on", "the least severity that fails a run"}, read_fail_on},
    {{"max-warnings", "how many warnings may be; more fail a run"}, read_max_warnings},
    {{"suppression-policy", "what a suppression must have"}, read_suppression_policy},
    {{"readability", "the grade that pages should not be above, and how it is measured"}, read_readability},
}};

class ConfigReader {
 public:
  ConfigReader(const FileSystem& files, std::vector<Error>& mistakes) : files_(files), mistakes_(mistakes) {}

  /// Calls itself for the files that the file extends. `shown` is how messages name it, `named_at` where it is named.
  void read(const std::string& path, const std::string& shown, Config& config, const YamlNode* named_at = nullptr) {
    const Result<std::string> bytes = files_.read(path, kMaxBytes);
    if (!bytes) {
      if (named_at != nullptr) {
        named_at->fail(fmt::format("'{}' {}", shown, bytes.error().message));
      } else {
        mistakes_.push_back({bytes.error().code, bytes.error().message, Location{shown, 0, 0}});
      }
      return;
    }
    const std::optional<YamlNode> file = YamlNode::parse(shown, *bytes, mistakes_);
    if (!file) {
      return;
    }
    open_.push_back(path);
    Reading reading{fs::path(path).parent_path().string(), {}, &config};
    reading.extend = [&](const YamlNode& node) { extend(node, reading, shown, config); };
    const YamlFields fields = file->fields(names());
    for (const ConfigKey& key : kKeys) {
      if (const YamlNode* value = fields.find(key.info.name)) {
        key.read(*value, reading);
      }
    }
    open_.pop_back();
  }

 private:
  /// All keys; the first one must be there.
  static std::vector<std::string_view> names() {
    std::vector<std::string_view> names = {"!candor"};
    for (const ConfigKey& key : std::span(kKeys).subspan(1)) {
      names.push_back(key.info.name);
    }
    return names;
  }

  void extend(const YamlNode& node, const Reading& reading, const std::string& shown, Config& config) {
    const std::string name = node.text();
    const std::string path = from_folder(reading, name);
    if (name.empty()) {
      return;
    }
    if (std::find(open_.begin(), open_.end(), path) != open_.end()) {
      node.fail(fmt::format("'{}' extends itself", name));
    } else if (open_.size() == kMaxFiles) {
      node.fail(fmt::format("more than {} files extend one another", kMaxFiles));
    } else if (files_.kind(path) != FileKind::kRegular) {
      node.fail(fmt::format("there is no file '{}'", name));
    } else {
      read(path, (fs::path(shown).parent_path() / name).lexically_normal().string(), config, &node);
    }
  }

  const FileSystem& files_;
  std::vector<Error>& mistakes_;
  std::vector<std::string> open_;  ///< files that are being read
};

/// `path` as a person in the working folder would write it.
std::string shown_path(const std::string& path, const std::string& working_folder) {
  const std::string relative = fs::path(path).lexically_relative(working_folder).string();
  return relative.empty() || relative.starts_with("../../..") ? path : relative;
}

}  // namespace

std::span<const std::string_view> config_file_names() {
  return kFileNames;
}

std::vector<ConfigKeyInfo> config_keys() {
  std::vector<ConfigKeyInfo> keys;
  keys.reserve(kKeys.size());
  for (const ConfigKey& key : kKeys) {
    keys.push_back(key.info);
  }
  return keys;
}

Config read_config(const FileSystem& files, const std::string& path, const std::string& working_folder,
                   std::vector<Error>& mistakes) {
  const std::string absolute = (fs::path(working_folder) / path).lexically_normal().string();
  Config config;
  config.path = shown_path(absolute, working_folder);
  config.folder = fs::path(absolute).parent_path().string();
  ConfigReader(files, mistakes).read(absolute, config.path, config);
  return config;
}

}  // namespace candor
