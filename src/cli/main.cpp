#include <algorithm>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "candor/base/file_system.h"
#include "candor/text/display_width.h"

#include "commands.h"
#include "manual.h"

namespace candor {
namespace {

std::string overview() {
  std::string text = fmt::format("{}\n\n", kAbout) + "Usage: candor COMMAND [OPTION…] [ARGUMENT…]\n\nCommands:\n";
  for (const Command& command : commands()) {
    text += fmt::format("  {:<12}  {}\n", command.spec->name, command.spec->summary);
  }
  return text +
         "\n'candor COMMAND --help' tells more. To begin with: candor check PAGE.md\n\n"
         "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 a mistake in the call, the input or\n"
         "the policies, 3 a defect of candor.\n";
}

std::string unknown_command(const std::string& word) {
  if (word.starts_with('-')) {
    return fmt::format("options stand behind the command: candor check {} …", word);
  }
  if (DiskFileSystem().kind(word) != FileKind::kMissing) {
    return fmt::format("'{0}' is no command; to check that page or folder: candor check {0}", printable(word));
  }
  std::vector<std::string> names;
  for (const Command& command : commands()) {
    names.emplace_back(command.spec->name);
  }
  return unknown_name("command", word, names);
}

/// A report that did not arrive must not pass for a clean one.
ExitCode finish(ExitCode code, Console& console) {
  console.flush();
  const std::optional<std::string> problem = console.write_problem();
  return problem ? mistake(fmt::format("the results could not be written: {}", *problem)) : code;
}

ExitCode dispatch(const std::vector<std::string>& words, Console& console) {
  if (words.empty()) {
    Console::err(overview());
    return ExitCode::kMistake;
  }
  const std::string name = words[0] == "--version" ? "version" : words[0];
  std::vector<std::string> rest(words.begin() + 1, words.end());
  const bool about_command = name == "help" && !rest.empty();
  if (!about_command && (name == "help" || name == "--help" || name == "-h")) {
    console.out(overview());
    return ExitCode::kClean;
  }
  const std::string wanted = about_command ? rest[0] : name;
  const auto all = commands();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Command& command) { return command.spec->name == wanted; });
  if (found == all.end()) {
    return mistake(unknown_command(wanted));
  }
  const Result<CommandLine> line =
      CommandLine::parse(*found->spec, about_command ? std::vector<std::string>{"--help"} : rest);
  if (!line) {
    return mistake(fmt::format("{}\nTry 'candor {} --help'.", line.error().message, wanted));
  }
  if (line->has("help")) {
    console.out(help_text(*found->spec));
    return ExitCode::kClean;
  }
  return found->run(*line, console);
}

}  // namespace

std::span<const Command> commands() {
  static constexpr std::array<Command, 17> kCommands = {{{&kCheckSpec, run_check},
                                                         {&kClaimsSpec, run_claims},
                                                         {&kCleanSpec, run_clean},
                                                         {&kExplainSpec, run_explain},
                                                         {&kInspectSpec, run_inspect},
                                                         {&kMergeSpec, run_merge},
                                                         {&kReadabilitySpec, run_readability},
                                                         {&kRulesSpec, run_rules},
                                                         {&kTestSpec, run_test},
                                                         {&kConfigSpec, run_config},
                                                         {&kInitSpec, run_init},
                                                         {&kSuppressionsSpec, run_suppressions},
                                                         {&kBaselineSpec, run_baseline},
                                                         {&kHookSpec, run_hook},
                                                         {&kManualSpec, run_manual},
                                                         {&kCompletionSpec, run_completion},
                                                         {&kVersionSpec, run_version}}};
  return kCommands;
}

}  // namespace candor

int main(int argc, char** argv) {
  candor::Console console;
  try {
    const candor::ExitCode code = candor::dispatch(std::vector<std::string>(argv + 1, argv + argc), console);
    return static_cast<int>(candor::finish(code, console));
  } catch (const std::exception& problem) {
    candor::Console::err(fmt::format(
        "candor: internal error: {}\nPlease report this, with the page and the command if you can.\n", problem.what()));
    return static_cast<int>(candor::ExitCode::kInternal);
  }
}
