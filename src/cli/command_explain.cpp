#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/base/nearest.h"

#include "commands.h"

namespace candor {
namespace {

constexpr std::array<OptionSpec, 2> kOptions = {{kPackOption, kHelpOption}};

std::string how_read(const Authority& authority) {
  const std::string_view read = authority.read == "clause"   ? "its own text was read"
                                : authority.read == "quoted" ? "read as quoted by others"
                                : authority.read == "part"   ? "its beginning was read"
                                                             : "from memory, not read again";
  return fmt::format("{}, {}", read, authority.when);
}

void add_list(std::string& text, std::string_view title, const std::vector<std::string>& lines) {
  if (lines.empty()) {
    return;
  }
  text += fmt::format("\n{}:\n", title);
  for (const std::string& line : lines) {
    text += fmt::format("  {}\n", line);
  }
}

std::string unless_line(const ContextUse& use) {
  return use.lower_to ? fmt::format("{} (then only a {})", use.context, to_string(*use.lower_to)) : use.context;
}

std::string explain_rule(const RuleBook& book, const RuleDefinition& rule) {
  std::string text = fmt::format("{}\n{} · category {} · pack {}\n\n{}.\n\nWhy: {}\nTry: {}\n", rule.info.id,
                                 to_string(rule.info.severity), rule.info.category, rule.pack, rule.info.title,
                                 rule.info.why, rule.info.advice);
  add_list(text, "Safer wording", rule.info.rewrites);
  std::vector<std::string> lines;
  for (const LocatedText& phrase : rule.phrases) {
    lines.push_back(phrase.text);
  }
  for (const LocatedText& pattern : rule.regexes) {
    lines.push_back(fmt::format("regex {}", pattern.text));
  }
  add_list(text, "Looks for", lines);
  lines.clear();
  for (const ContextUse& use : book.unless(rule)) {
    lines.push_back(unless_line(use));
  }
  add_list(text, "Quiet when the wording is", lines);
  lines.clear();
  for (const LocatedText& phrase : rule.except) {
    lines.push_back(phrase.text);
  }
  add_list(text, "Never in", lines);
  for (const bool flag : {true, false}) {
    lines.clear();
    for (const Example& example : rule.examples) {
      if (example.flag == flag) {
        lines.push_back(example.markdown.text);
      }
    }
    add_list(text, flag ? "Flags" : "Leaves alone", lines);
  }
  lines.clear();
  for (const Authority& reference : rule.info.references) {
    lines.push_back(fmt::format("{}: {}", reference.title, reference.asks));
    lines.push_back(fmt::format("  {}{}{}", reference.url, reference.url.empty() ? "" : " — ", how_read(reference)));
  }
  add_list(text, "Measured against", lines);
  return text;
}

std::string explain_category(const RuleBook& book, const std::string& name, const CategoryDefinition& category) {
  std::string text = fmt::format("{}\n\n{}\n", category.title, category.about);
  std::vector<std::string> lines;
  for (const ContextUse& use : category.unless) {
    lines.push_back(unless_line(use));
  }
  add_list(text, "Quiet when the wording is", lines);
  lines.clear();
  for (const RuleDefinition* rule : book.rules()) {
    if (rule->info.category == name) {
      lines.push_back(fmt::format("{} ({}): {}", rule->info.id, to_string(rule->info.severity), rule->info.title));
    }
  }
  add_list(text, "Rules", lines);
  return text;
}

}  // namespace

const CommandSpec kExplainSpec{"explain",
                               "RULE|CATEGORY",
                               "tell what a rule flags, why, and what to write instead",
                               "Example:\n  candor explain superiority",
                               kOptions,
                               1};

ExitCode run_explain(const CommandLine& line, const Console& console) {
  if (line.arguments().empty()) {
    return mistake(console, "which rule? 'candor rules' lists them");
  }
  const RuleBookPtr book = load_rule_book(line.values("pack"), console);
  if (!book) {
    return ExitCode::kMistake;
  }
  const std::string& name = line.arguments().front();
  const Policies& policies = book->policies();
  if (const auto rule = policies.rules.find(name); rule != policies.rules.end()) {
    console.out(explain_rule(*book, rule->second));
    return ExitCode::kClean;
  }
  if (const auto category = policies.categories.find(name); category != policies.categories.end()) {
    console.out(explain_category(*book, name, category->second));
    return ExitCode::kClean;
  }
  std::vector<std::string> names;
  for (const auto& [id, rule] : policies.rules) {
    names.push_back(id);
  }
  for (const auto& [id, category] : policies.categories) {
    names.push_back(id);
  }
  const std::optional<std::string> near = nearest(name, names);
  return mistake(console, near ? fmt::format("there is no rule '{}'; did you mean '{}'?", name, *near)
                               : fmt::format("there is no rule '{}'; 'candor rules' lists them", name));
}

}  // namespace candor
