#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "candor/base/exit_code.h"
#include "candor/engine/runner.h"

#include "check_run.h"

namespace candor {

/// A page with its safe replacements carried out, until there are none left.
struct FixedPage {
  std::string path;
  std::string before;  ///< bytes of the file
  std::string after;
  bool is_text = true;  ///< false: in an encoding that tools for lines do not read (UTF-16)
};

/// How much was changed, and what could not be.
struct FixTotals {
  std::size_t pages = 0;
  std::size_t replacements = 0;
  Coverage coverage;  ///< of the run that found them
  std::vector<Error> problems;
};

/// Gives each page that has safe replacements to `done`, in order, which tells what went wrong. One page at a time is
/// in memory.
FixTotals fix_pages(const FileSystem& files, const RuleBookPtr& book, const RunOptions& options,
                    const FoundPages& found, const std::function<std::optional<Error>(const FixedPage&)>& done);

/// Puts the page in the place of its file, at once and as a whole.
std::optional<Error> write_page(const FixedPage& page);

/// candor check --diff: prints as a patch what --fix would do. 1: there is something.
ExitCode print_differences(const FileSystem& files, CheckRequest request, const CommandLine& line, Console& console);

}  // namespace candor
