#include "condition.h"

#include <algorithm>
#include <set>
#include <utility>

namespace candor {
namespace {

constexpr std::uint32_t kNearBlocks = 3;
constexpr std::uint32_t kWholePage = 100;

std::size_t count_sentences(const std::vector<PagePlace>& places) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> sentences;
  for (const PagePlace& place : places) {
    sentences.emplace(place.block, place.sentence.begin);
  }
  return sentences.size();
}

void sort_by_place(std::vector<PagePlace>& places) {
  std::stable_sort(places.begin(), places.end(), [](const PagePlace& a, const PagePlace& b) {
    return std::tie(a.block, a.span.begin) < std::tie(b.block, b.span.begin);
  });
}

bool stands_in(BlockKind kind, const std::vector<std::string>& blocks) {
  const auto named = [&blocks](std::string_view name) {
    return std::find(blocks.begin(), blocks.end(), name) != blocks.end();
  };
  return blocks.empty() || (kind == BlockKind::kHeading && named("heading")) ||
         (kind == BlockKind::kImageText && named("image-text"));
}

bool is_body(BlockKind kind) {
  return kind == BlockKind::kParagraph || kind == BlockKind::kListItem || kind == BlockKind::kTableCell ||
         kind == BlockKind::kFootnote;
}

}  // namespace

ConditionReader::ConditionReader(const RuleBook& book, const Document& page, const PageFacts& facts,
                                 std::string_view country, const PageTreatment* treatment)
    : book_(book), page_(page), facts_(facts), country_(country), treatment_(treatment), text_before_{0} {
  for (const Block& block : page.blocks) {
    text_before_.push_back(text_before_.back() + block.text.size());
  }
}

std::optional<std::vector<Outcome>> ConditionReader::all(const std::vector<DutyCondition>& conditions,
                                                         const PagePlace* trigger, bool evidence) const {
  std::vector<Outcome> outcomes;
  for (const DutyCondition& condition : conditions) {
    std::optional<Outcome> outcome = holds(condition, trigger, evidence);
    if (!outcome) {
      return std::nullopt;
    }
    outcomes.push_back(*std::move(outcome));
  }
  return outcomes;
}

std::optional<Outcome> ConditionReader::holds(const DutyCondition& condition, const PagePlace* trigger,
                                              bool evidence) const {
  std::optional<Outcome> outcome;
  if (condition.times > 0) {
    outcome = balance_holds(condition);
  } else if (!condition.signals.empty()) {
    outcome = signals_hold(condition, trigger, evidence);
  } else if (!condition.claims.empty()) {
    outcome = claims_hold(condition, trigger);
  } else if (!condition.treatment.empty()) {
    outcome = treatment_holds(condition);
  } else if (!condition.named.empty()) {
    outcome = named_holds(condition);
  } else if (!condition.countries.empty()) {
    const bool here = std::any_of(condition.countries.begin(), condition.countries.end(),
                                  [&](const std::string& country) { return lies_in(country_, country); });
    outcome = here ? std::optional<Outcome>(Outcome()) : std::nullopt;
  } else {
    for (const DutyCondition& part : condition.any) {
      if (!outcome) {
        outcome = holds(part, trigger, evidence);
      }
    }
  }
  if (outcome && !condition.label.empty()) {
    outcome->label = condition.label;
  }
  return outcome;
}

