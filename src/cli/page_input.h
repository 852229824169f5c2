#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "candor/base/result.h"
#include "candor/diagnostic/report.h"
#include "candor/engine/runner.h"

#include "command_line.h"

namespace candor {

inline constexpr OptionSpec kStdinNameOption{"stdin-filename", '\0', "PATH",
                                             "name of standard input, which tells how to read it", "stdin.md"};

/// What --max-size comes to, in bytes.
Result<std::uint64_t> max_size(const CommandLine& line);

/// The pages that a call names: paths (the current folder when there is none), --max-size and --stdin-filename.
Result<RunOptions> page_options(const CommandLine& line);

/// What "-" stands for. When it cannot be read the other paths are read all the same.
std::optional<Error> take_standard_input(RunOptions& options);

/// On standard error. Gives back whether there are none.
bool print_mistakes(const std::vector<Error>& mistakes);

/// What could not be read, and what was skipped, on standard error.
void print_notes(const std::vector<Error>& errors, const std::vector<Skipped>& skipped, bool quiet);

}  // namespace candor
