#include "candor/page/page_facts.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>

namespace candor {
namespace {

/// Named less than a third as often as the one named most, a treatment is mentioned, not what the page is about.
constexpr std::size_t kMainShare = 3;
/// Of a text's words, so many are words of ordinary English; of texts in other languages hardly any.
constexpr std::size_t kEnglishPercent = 15;
constexpr std::size_t kWordsLookedAt = 2000;
/// Fewer words say nothing about a page's language.
constexpr std::size_t kFewestWords = 20;

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || static_cast<unsigned char>(byte) >= 0x80;
}

char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

bool by_place(const PagePlace& a, const PagePlace& b) {
  return std::tie(a.block, a.span.begin) < std::tie(b.block, b.span.begin);
}

}  // namespace

std::string_view to_string(PairStatus status) {
  switch (status) {
    case PairStatus::kApproved:
      return "approved";
    case PairStatus::kOffLabel:
      return "off-label";
    case PairStatus::kUnapproved:
      break;
  }
  return "unapproved";
}

bool lies_in(std::string_view country, std::string_view region) {
  return country == region || (country.starts_with(region) && country.substr(region.size()).starts_with("-"));
}

void PageSurvey::add(std::uint32_t block, const std::vector<Verdict>& verdicts) {
  for (const Verdict& verdict : verdicts) {
    const RuleInfo& info = verdict.rule->info;
    auto& found = info.category.empty() ? facts_.signals[info.id] : facts_.claims[info.category];
    found.push_back({block, verdict.span, verdict.sentence});
  }
}

PageFacts PageSurvey::facts(std::string_view country) && {
  for (auto* places : {&facts_.signals, &facts_.claims}) {
    for (auto& [name, found] : *places) {
      std::stable_sort(found.begin(), found.end(), by_place);
    }
  }
  facts_.language = is_english() ? "en" : "";
  facts_.promotional = facts_.signals.count("promotional") != 0;
  find_treatments(country);
  facts_.risk_sentences = count_sentences("harm/");
  std::set<std::pair<std::uint32_t, std::uint32_t>> promised;
  for (const auto& [category, found] : facts_.claims) {
    const CategoryDefinition& definition = book_.definitions().categories.at(category);
    for (const PagePlace& place : found) {
      if (definition.promises) {
        promised.emplace(place.block, place.sentence.begin);
      }
    }
  }
  facts_.benefit_sentences = static_cast<std::uint32_t>(promised.size());
  return std::move(facts_);
}

std::uint32_t PageSurvey::count_sentences(std::string_view signals) const {
  std::set<std::pair<std::uint32_t, std::uint32_t>> sentences;
  for (auto found = facts_.signals.lower_bound(signals);
       found != facts_.signals.end() && found->first.starts_with(signals); ++found) {
    for (const PagePlace& place : found->second) {
      sentences.emplace(place.block, place.sentence.begin);
    }
  }
  return static_cast<std::uint32_t>(sentences.size());
}

void PageSurvey::find_treatments(std::string_view country) {
  std::size_t most = 0;
  for (const auto& [name, treatment] : book_.definitions().treatments) {
    const auto found = facts_.signals.find("treatment/" + name);
    if (found != facts_.signals.end()) {
      facts_.treatments.push_back({name, &treatment, found->second, {}});
      most = std::max(most, found->second.size());
    }
  }
  std::erase_if(facts_.treatments,
                [most](const PageTreatment& treatment) { return treatment.places.size() * kMainShare < most; });
  std::stable_sort(facts_.treatments.begin(), facts_.treatments.end(),
                   [](const PageTreatment& a, const PageTreatment& b) { return a.places.size() > b.places.size(); });
  for (PageTreatment& treatment : facts_.treatments) {
    find_pairs(treatment, country);
  }
}

bool PageSurvey::approves(const PageTreatment& treatment, std::string_view country, const PagePlace& condition) const {
  return std::any_of(treatment.facts->approved.begin(), treatment.facts->approved.end(), [&](const ApprovedUse& use) {
    const auto found = facts_.signals.find("for/" + use.list);
    return lies_in(country, use.country) && found != facts_.signals.end() &&
           std::any_of(found->second.begin(), found->second.end(), [&](const PagePlace& place) {
             return place.block == condition.block && place.span.overlaps(condition.span);
           });
  });
}

void PageSurvey::find_pairs(PageTreatment& treatment, std::string_view country) const {
  const auto conditions = facts_.signals.find("condition");
  if (conditions == facts_.signals.end()) {
    return;
  }
  const bool any_use = std::any_of(treatment.facts->approved.begin(), treatment.facts->approved.end(),
                                   [&](const ApprovedUse& use) { return lies_in(country, use.country); });
  for (const PagePlace& condition : conditions->second) {
    const bool together = std::any_of(treatment.places.begin(), treatment.places.end(), [&](const PagePlace& place) {
      return place.block == condition.block && place.sentence == condition.sentence;
    });
    if (!together) {
      continue;
    }
    const PairStatus status = approves(treatment, country, condition) ? PairStatus::kApproved
                              : any_use                               ? PairStatus::kOffLabel
                                                                      : PairStatus::kUnapproved;
    const std::string& text = page_.blocks[condition.block].text;
    treatment.pairs.push_back({text.substr(condition.span.begin, condition.span.size()), status, condition});
  }
}

bool PageSurvey::is_english() const {
  const std::unordered_set<std::string>& known = book_.definitions().frequent_words;
  constexpr std::size_t kEnough = kWordsLookedAt * kEnglishPercent / 100;  // whatever stands behind them
  std::size_t words = 0;
  std::size_t english = 0;
  std::string word;
  for (const Block& block : page_.blocks) {
    word.clear();
    for (std::size_t i = 0; i <= block.text.size() && words < kWordsLookedAt && english < kEnough; ++i) {
      if (i < block.text.size() && is_letter(block.text[i])) {
        word += lower(block.text[i]);
      } else if (!word.empty()) {
        ++words;
        english += known.count(word);
        word.clear();
      }
    }
  }
  return known.empty() || words < kFewestWords || english * 100 >= words * kEnglishPercent;
}

}  // namespace candor