bool ConditionReader::counts(const std::string& signal, const PagePlace& place) const {
  const SignalDefinition& definition = book_.definitions().signals.at(signal);
  if (definition.matcher.in.empty() && !is_body(page_.blocks[place.block].kind)) {
    return false;
  }
  const auto in_sentence = [&](const PagePlace& other) {
    return other.block == place.block && other.sentence == place.sentence && !other.span.overlaps(place.span);
  };
  const auto in_claim = [&](const std::string& category) {
    const auto claims = facts_.claims.find(category);
    return claims != facts_.claims.end() &&
           std::any_of(claims->second.begin(), claims->second.end(), [&](const PagePlace& claim) {
             return claim.block == place.block && claim.sentence == place.sentence;
           });
  };
  if (std::any_of(definition.void_beside.begin(), definition.void_beside.end(), in_claim)) {
    return false;
  }
  const Block& block = page_.blocks[place.block];
  const auto above = [&](const PagePlace& other) {
    return in_sentence(other) || other.block == block.lead_in || other.block == block.heading;
  };
  if (any_of_signals(definition.void_under, above)) {
    return false;
  }
  const auto before = [&](const PagePlace& other) { return in_sentence(other) && other.span.begin < place.span.begin; };
  return !any_of_signals(definition.void_behind, before) || any_of_signals(definition.unless_with, in_sentence);
}

bool ConditionReader::any_of_signals(const std::vector<LocatedText>& signals,
                                     const std::function<bool(const PagePlace&)>& holds) const {
  return std::any_of(signals.begin(), signals.end(), [&](const LocatedText& signal) {
    const auto places = facts_.signals.find(signal.text);
    return places != facts_.signals.end() && std::any_of(places->second.begin(), places->second.end(), holds);
  });
}

bool ConditionReader::is_near(const DutyCondition& condition, const PagePlace& place, const PagePlace* trigger) const {
  if (condition.before_percent < kWholePage &&
      (text_before_[place.block] + place.span.begin) * kWholePage > text_before_.back() * condition.before_percent) {
    return false;
  }
  if (condition.near == DutyNear::kPage || trigger == nullptr || place.block == trigger->block) {
    return true;
  }
  if (condition.near == DutyNear::kBlock) {
    return false;
  }
  const std::uint32_t apart = std::max(place.block, trigger->block) - std::min(place.block, trigger->block);
  const std::uint32_t heading = page_.blocks[place.block].heading;
  return apart <= kNearBlocks || (heading != Block::kNone && heading == page_.blocks[trigger->block].heading);
}

std::vector<PagePlace> ConditionReader::found(const std::string& signal, const DutyCondition& condition,
                                              const PagePlace* trigger, bool evidence) const {
  std::vector<PagePlace> places;
  const auto all = facts_.signals.find(signal);
  if (all != facts_.signals.end()) {
    std::copy_if(all->second.begin(), all->second.end(), std::back_inserter(places), [&](const PagePlace& place) {
      return (!evidence || counts(signal, place)) && is_near(condition, place, trigger);
    });
  }
  return places;
}

std::optional<Outcome> ConditionReader::signals_hold(const DutyCondition& condition, const PagePlace* trigger,
                                                     bool evidence) const {
  Outcome outcome;
  std::size_t kinds = 0;
  for (const LocatedText& signal : condition.signals) {
    const std::vector<PagePlace> places = found(signal.text, condition, trigger, evidence);
    kinds += places.empty() ? 0 : 1;
    if (!places.empty() && outcome.label.empty()) {
      outcome.label = book_.definitions().signals.at(signal.text).label;
    }
    outcome.places.insert(outcome.places.end(), places.begin(), places.end());
  }
  sort_by_place(outcome.places);
  const std::size_t number = condition.distinct ? kinds : count_sentences(outcome.places);
  return number >= condition.at_least ? std::optional<Outcome>(std::move(outcome)) : std::nullopt;
}

std::optional<Outcome> ConditionReader::claims_hold(const DutyCondition& condition, const PagePlace* trigger) const {
  Outcome outcome;
  outcome.label = book_.definitions().categories.at(condition.claims.front().text).title;
  for (const LocatedText& category : condition.claims) {
    const auto claims = facts_.claims.find(category.text);
    if (claims != facts_.claims.end()) {
      std::copy_if(claims->second.begin(), claims->second.end(), std::back_inserter(outcome.places),
                   [&](const PagePlace& place) {
                     return stands_in(page_.blocks[place.block].kind, condition.in) &&
                            is_near(condition, place, trigger);
                   });
    }
  }
  sort_by_place(outcome.places);
  return count_sentences(outcome.places) >= condition.at_least ? std::optional<Outcome>(std::move(outcome))
                                                               : std::nullopt;
}

