#include <array>
#include <optional>

#include <fmt/format.h>

#include "candor/engine/policy_test.h"
#include "candor/engine/removal_test.h"
#include "candor/report/listing_json.h"

#include "commands.h"

namespace candor {
namespace {

constexpr std::array<std::string_view, 2> kFormats = {"text", "json"};

constexpr std::array<OptionSpec, 4> kOptions = {
    {{"coverage", '\0', "", "also name what no example needs: phrases, needs, unless, except"},
     {"format", '\0', "NAME", "how to print what was found", "text", kFormats},
     kPackOption,
     kHelpOption}};

std::string removal_text(const RemovalResult& removal) {
  std::string text;
  for (const DeadPart& part : removal.dead) {
    text += fmt::format("{}\n", to_string(Error{ErrorCode::kPolicy,
                                                fmt::format("{}: no example needs the {} \"{}\"", part.owner,
                                                            part.kind != "phrase" && part.kind != "regex"
                                                                ? fmt::format("'{}' entry", part.kind)
                                                                : part.kind,
                                                            part.text),
                                                part.where}));
  }
  return text + fmt::format("{} parts of rules taken away one by one: {}\n", removal.parts,
                            removal.dead.empty() ? "each breaks an example"
                                                 : fmt::format("{} break no example", removal.dead.size()));
}

std::string test_text(const PolicyTestResult& result) {
  std::string text;
  for (const Error& failure : result.failures) {
    text += fmt::format("{}\n", to_string(failure));
  }
  return text +
         fmt::format("{} rules, {} examples, {} placements: {}\n", result.rules, result.examples, result.placements,
                     result.failures.empty() ? "all as expected" : fmt::format("{} failed", result.failures.size()));
}

}  // namespace

const CommandSpec kTestSpec{"test",
                            "[DIR…]",
                            "run the examples of all rules, built-in and those of the folders",
                            "Each example is also put into a heading, a list item, a table cell and a quote, with its\n"
                            "lines broken and with a word in bold.\n\n"
                            "With --coverage each part of a rule is taken away once; one that can go without any of\n"
                            "the rule's examples noticing is named. With folders, only what stands in them.\n\n"
                            "Exit codes: 0 all as expected, 1 a part that no example needs, 2 an example failed or a\n"
                            "policy file is broken.",
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
  const std::optional<RemovalResult> removal =
      line.has("coverage") ? std::optional<RemovalResult>(test_removal(*book, folders)) : std::nullopt;
  if (line.value("format") == "json") {
    console.out(policy_test_json(result, removal ? &*removal : nullptr));
  } else {
    console.out(test_text(result) + (removal ? removal_text(*removal) : ""));
  }
  if (!result.failures.empty()) {
    return ExitCode::kMistake;
  }
  return removal && !removal->dead.empty() ? ExitCode::kFindings : ExitCode::kClean;
}

}  // namespace candor
