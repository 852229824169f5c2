#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "candor/page/page_facts.h"

namespace candor {

/// What makes a condition hold.
struct Outcome {
  std::vector<PagePlace> places;  ///< may be empty: a country has no place
  bool whole_page = false;        ///< what the page is about: its places are mentions, not where something is wrong
  std::string label;
  std::string condition;             ///< the illness of a pair
  std::string fact;                  ///< what a guideline or a trial says
  std::vector<std::string> missing;  ///< of named things, filled also when the condition does not hold
};

/// Decides conditions for one page and one of its treatments.
class ConditionReader {
 public:
  /// `treatment` may be null: the page is about none that is known.
  ConditionReader(const RuleBook& book, const Document& page, const PageFacts& facts, std::string_view country,
                  const PageTreatment* treatment);

  /// What must be near is near `trigger`, when there is one. `evidence`: what the page gives its reader, for which
  /// headings, titles and image texts, and sentences that make it void, do not count.
  [[nodiscard]] std::optional<Outcome> holds(const DutyCondition& condition, const PagePlace* trigger,
                                             bool evidence) const;
  /// All of them, in their order. None when one does not hold.
  [[nodiscard]] std::optional<std::vector<Outcome>> all(const std::vector<DutyCondition>& conditions,
                                                        const PagePlace* trigger, bool evidence) const;

  /// Of the things that the treatment's facts have named, those that the page does not name.
  [[nodiscard]] std::vector<std::string> missing(const std::string& named) const;

 private:
  [[nodiscard]] std::optional<Outcome> signals_hold(const DutyCondition& condition, const PagePlace* trigger,
                                                    bool evidence) const;
  [[nodiscard]] std::optional<Outcome> claims_hold(const DutyCondition& condition, const PagePlace* trigger) const;
  [[nodiscard]] std::optional<Outcome> treatment_holds(const DutyCondition& condition) const;
  [[nodiscard]] std::optional<Outcome> named_holds(const DutyCondition& condition) const;
  [[nodiscard]] std::optional<Outcome> balance_holds(const DutyCondition& condition) const;
  [[nodiscard]] std::optional<Outcome> stance_holds(const std::vector<Stance>& stances, std::string_view says) const;
  [[nodiscard]] bool counts(const std::string& signal, const PagePlace& place) const;
  [[nodiscard]] bool any_of_signals(const std::vector<LocatedText>& signals,
                                    const std::function<bool(const PagePlace&)>& holds) const;
  [[nodiscard]] bool is_near(const DutyCondition& condition, const PagePlace& place, const PagePlace* trigger) const;
  [[nodiscard]] std::vector<PagePlace> found(const std::string& signal, const DutyCondition& condition,
                                             const PagePlace* trigger, bool evidence) const;

  const RuleBook& book_;
  const Document& page_;
  const PageFacts& facts_;
  std::string_view country_;
  const PageTreatment* treatment_;
  std::vector<std::size_t> text_before_;  ///< by block: bytes of prose before it; one more: of all
};

}  // namespace candor
