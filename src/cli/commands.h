#pragma once

#include <array>
#include <span>
#include <string_view>

#include "candor/base/exit_code.h"
#include "candor/diagnostic/measured_precision.h"
#include "candor/rules/rule_book.h"

#include "command_line.h"
#include "console.h"

namespace candor {

/// One subcommand. A new one is a file with its specification and function, and a row in commands().
struct Command {
  const CommandSpec* spec = nullptr;
  ExitCode (*run)(const CommandLine&, Console&) = nullptr;
};

std::span<const Command> commands();

extern const CommandSpec kBaselineSpec;
extern const CommandSpec kCheckSpec;
extern const CommandSpec kClaimsSpec;
extern const CommandSpec kCleanSpec;
extern const CommandSpec kExplainSpec;
extern const CommandSpec kReadabilitySpec;
extern const CommandSpec kCompletionSpec;
extern const CommandSpec kConfigSpec;
extern const CommandSpec kExplainSpec;
extern const CommandSpec kInspectSpec;
extern const CommandSpec kHookSpec;
extern const CommandSpec kInitSpec;
extern const CommandSpec kManualSpec;
extern const CommandSpec kMergeSpec;
extern const CommandSpec kRulesSpec;
extern const CommandSpec kSuppressionsSpec;
extern const CommandSpec kTestSpec;
extern const CommandSpec kVersionSpec;

ExitCode run_baseline(const CommandLine& line, Console& console);
ExitCode run_check(const CommandLine& line, Console& console);
ExitCode run_claims(const CommandLine& line, Console& console);
ExitCode run_clean(const CommandLine& line, Console& console);
ExitCode run_explain(const CommandLine& line, Console& console);
ExitCode run_readability(const CommandLine& line, Console& console);
ExitCode run_completion(const CommandLine& line, Console& console);
ExitCode run_config(const CommandLine& line, Console& console);
ExitCode run_explain(const CommandLine& line, Console& console);
ExitCode run_inspect(const CommandLine& line, Console& console);
ExitCode run_hook(const CommandLine& line, Console& console);
ExitCode run_init(const CommandLine& line, Console& console);
ExitCode run_manual(const CommandLine& line, Console& console);
ExitCode run_merge(const CommandLine& line, Console& console);
ExitCode run_rules(const CommandLine& line, Console& console);
ExitCode run_suppressions(const CommandLine& line, Console& console);
ExitCode run_test(const CommandLine& line, Console& console);
ExitCode run_version(const CommandLine& line, Console& console);

/// The options that several commands share.
inline constexpr OptionSpec kPackOption{"pack", '\0', "DIR",
                                        "add the policies of a folder to the built-in ones, or replace some"};
inline constexpr OptionSpec kNoCacheOption{"no-cache", '\0', "",
                                           "compile packs anew and keep nothing of them (see candor clean)"};
inline constexpr std::array<std::string_view, 3> kSeverityNames = {"error", "warning", "suggestion"};
inline constexpr OptionSpec kFailOnOption{
    "fail-on", '\0',          "SEVERITY", "exit with 1 when there is a finding of this severity or a graver one",
    "error",   kSeverityNames};
inline constexpr OptionSpec kHelpOption{"help", 'h', "", "show this text"};

/// The built-in policies with those of the folders; nullptr when one is broken: its mistakes have been printed.
RuleBookPtr load_rule_book(const std::vector<std::string>& folders);

/// What was measured of the book's rules; of packs that are not the built-in ones, nothing.
MeasuredPrecision measured_precision(const RuleBook& book);

/// "candor: " and the message, on standard error.
ExitCode mistake(std::string_view message);

}  // namespace candor
