#include "match_words.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/text/display_width.h"

namespace candor {
namespace {

/// Phrases have long choices. `candor explain` shows them whole.
constexpr std::size_t kShownPhrase = 100;

std::string shortened(const std::string& phrase) {
  return phrase.size() <= kShownPhrase ? phrase : phrase.substr(0, code_point_start(phrase, kShownPhrase)) + " …";
}

std::string phrase_words(const SeenMatch& match) {
  if (match.found_by == "detector") {
    std::string name = match.phrase;
    std::replace(name.begin(), name.end(), '-', ' ');
    return fmt::format("found by a check of its own: {}", name);
  }
  std::string text =
      fmt::format("looked for {}“{}”", match.found_by == "regex" ? "the pattern " : "", shortened(match.phrase));
  for (const SeenEntry& entry : match.entries) {
    text += fmt::format("; “{}” is in the list {}", entry.words.text, entry.list);
  }
  return text;
}

std::string effect_words(const std::string& effect, bool holds) {
  const std::string_view verb = holds ? "makes" : "make";
  return effect == "clears" ? fmt::format("clear{} it", holds ? "s" : "") : fmt::format("{} it a {}", verb, effect);
}

std::string trial_words(const SeenTrial& trial) {
  const std::string_view from = trial.from == "lead-in"   ? " in the words that introduce the list"
                                : trial.from == "heading" ? " in the heading above"
                                                          : "";
  const std::string what =
      trial.trigger ? fmt::format("“{}”{}", trial.trigger->text, from) : std::string("the page as a whole");
  return fmt::format("{} {} ({})", what, effect_words(trial.effect, true), trial.title);
}

}  // namespace

std::vector<std::string> explanation_of(const SeenMatch& match) {
  std::vector<std::string> lines = {phrase_words(match)};
  const bool reported = match.outcome == "reported";
  std::map<std::string, std::vector<std::string>> missing;  // titles by what they would do
  for (const SeenTrial& trial : match.trials) {
    if (trial.holds) {
      lines.push_back(trial_words(trial));
    } else {
      missing[reported ? "would " + effect_words(trial.effect, false) : "also asked for"].push_back(trial.title);
    }
  }
  for (const auto& [what, titles] : missing) {
    lines.push_back(fmt::format("{}, and not here: {}", what, fmt::join(titles, ", ")));
  }
  if (match.trials.empty()) {
    lines.emplace_back("nothing around the words can clear it");
  }
  return lines;
}

std::string outcome_words(const SeenMatch& match) {
  return fmt::format("{}: {}", match.outcome == "reported" ? "a finding" : "no finding", match.reason);
}

}  // namespace candor
