#pragma once

#include <map>
#include <string>
#include <vector>

#include "candor/project/project.h"

namespace candor {

/// What one configuration makes of the rules.
struct Project::Settings {
  Config config;
  bool is_complete = false;  ///< whether what follows was looked for
  RuleBookPtr book;          ///< nullptr when packs have mistakes
  NoticeRules notices;       ///< those of the book's rules that are about exceptions and registers
  std::vector<FileException> exceptions;
  std::string baseline_path;  ///< absolute; empty: there is none
  Baseline baseline;
  std::map<std::string, RuleLevels> levels;  ///< by the settings that they come from

  /// The levels for a page, absolute; they stay where they are.
  const RuleLevels& levels_of(const std::string& path);
};

/// The built-in policies with packs and lists of the configuration and the options, from the cache when they are
/// there. nullptr when packs have mistakes; lists that have
/// some are as they were.
RuleBookPtr load_book(const FileSystem& files, const RuleBookPtr& built_in, const Config& config,
                      const ProjectOptions& options, std::vector<Error>& mistakes, std::vector<Error>& policy_mistakes);

/// A path, absolute, as a person in the working folder would write it.
std::string shown_path(const std::string& path, const std::string& working_folder);

NoticeRules notices_of(const RuleBook& book);

/// Findings about exceptions and registers get the severity that the project gives them.
void apply_notice_levels(const RuleLevels& levels, const NoticeRules& notices, FileReport& report);

/// The last setting that names each rule, for a page, absolute.
std::vector<EffectiveLevel> effective_levels(const Config& config, const std::string& path,
                                             const std::map<std::string, RuleInfo>& infos);

/// Adds a mistake when there is no such profile. A setting without a path is an option's.
void check_profile(const RuleBook& book, const Setting<std::string>& profile, std::vector<Error>& mistakes);

/// Adds a mistake for each name of a rule or category that there is not.
void check_levels(const Config& config, const std::map<std::string, RuleInfo>& infos, std::vector<Error>& mistakes);

}  // namespace candor
