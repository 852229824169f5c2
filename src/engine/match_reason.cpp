#include "match_reason.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace candor {
namespace {

bool cleared(const RuleBook& book, const Decision& decision) {
  const std::vector<ContextUse>& unless = book.unless(*decision.rule);
  return std::any_of(decision.trials.begin(), decision.trials.end(),
                     [&](const Trial& trial) { return trial.found && !unless[trial.use].lower_to; });
}

std::string_view place_of(std::string_view from) {
  return from == "lead-in" ? " in the words that introduce the list" : from == "heading" ? " in the heading above" : "";
}

/// "negated (“not”)", "hedged (“may” in the heading above)"
std::string context_words(const SeenTrial& trial) {
  return trial.trigger ? fmt::format("{} (“{}”{})", trial.title, trial.trigger->text, place_of(trial.from))
                       : fmt::format("{} (the page as a whole)", trial.title);
}

/// The contexts that hold with the effect, or with any but it.
std::string contexts_with(const SeenMatch& match, bool clearing) {
  std::vector<std::string> words;
  for (const SeenTrial& trial : match.trials) {
    if (trial.holds && (trial.effect == "clears") == clearing) {
      words.push_back(context_words(trial));
    }
  }
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string_view near_words(Near near) {
  static constexpr std::array<std::string_view, 5> kWords = {"in its clause", "in its sentence", "in its paragraph",
                                                             "on the page", "in it or what heads it"};
  return kWords[static_cast<std::size_t>(near)];
}

std::string need_words(const Need& need) {
  return fmt::format("it counts only with a word of the list {} {}, and there is none", fmt::join(need.lists, " or "),
                     near_words(need.within));
}

}  // namespace

std::string_view outcome_of(const RuleBook& book, const Decision& decision) {
  const std::array<std::pair<bool, std::string_view>, 7> outcomes = {{{decision.reported, "reported"},
                                                                      {decision.other_block, "other-block"},
                                                                      {!decision.excepts.empty(), "excepted"},
                                                                      {decision.struck_out, "struck-out"},
                                                                      {decision.other_subject, "other-subject"},
                                                                      {!decision.unmet.empty(), "unmet"},
                                                                      {cleared(book, decision), "cleared"}}};
  const auto* const first =
      std::find_if(outcomes.begin(), outcomes.end(), [](const auto& outcome) { return outcome.first; });
  return first == outcomes.end() ? "reported" : first->second;
}

std::string reason_of(const RuleBook& book, const Decision& decision, const SeenMatch& match, std::string_view text) {
  const std::string_view outcome = outcome_of(book, decision);
  if (match.outcome == "off") {
    return "the configuration turns this rule off";
  }
  if (outcome == "other-block") {
    return fmt::format("the rule looks only at {}", fmt::join(decision.rule->in, ", "));
  }
  if (outcome == "excepted") {
    const Exception& longer = decision.excepts.front();
    return fmt::format("“{}” is harmless (the rule's exception “{}”)",
                       text.substr(longer.span.begin, longer.span.size()),
                       book.policies().rules.at(decision.rule->info.id).except[longer.number].text);
  }
  if (outcome == "struck-out") {
    return "the words are struck out";
  }
  if (outcome == "other-subject") {
    return "the clause does not speak of a treatment";
  }
  if (outcome == "unmet") {
    return need_words(decision.rule->needs[decision.unmet.front()]);
  }
  if (outcome == "cleared") {
    return fmt::format("the words around it clear it: {}", contexts_with(match, true));
  }
  const std::string lowered = contexts_with(match, false);
  return lowered.empty() ? "nothing speaks against it"
                         : fmt::format("only as a {}: {}", to_string(match.severity), lowered);
}

}  // namespace candor
