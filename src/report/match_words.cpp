#include "match_words.h"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace candor {

std::string phrase_words(const SeenMatch& match) {
  std::string text = fmt::format("the phrase “{}”", match.phrase);
  for (const SeenEntry& entry : match.entries) {
    text += fmt::format("; “{}” is in the list {}", entry.words.text, entry.list);
  }
  return text;
}

std::string trial_words(const SeenMatch& match) {
  if (match.trials.empty()) {
    return "no context clears this rule";
  }
  std::vector<std::string> holding;
  std::vector<std::string> others;
  for (const SeenTrial& trial : match.trials) {
    const std::string effect = trial.effect == "clears" ? "clears it" : fmt::format("leaves a {}", trial.effect);
    const std::string_view from = trial.from == "lead-in"   ? " before the list"
                                  : trial.from == "heading" ? " in the heading"
                                                            : "";
    if (!trial.holds) {
      others.push_back(trial.title);
    } else if (trial.trigger) {
      holding.push_back(fmt::format("{}: “{}”{} {}", trial.title, trial.trigger->text, from, effect));
    } else {
      holding.push_back(fmt::format("{}: the page as a whole {}", trial.title, effect));
    }
  }
  if (!others.empty()) {
    holding.push_back(fmt::format("not found: {}", fmt::join(others, ", ")));
  }
  return fmt::format("{}", fmt::join(holding, "; "));
}

std::string outcome_words(const SeenMatch& match) {
  return fmt::format("{}: {}", match.outcome == "reported" ? "reported" : "not reported", match.reason);
}

}  // namespace candor
