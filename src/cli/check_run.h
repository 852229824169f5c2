#pragma once

#include <functional>
#include <optional>

#include "candor/base/exit_code.h"
#include "candor/engine/runner.h"
#include "candor/project/project.h"

#include "command_line.h"
#include "console.h"

namespace candor {

/// Which pages to check, and how.
struct CheckRequest {
  RunOptions run;
  ProjectOptions project;
  std::optional<Changes> changes;  ///< only what these bring to pages; none: all
  bool force_exclude = false;
  bool fix = false;             ///< first carry out all safe replacements
  std::vector<Error> problems;  ///< that were met on the way here
};

/// The options that every command has which checks pages and reports on it; the spec must have them all.
std::optional<CheckRequest> check_request(const CommandLine& line);

/// Reads standard input if it is asked for, finds the pages and prepares the project for them. What could not be read
/// is added to the request's problems; false when there are mistakes, which have been told.
bool take_pages(Project& project, const FileSystem& files, CheckRequest& request, FoundPages& found);

/// Checks the pages as check_pages() does, and gives each to `use`. None when there are mistakes in the configuration,
/// which have been told.
std::optional<Coverage> each_page(const FileSystem& files, CheckRequest request,
                                  const std::function<void(const FileReport&)>& use);

/// Checks the pages and reports, as the options of the line say.
ExitCode check_pages(const FileSystem& files, CheckRequest request, const CommandLine& line, Console& console);

}  // namespace candor
