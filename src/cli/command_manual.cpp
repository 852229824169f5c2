#include <array>

#include "candor/engine/runner.h"
#include "candor/rules/built_in.h"

#include "commands.h"
#include "manual.h"

namespace candor {
namespace {

constexpr std::array<std::string_view, 2> kManualFormats = {"man", "markdown"};
constexpr std::array<OptionSpec, 2> kManualOptions = {
    {{"format", '\0', "NAME", "as a page for man, or as docs/cli.md", "man", kManualFormats}, kHelpOption}};
constexpr std::array<OptionSpec, 1> kCompletionOptions = {{kHelpOption}};

}  // namespace

const CommandSpec kManualSpec{
    "manual",       "", "print the manual: all commands and options", "Example:\n  candor manual | man -l -",
    kManualOptions, 0};

ExitCode run_manual(const CommandLine& line, Console& console) {
  console.out(line.value("format") == "man" ? man_page(run_info(*built_in_rule_book()).version) : markdown_reference());
  return ExitCode::kClean;
}

const CommandSpec kCompletionSpec{"completion",
                                  "bash|zsh",
                                  "print what a shell needs to complete commands and options",
                                  "Examples:\n"
                                  "  candor completion bash > ~/.local/share/bash-completion/completions/candor\n"
                                  "  candor completion zsh > ~/.zfunc/_candor",
                                  kCompletionOptions,
                                  1};

ExitCode run_completion(const CommandLine& line, Console& console) {
  const std::string shell = line.arguments().empty() ? std::string() : line.arguments().front();
  if (shell != "bash" && shell != "zsh") {
    return mistake(shell.empty() ? "for which shell? 'candor completion bash' or 'candor completion zsh'"
                                 : unknown_name("shell", shell, actions_of(kCompletionSpec)));
  }
  console.out(shell == "bash" ? bash_completion() : zsh_completion());
  return ExitCode::kClean;
}

}  // namespace candor
