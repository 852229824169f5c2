#include "candor/page/duties.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "condition.h"
#include "fill.h"

namespace candor {
namespace {

/// What asking one duty found.
struct Lack {
  std::optional<PagePlace> trigger;
  std::vector<Outcome> outcomes;
  std::vector<Outcome> part;  ///< what is there of it
  std::size_t count = 0;      ///< places that trigger it
};

class DutyAsker {
 public:
  DutyAsker(const RuleBook& book, const Document& page, const PageFacts& facts, const ProfileDefinition& profile)
      : book_(book), page_(page), facts_(facts), profile_(profile), wording_(book.definitions().statement_wording) {}

  [[nodiscard]] std::optional<Finding> ask(const DutyDefinition& duty) const {
    std::vector<const PageTreatment*> treatments;
    for (const PageTreatment& treatment : facts_.treatments) {
      treatments.push_back(&treatment);
    }
    if (treatments.empty()) {
      treatments.push_back(nullptr);
    }
    for (const PageTreatment* treatment : treatments) {
      const ConditionReader reader(book_, page_, facts_, profile_.country, treatment);
      if (const std::optional<Lack> lack = lacks(duty, reader)) {
        return finding(duty, *lack, reader, treatment);
      }
    }
    return std::nullopt;
  }

 private:
  static std::optional<Lack> lacks(const DutyDefinition& duty, const ConditionReader& reader) {
    std::optional<std::vector<Outcome>> owed = reader.all(duty.when, nullptr, false);
    if (!owed || std::any_of(duty.unless.begin(), duty.unless.end(), [&](const DutyCondition& condition) {
          return reader.holds(condition, nullptr, false).has_value();
        })) {
      return std::nullopt;
    }
    Lack lack;
    lack.outcomes = *std::move(owed);
    const auto first = std::find_if(lack.outcomes.begin(), lack.outcomes.end(), [](const Outcome& outcome) {
      return !outcome.places.empty() && !outcome.whole_page;
    });
    if (first == lack.outcomes.end()) {
      return !duty.must.empty() && reader.all(duty.must, nullptr, true) ? std::nullopt
                                                                        : std::optional<Lack>(std::move(lack));
    }
    const std::vector<PagePlace> places = first->places;
    std::set<std::pair<std::uint32_t, std::uint32_t>> sentences;
    for (const PagePlace& place : places) {
      sentences.emplace(place.block, place.sentence.begin);
    }
    lack.count = sentences.size();
    for (const PagePlace& place : places) {
      // What has to be near, in what triggers the duty and in what meets it, is near this place.
      std::optional<std::vector<Outcome>> here = reader.all(duty.when, &place, false);
      if (here && (duty.must.empty() || !reader.all(duty.must, &place, true))) {
        lack.trigger = place;
        lack.outcomes = *std::move(here);
        return lack;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string words(const PagePlace& place) const {
    return page_.blocks[place.block].text.substr(place.span.begin, place.span.size());
  }

  Finding finding(const DutyDefinition& duty, const Lack& lack, const ConditionReader& reader,
                  const PageTreatment* treatment) const {
    const PagePlace* trigger = lack.trigger ? &*lack.trigger : nullptr;
    const auto part = duty.partly.empty() ? std::nullopt : reader.all(duty.partly, trigger, true);
    const bool graver = std::any_of(duty.graver.begin(), duty.graver.end(), [&](const DutyCondition& condition) {
      return reader.holds(condition, trigger, false).has_value();
    });
    Finding finding;
    finding.rule = duty.info.id;
    finding.category = duty.info.category;
    finding.severity = graver ? Severity::kError : part ? duty.partly_severity : duty.info.severity;
    if (const auto set = profile_.severities.find(duty.info.id); set != profile_.severities.end()) {
      finding.severity = set->second;
    }
    if (trigger != nullptr) {
      finding.span = page_.blocks[trigger->block].map.to_source(trigger->span);
      finding.match = words(*trigger);
    }
    finding.message = filled(part ? duty.partly_message : duty.message, duty, lack, reader, treatment);
    const auto add = duty.add.find(profile_.country);
    const auto others = add != duty.add.end() ? add : duty.add.find("");
    if (others != duty.add.end()) {
      finding.add = filled(others->second, duty, lack, reader, treatment);
    }
    relate(lack.outcomes, trigger, finding);
    if (part) {
      relate(*part, trigger, finding);
    }
    return finding;
  }

  void relate(const std::vector<Outcome>& outcomes, const PagePlace* trigger, Finding& finding) const {
    for (const Outcome& outcome : outcomes) {
      if (outcome.places.empty()) {
        continue;
      }
      const bool is_trigger = trigger != nullptr &&
                              std::find(outcome.places.begin(), outcome.places.end(), *trigger) != outcome.places.end();
      const PagePlace& place = is_trigger ? *trigger : outcome.places.front();
      finding.related.push_back({page_.blocks[place.block].map.to_source(place.span), outcome.label});
    }
  }

  [[nodiscard]] std::string filled(std::string text, const DutyDefinition& duty, const Lack& lack,
                                   const ConditionReader& reader, const PageTreatment* treatment) const {
    fill(text, "{match}", lack.trigger ? words(*lack.trigger) : std::string());
    fill(text, "{treatment}", treatment != nullptr ? treatment->facts->title : wording_.unnamed);
    fill(text, "{count}", std::to_string(lack.count));
    for (const Outcome& outcome : lack.outcomes) {
      if (!outcome.condition.empty()) {
        fill(text, "{condition}", outcome.condition);
      }
      if (!outcome.fact.empty()) {
        fill(text, "{fact}", outcome.fact);
      }
    }
    if (const auto condition = facts_.signals.find("condition"); condition != facts_.signals.end()) {
      fill(text, "{condition}", words(condition->second.front()));
    }
    for (const DutyCondition& condition : duty.must) {
      if (!condition.named.empty()) {
        fill(text, "{missing}", fmt::format("{}", fmt::join(reader.missing(condition.named), ", ")));
      }
    }
    if (treatment != nullptr && treatment->facts->boxed_warning) {
      fill(text, "{programme}", treatment->facts->boxed_warning->programme);
    }
    return text;
  }

  const RuleBook& book_;
  const Document& page_;
  const PageFacts& facts_;
  const ProfileDefinition& profile_;
  const StatementWording& wording_;
};

}  // namespace

bool asks_for(const ProfileDefinition& profile, const std::string& duty) {
  const auto holds = [&duty](const std::vector<LocatedText>& ids) {
    return std::any_of(ids.begin(), ids.end(), [&duty](const LocatedText& id) { return id.text == duty; });
  };
  return (profile.asks_all || holds(profile.asks)) && !holds(profile.leaves_out);
}

std::optional<Finding> ask_duty(const RuleBook& book, const Document& page, const PageFacts& facts,
                                const ProfileDefinition& profile, const DutyDefinition& duty) {
  return DutyAsker(book, page, facts, profile).ask(duty);
}

std::vector<Finding> ask_duties(const RuleBook& book, const Document& page, const PageFacts& facts,
                                const ProfileDefinition& profile) {
  std::vector<Finding> findings;
  // All wording of the duties is English.
  if (facts.language.empty()) {
    return findings;
  }
  const DutyAsker asker(book, page, facts, profile);
  for (const auto& [id, duty] : book.definitions().duties) {
    if (asks_for(profile, id)) {
      if (std::optional<Finding> finding = asker.ask(duty)) {
        findings.push_back(*std::move(finding));
      }
    }
  }
  return findings;
}

}  // namespace candor
