#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/base/nearest.h"
#include "candor/text/wrap.h"

#include "commands.h"

namespace candor {
namespace {

constexpr std::array<OptionSpec, 2> kOptions = {{kPackOption, kHelpOption}};

std::string how_read(const Authority& authority) {
  const std::string_view read = authority.read == "clause"   ? "its own text was read"
                                : authority.read == "quoted" ? "read as quoted by others"
                                : authority.read == "part"   ? "its beginning was read"
                                                             : "from memory, not read again";
  return fmt::format("{} ({})", read, authority.when);
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

/// The texts of a policy may have line breaks of their author's.
std::string paragraph(std::string_view label, std::string text, std::size_t columns) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return wrap(label, text, std::string(label.size(), ' '), columns) + "\n";
}

void add_references(std::string& text, const RuleInfo& rule, std::size_t columns) {
  if (!rule.references.empty()) {
    text += "\nMeasured against:\n";
  }
  for (const Authority& reference : rule.references) {
    text += paragraph("  ", fmt::format("{}: {}", reference.title, reference.asks), columns);
    text += fmt::format("    {}{}{}\n", reference.url, reference.url.empty() ? "" : " — ", how_read(reference));
  }
}

/// How often it was right where people had labelled the sentences.
void add_precision(std::string& text, const RuleBook& book, const std::string& rule, std::size_t columns) {
  const MeasuredPrecision measured = measured_precision(book);
  const auto found = measured.rules.find(rule);
  std::string words = "not measured on labelled sentences.";
  if (found != measured.rules.end()) {
    const RulePrecision& precision = found->second;
    words = fmt::format("{} of {} findings were right on labelled sentences ({:.2f}), measured on {}.", precision.right,
                        precision.right + precision.wrong, precision.value(), measured.date);
  }
  text += "\n" + paragraph("Precision: ", words, columns);
}

std::string explain_rule(const RuleBook& book, const RuleDefinition& rule, std::size_t columns) {
  std::string text = fmt::format("{}\n{} · category {} · pack {}\n\n{}.\n\n", rule.info.id,
                                 to_string(rule.info.severity), rule.info.category, rule.pack, rule.info.title);
  text += paragraph("Why: ", rule.info.why, columns);
  text += paragraph("Try: ", rule.info.advice, columns);
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
  add_precision(text, book, rule.info.id, columns);
  add_references(text, rule.info, columns);
  return text;
}

std::string explain_duty(const DutyDefinition& duty, std::size_t columns) {
  std::string text = fmt::format("{}\n{} · category {} · pack {}\n\n{}.\n\n", duty.info.id,
                                 to_string(duty.info.severity), duty.info.category, duty.pack, duty.info.title);
  text += paragraph("Why: ", duty.info.why, columns);
  text += paragraph("Try: ", duty.info.advice, columns);
  add_list(text, "To add", duty.info.rewrites);
  add_references(text, duty.info, columns);
  return text;
}

std::string explain_category(const RuleBook& book, const std::string& name, const CategoryDefinition& category,
                             std::size_t columns) {
  std::string text = fmt::format("{}\n\n", category.title) + paragraph("", category.about, columns);
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

ExitCode run_explain(const CommandLine& line, Console& console) {
  if (line.arguments().empty()) {
    return mistake("which rule? 'candor rules' lists them");
  }
  const RuleBookPtr book = load_rule_book(line.values("pack"));
  if (!book) {
    return ExitCode::kMistake;
  }
  const std::string& name = line.arguments().front();
  const Policies& policies = book->policies();
  if (const auto rule = policies.rules.find(name); rule != policies.rules.end()) {
    console.out(explain_rule(*book, rule->second, console.columns()));
    return ExitCode::kClean;
  }
  if (const auto duty = policies.duties.find(name); duty != policies.duties.end()) {
    console.out(explain_duty(duty->second, console.columns()));
    return ExitCode::kClean;
  }
  if (const auto category = policies.categories.find(name); category != policies.categories.end()) {
    console.out(explain_category(*book, name, category->second, console.columns()));
    return ExitCode::kClean;
  }
  std::vector<std::string> names;
  for (const auto& [id, rule] : policies.rules) {
    names.push_back(id);
  }
  for (const auto& [id, duty] : policies.duties) {
    names.push_back(id);
  }
  for (const auto& [id, category] : policies.categories) {
    names.push_back(id);
  }
  const std::optional<std::string> near = nearest(name, names);
  return mistake(near ? fmt::format("there is no rule or category '{}'; did you mean '{}'?", name, *near)
                      : fmt::format("there is no rule or category '{}'; 'candor rules' lists them", name));
}

}  // namespace candor
