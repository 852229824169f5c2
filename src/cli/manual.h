#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "commands.h"

/// Texts that are written from the tables of commands and options, so that they cannot say anything else than --help.

namespace candor {

/// What is true of all commands.
inline constexpr std::string_view kAbout =
    "candor checks patient information for wording that promises more than the evidence carries.";

struct ManualRow {
  std::string_view name;
  std::string_view text;
};

/// Exit codes, files and environment variables.
std::span<const ManualRow> exit_codes();
std::span<const ManualRow> files_read();
std::span<const ManualRow> variables_read();

/// A page for man(1), in the macros of groff_man(7).
std::string man_page(std::string_view version);
/// docs/cli.md.
std::string markdown_reference();

/// A part of a command's details: running text, or lines to be kept as they are.
struct DetailPart {
  bool verbatim = false;
  std::string text;
};

std::vector<DetailPart> parts_of(std::string_view details);

/// The words that a command takes as its first argument ("create|update|prune [PATH…]"); none when that is free.
std::vector<std::string> actions_of(const CommandSpec& command);

/// Completion scripts.
std::string bash_completion();
std::string zsh_completion();

}  // namespace candor
