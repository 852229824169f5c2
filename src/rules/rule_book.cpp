#include "candor/rules/rule_book.h"

#include "candor/base/check.h"

namespace candor {

void RuleBook::index() {
  for (const auto& [id, rule] : definitions_->rules) {
    rules_.push_back(&rule);
    infos_.emplace(id, rule.info);
    if (rule.detector) {
      detected_[static_cast<std::size_t>(*rule.detector)].push_back(static_cast<std::uint16_t>(rules_.size() - 1));
    }
    std::uint16_t part = kFirstRegex;
    for (const LocatedText& pattern : rule.regexes) {
      regexes_.push_back({static_cast<std::uint16_t>(rules_.size() - 1), part++, Regex(pattern.text)});
    }
  }
  for (const auto& [name, context] : definitions_->contexts) {
    context_numbers_.emplace(name, static_cast<std::uint16_t>(contexts_.size()));
    if (context.kind == ContextKind::kCitation) {
      citation_context_ = static_cast<std::uint16_t>(contexts_.size());
      for (const SourcePattern& source : context.sources) {
        source_patterns_.push_back({source.name, Regex(source.pattern.text)});
      }
    }
    contexts_.push_back(&context);
    context_names_.push_back(name);
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

void RuleBook::find_meaning_ranges() {
  for (std::uint32_t number = 0; number < meanings_.size(); ++number) {
    const Meaning& meaning = meanings_[number];
    const auto [range, is_new] =
        meaning_ranges_.try_emplace({meaning.role, meaning.owner}, MeaningRange{number, number});
    CANDOR_CHECK(is_new || range->second.end == number, "meanings of one role and owner are not in a row");
    range->second.end = number + 1;
  }
}

RuleBook::MeaningRange RuleBook::meanings(Role role, std::uint16_t owner) const {
  const auto found = meaning_ranges_.find({role, owner});
  return found == meaning_ranges_.end() ? MeaningRange{} : found->second;
}

std::optional<std::uint16_t> RuleBook::context(std::string_view name) const {
  const auto found = context_numbers_.find(name);
  return found == context_numbers_.end() ? std::nullopt : std::optional<std::uint16_t>(found->second);
}

const std::vector<ContextUse>& RuleBook::unless(const RuleDefinition& rule) const {
  return rule.own_unless ? *rule.own_unless : definitions_->categories.at(rule.info.category).unless;
}

}  // namespace candor
