#include "candor/rules/rule_book.h"

namespace candor {

void RuleBook::index() {
  for (const auto& [id, rule] : policies_.rules) {
    rules_.push_back(&rule);
    infos_.emplace(id, rule.info);
    for (const LocatedText& pattern : rule.regexes) {
      regexes_.push_back({static_cast<std::uint16_t>(rules_.size() - 1), Regex(pattern.text)});
    }
  }
  for (const auto& [name, context] : policies_.contexts) {
    context_numbers_.emplace(name, static_cast<std::uint16_t>(contexts_.size()));
    for (const LocatedText& pattern : context.sources) {
      source_patterns_.push_back({static_cast<std::uint16_t>(contexts_.size()), Regex(pattern.text)});
    }
    contexts_.push_back(&context);
  }
}

void RuleBook::find_known_lists() {
  known_.subordinator = phrases_.list("clause-subordinator");
  known_.relative = phrases_.list("clause-relative");
  known_.coordinator = phrases_.list("clause-coordinator");
  known_.finite_verb = phrases_.list("finite-verb");
  known_.treatment = phrases_.list("treatment");
  known_.condition = phrases_.list("condition");
  known_.pronoun = phrases_.list("pronoun");
}

std::optional<std::uint16_t> RuleBook::context(std::string_view name) const {
  const auto found = context_numbers_.find(name);
  return found == context_numbers_.end() ? std::nullopt : std::optional<std::uint16_t>(found->second);
}

const std::vector<ContextUse>& RuleBook::unless(const RuleDefinition& rule) const {
  return rule.own_unless ? *rule.own_unless : policies_.categories.at(rule.info.category).unless;
}

}  // namespace candor
