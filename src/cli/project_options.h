#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "candor/engine/page_finder.h"
#include "candor/engine/runner.h"
#include "candor/project/project.h"

#include "command_line.h"
#include "console.h"

/// The options by which commands take a project's configuration into account, and what they come to.

namespace candor {

inline constexpr OptionSpec kConfigOption{"config", '\0', "FILE",
                                          "the configuration for all pages, in place of the nearest candor.yml"};
inline constexpr OptionSpec kNoConfigOption{"no-config", '\0', "", "take no configuration"};
inline constexpr OptionSpec kProfileOption{
    "profile", '\0', "NAME",
    "whose pages these are: which duties they have (docs/duties.md), in place of the configured profile"};
inline constexpr OptionSpec kTodayOption{"today", '\0', "YYYY-MM-DD",
                                         "the day by which exceptions end, in place of the clock's"};
inline constexpr OptionSpec kNoInlineOption{"no-inline", '\0', "",
                                            "for audits: exceptions written in pages are not in force"};
inline constexpr OptionSpec kNoGitignoreOption{"no-gitignore", '\0', "", "check also what git ignores"};
inline constexpr OptionSpec kForceExcludeOption{"force-exclude", '\0', "",
                                                "leave out also given paths when they are ignored or excluded"};
inline constexpr OptionSpec kBaselineOption{"baseline", '\0', "FILE",
                                            "the file of known findings, in place of the configured one"};
inline constexpr OptionSpec kNoBaselineOption{"no-baseline", '\0', "", "report known findings, too"};
inline constexpr OptionSpec kFilesFromOption{
    "files-from", '\0', "FILE", "paths to check, separated by line ends or NUL bytes; '-' is standard input"};

/// From the options above, whichever the command has; none when one is wrong, which has been told.
std::optional<ProjectOptions> project_options(const CommandLine& line);

/// Adds the paths of --files-from; false when they cannot be read, which has been told.
bool add_files_from(const CommandLine& line, std::vector<std::string>& paths);

/// Prepares the project for pages; false when there are mistakes, which have been told.
bool prepare_pages(Project& project, const FileSystem& files, const std::vector<std::string>& pages);

/// Finds the pages and prepares the project for them; false when there are mistakes, which have been told.
bool prepare(Project& project, const FileSystem& files, const RunOptions& options, bool force_exclude,
             FoundPages& found);

}  // namespace candor
