#pragma once

#include <optional>

#include "candor/base/result.h"
#include "candor/engine/runner.h"

#include "command_line.h"
#include "console.h"

namespace candor {

/// For standard input.
inline constexpr OptionSpec kStdinFilenameOption{"stdin-filename", '\0', "PATH",
                                                 "name of standard input, which tells how to read it", "stdin.md"};

/// The pages that a command was called for.
struct PageInput {
  RunOptions options;
  std::optional<Error> problem;  ///< standard input could not be read; the other paths are read all the same
};

/// "16M" in bytes; none when it is no size.
std::optional<std::uint64_t> parse_size(const std::string& text);

/// None when the call is wrong: that has been printed.
std::optional<PageInput> page_input(const CommandLine& line);

/// Reads what "-" stands for, if it is among the paths. Called when nothing else can be wrong any more.
void take_standard_input(PageInput& input);

/// Prints what could not be read and what was skipped. False when something that was asked for was not looked at.
bool print_notes(const CommandLine& line, const Coverage& coverage);

}  // namespace candor
