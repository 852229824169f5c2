#include <array>

#include <fmt/format.h>

#include "candor/report/listing_json.h"
#include "candor/text/wrap.h"

#include "commands.h"

namespace candor {
namespace {

constexpr std::array<std::string_view, 2> kFormats = {"text", "json"};

constexpr std::array<OptionSpec, 3> kOptions = {
    {{"format", '\0', "NAME", "how to list them", "text", kFormats}, kPackOption, kHelpOption}};

std::string table(const RuleBook& book, std::size_t columns) {
  std::size_t width = 0;
  for (const RuleDefinition* rule : book.rules()) {
    width = std::max(width, rule->info.id.size());
  }
  std::string text;
  for (const auto& [name, category] : book.definitions().categories) {
    std::string rows;
    for (const RuleDefinition* rule : book.rules()) {
      if (rule->info.category == name) {
        rows += fmt::format("  {:<{}}  {:<10}  {}\n", rule->info.id, width, to_string(rule->info.severity),
                            rule->info.title);
      }
    }
    if (!rows.empty()) {
      text += text.empty() ? "" : "\n";
      text += fmt::format("{}\n{}", wrap(name + ": ", category.about, "  ", columns), rows);
    }
  }
  if (!book.policies().duties.empty()) {
    text += "\nduty: What a whole page owes its reader.\n";
  }
  for (const auto& [id, duty] : book.policies().duties) {
    text += fmt::format("  {:<{}}  {:<10}  {}\n", id, width, to_string(duty.info.severity), duty.info.title);
  }
  return text;
}

}  // namespace

const CommandSpec kRulesSpec{"rules",  "", "list the rules by category", "Example:\n  candor rules --format json",
                             kOptions, 0};

ExitCode run_rules(const CommandLine& line, Console& console) {
  const RuleBookPtr book = load_rule_book(line.values("pack"));
  if (!book) {
    return ExitCode::kMistake;
  }
  console.out(line.value("format") == "json" ? rules_json(book->rule_infos(), measured_precision(*book))
                                             : table(*book, console.columns()));
  return ExitCode::kClean;
}

}  // namespace candor