std::optional<Outcome> ConditionReader::stance_holds(const std::vector<Stance>& stances, std::string_view says) const {
  for (const Stance& stance : stances) {
    const auto conditions = facts_.signals.find("for/" + stance.list);
    const bool counts = stance.country.empty() || lies_in(country_, stance.country);
    if (counts && stance.says == says && conditions != facts_.signals.end()) {
      Outcome outcome;
      outcome.places = conditions->second;
      const PagePlace& place = outcome.places.front();
      outcome.condition = page_.blocks[place.block].text.substr(place.span.begin, place.span.size());
      outcome.fact = stance.fact.text;
      return outcome;
    }
  }
  return std::nullopt;
}

std::optional<Outcome> ConditionReader::treatment_holds(const DutyCondition& condition) const {
  if (treatment_ == nullptr) {
    return std::nullopt;
  }
  const TreatmentFacts& facts = *treatment_->facts;
  Outcome outcome;
  outcome.places = treatment_->places;
  outcome.label = "names " + facts.title;
  const std::string& wanted = condition.treatment;
  if (wanted == "off-label" || wanted == "unapproved") {
    for (const TreatmentPair& pair : treatment_->pairs) {
      if (to_string(pair.status) == wanted) {
        outcome.places = {pair.place};
        outcome.condition = pair.condition;
        outcome.label = "names " + pair.condition;
        return outcome;
      }
    }
    return std::nullopt;
  }
  if (wanted == "guideline-against") {
    return stance_holds(facts.guidelines, "against");
  }
  if (wanted == "counter-evidence") {
    return stance_holds(facts.counter_evidence, "");
  }
  if (wanted == "controlled") {
    for (const ControlledStatus& status : facts.controlled) {
      if (lies_in(country_, status.country)) {
        outcome.fact = status.fact.text;
        outcome.whole_page = true;
        return outcome;
      }
    }
    return std::nullopt;
  }
  const bool has = wanted == "any" || wanted == facts.kind || (wanted == "boxed-warning" && facts.boxed_warning) ||
                   std::find(facts.traits.begin(), facts.traits.end(), wanted) != facts.traits.end();
  outcome.whole_page = true;
  return has ? std::optional<Outcome>(std::move(outcome)) : std::nullopt;
}

std::vector<std::string> ConditionReader::missing(const std::string& named) const {
  std::vector<std::string> missing;
  if (treatment_ == nullptr) {
    return missing;
  }
  const TreatmentFacts& facts = *treatment_->facts;
  const NamedThings* things = named == "harms" ? &facts.harms : facts.boxed_warning ? &*facts.boxed_warning : nullptr;
  for (const LocatedText& name : things == nullptr ? std::vector<LocatedText>() : things->names) {
    const std::string signal = "harm/" + name.text;
    if (found(signal, DutyCondition(), nullptr, true).empty()) {
      missing.push_back(book_.definitions().signals.at(signal).label);
    }
  }
  return missing;
}

std::optional<Outcome> ConditionReader::named_holds(const DutyCondition& condition) const {
  Outcome outcome;
  outcome.missing = missing(condition.named);
  return outcome.missing.size() <= condition.all_but ? std::optional<Outcome>(std::move(outcome)) : std::nullopt;
}

std::optional<Outcome> ConditionReader::balance_holds(const DutyCondition& condition) const {
  DutyCondition one;
  one.at_least = 0;
  one.signals = condition.signals;
  const std::size_t less = count_sentences(signals_hold(one, nullptr, true)->places);
  one.claims = condition.claims;
  const std::size_t more = count_sentences(claims_hold(one, nullptr)->places);
  return more <= less * condition.times ? std::optional<Outcome>(Outcome()) : std::nullopt;
}

}  // namespace candor
