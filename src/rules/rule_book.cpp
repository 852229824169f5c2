#include "candor/rules/rule_book.h"

#include <algorithm>
#include <array>

#include "candor/base/check.h"
#include "candor/rules/block_name.h"

namespace candor {

std::string_view block_name(BlockKind kind) {
  static constexpr std::array<std::string_view, kBlockKinds> kNames = {
      "paragraph", "heading", "list-item", "table-cell", "image-text", "title", "footnote", "metadata"};
  return kNames[static_cast<std::size_t>(kind)];
}

void RuleBook::index() {
  for (const auto& [id, rule] : definitions_->rules) {
    rules_.push_back(&rule);
    matchers_.push_back(&rule);
    infos_.emplace(id, rule.info);
    if (rule.detector) {
      detected_[static_cast<std::size_t>(*rule.detector)].push_back(static_cast<std::uint16_t>(rules_.size() - 1));
    }
  }
  for (const auto& [name, signal] : definitions_->signals) {
    matchers_.push_back(&signal.matcher);
  }
  for (const auto& [id, duty] : definitions_->duties) {
    infos_.emplace(id, duty.info);
  }
  for (std::size_t i = 0; i < matchers_.size(); ++i) {
    std::uint16_t part = kFirstRegex;
    for (const LocatedText& pattern : matchers_[i]->regexes) {
      regexes_.push_back({static_cast<std::uint16_t>(i), part++, Regex(pattern.text)});
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
  known_.before_rewording = phrases_.list("rewording-before");
  known_.behind_rewording = phrases_.list("rewording-behind");
}

void RuleBook::find_meaning_ranges() {
  for (std::uint32_t number = 0; number < meanings_.size(); ++number) {
    const Meaning& meaning = meanings_[number];
    std::vector<MeaningRange>& ranges = meaning_ranges_[static_cast<std::size_t>(meaning.role)];
    ranges.resize(std::max<std::size_t>(ranges.size(), meaning.owner + std::size_t{1}));
    MeaningRange& range = ranges[meaning.owner];
    const bool is_new = range.begin == range.end;
    CANDOR_CHECK(is_new || range.end == number, "meanings of one role and owner are not in a row");
    range = {is_new ? number : range.begin, number + 1};
  }
}

void RuleBook::find_conditions() {
  needed_near_by_.resize(phrases_.symbols().size() + 1);
  for (const RuleDefinition* matcher : matchers_) {
    RuleConditions& conditions = conditions_.emplace_back();
    for (std::size_t kind = 0; kind < kBlockKinds; ++kind) {
      const std::string_view name = block_name(static_cast<BlockKind>(kind));
      const bool takes =
          matcher->in.empty() || std::find(matcher->in.begin(), matcher->in.end(), name) != matcher->in.end();
      conditions.blocks = static_cast<std::uint16_t>(conditions.blocks | (takes ? 1U << kind : 0U));
    }
    for (const Need& need : matcher->needs) {
      std::vector<Symbol>& lists = conditions.needs.emplace_back();
      for (const std::string& name : need.lists) {
        lists.push_back(phrases_.list(name));
        const bool near_by = need.within == Near::kParagraph || need.within == Near::kPage;
        needed_near_by_[lists.back()] = needed_near_by_[lists.back()] || near_by;
      }
    }
    for (const ContextUse& use : unless(*matcher)) {
      conditions.contexts.push_back(*context(use.context));
    }
  }
  for (std::size_t context = 0; context < contexts_.size(); ++context) {
    if (contexts_[context]->kind == ContextKind::kPage) {
      page_contexts_.push_back(static_cast<std::uint16_t>(context));
    }
  }
}

RuleBook::MeaningRange RuleBook::meanings(Role role, std::uint16_t owner) const {
  const std::vector<MeaningRange>& ranges = meaning_ranges_[static_cast<std::size_t>(role)];
  return owner < ranges.size() ? ranges[owner] : MeaningRange{};
}

std::optional<std::uint16_t> RuleBook::context(std::string_view name) const {
  const auto found = context_numbers_.find(name);
  return found == context_numbers_.end() ? std::nullopt : std::optional<std::uint16_t>(found->second);
}

const std::vector<ContextUse>& RuleBook::unless(const RuleDefinition& rule) const {
  return rule.own_unless ? *rule.own_unless : definitions_->categories.at(rule.info.category).unless;
}

}  // namespace candor
