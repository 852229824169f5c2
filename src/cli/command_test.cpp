#include <array>

#include <fmt/format.h>

#include "candor/engine/policy_test.h"

#include "commands.h"

namespace candor {
namespace {

constexpr std::array<OptionSpec, 2> kOptions = {{kPackOption, kHelpOption}};

}  // namespace

const CommandSpec kTestSpec{"test",
                            "[DIR…]",
                            "run the examples of all rules, built-in and those of the folders",
                            "Each example is also put into a heading, a list item, a table cell and a quote, with its\n"
                            "lines broken and with a word in bold.\n\n"
                            "Exit codes: 0 all as expected, 2 an example failed or a policy file is broken.",
                            kOptions,
                            SIZE_MAX};

ExitCode run_test(const CommandLine& line, Console& console) {
  std::vector<std::string> folders = line.values("pack");
  folders.insert(folders.end(), line.arguments().begin(), line.arguments().end());
  const RuleBookPtr book = load_rule_book(folders);
  if (!book) {
    return ExitCode::kMistake;
  }
  const PolicyTestResult result = test_policies(book);
  for (const Error& failure : result.failures) {
    console.out(fmt::format("{}\n", to_string(failure)));
  }
  console.out(
      fmt::format("{} rules, {} examples, {} placements: {}\n", result.rules, result.examples, result.placements,
                  result.failures.empty() ? "all as expected" : fmt::format("{} failed", result.failures.size())));
  return result.failures.empty() ? ExitCode::kClean : ExitCode::kMistake;
}

}  // namespace candor
