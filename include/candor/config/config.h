#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/file_system.h"
#include "candor/base/result.h"
#include "candor/config/ignore_patterns.h"
#include "candor/diagnostic/severity.h"
#include "candor/text/reading_target.h"

/// What a project says about checking its pages: candor.yml, read and checked (docs/configuration.md).

namespace candor {

/// A value and where it was written.
template <class T>
struct Setting {
  T value{};
  Location where;
};

/// How grave a rule is here: an entry of `rules` or `categories`.
struct LevelSetting {
  std::string name;  ///< a rule's id, in which "*" may stand for names; a category
  bool is_category = false;
  std::optional<Severity> severity;  ///< none: off
  Location where;
};

/// Words that a project adds to a named list, or takes from it.
struct ListSetting {
  LocatedText list;
  std::vector<LocatedText> add;
  std::vector<LocatedText> remove;
};

/// Paths, seen from the folder of the file that they are written in.
struct PathSetting {
  std::string folder;  ///< absolute
  IgnorePatterns patterns;
  std::vector<LocatedText> written;
};

/// Settings for some of the pages.
struct Override {
  PathSetting paths;
  std::optional<Setting<std::string>> profile;
  std::vector<LevelSetting> levels;
};

/// What a suppression must have.
struct SuppressionPolicy {
  Setting<bool> require_expiry;
  Setting<std::uint32_t> max_days;             ///< 0: no limit
  std::vector<LocatedText> allowed_approvers;  ///< empty: anybody, or nobody
};

struct Config {
  std::string path;                             ///< of the file, as messages name it; empty: there is none
  std::string folder;                           ///< absolute: where it stands
  std::vector<Setting<std::string>> packs;      ///< folders, absolute
  std::optional<Setting<std::string>> profile;  ///< whose pages these are: which duties they have
  std::vector<LevelSetting> levels;             ///< later ones count more
  std::vector<ListSetting> lists;
  std::vector<Override> overrides;  ///< later ones count more
  std::vector<PathSetting> include;
  std::vector<PathSetting> exclude;
  std::optional<Setting<Severity>> fail_on;
  std::optional<Setting<std::uint32_t>> max_warnings;
  std::optional<Setting<std::string>> suppressions;  ///< a file, absolute
  std::optional<Setting<std::string>> baseline;      ///< a file, absolute
  SuppressionPolicy suppression_policy;
  std::optional<Setting<ReadingTarget>> readability;  ///< the grade that pages should not be above; none: not asked
};

/// Whether the configuration leaves a path out. `path` is absolute.
bool excludes(const Config& config, const std::string& path, bool is_folder);

/// The settings of levels that hold for a page, the weightiest last. `path` is absolute.
std::vector<LevelSetting> levels_for(const Config& config, const std::string& path);

/// The profile of a page, absolute; none: nothing is said about it.
std::optional<Setting<std::string>> profile_for(const Config& config, const std::string& path);

/// The names that a configuration file can have.
std::span<const std::string_view> config_file_names();

/// The configuration file for pages in a folder: the nearest at or above it, up to the root of the repository. None:
/// there is none. Two in one folder are a mistake, and so is something else by that name. `folder` is absolute.
std::optional<std::string> find_config(const FileSystem& files, const std::string& folder,
                                       std::vector<Error>& mistakes);

/// Reads a file and those it extends. All mistakes are added, with file, line and column; when there is one, what is
/// given back must not be used. `path` may be relative to `working_folder`, which is absolute.
Config read_config(const FileSystem& files, const std::string& path, const std::string& working_folder,
                   std::vector<Error>& mistakes);

/// One key of the file, for the documentation and its tests.
struct ConfigKeyInfo {
  std::string_view name;
  std::string_view about;
};

std::vector<ConfigKeyInfo> config_keys();

/// A commented file to begin with.
std::string initial_config();

}  // namespace candor
