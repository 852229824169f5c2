#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "candor/document/document.h"
#include "candor/rules/judge.h"

/// What a page is about, found once from everything that was matched on it: the treatments and conditions that it
/// names, what kind of page it is, and where it promises and warns.

namespace candor {

/// A place on the page where something was found.
struct PagePlace {
  std::uint32_t block = 0;
  TextSpan span;
  TextSpan sentence;

  friend bool operator==(const PagePlace&, const PagePlace&) = default;
};

enum class PairStatus : std::uint8_t { kApproved, kOffLabel, kUnapproved };

/// "approved", "off-label", "unapproved".
std::string_view to_string(PairStatus status);

/// A treatment and a condition that the page names together.
struct TreatmentPair {
  std::string condition;  ///< as the page has it
  PairStatus status = PairStatus::kOffLabel;
  PagePlace place;  ///< of the condition
};

struct PageTreatment {
  std::string name;  ///< of its file in policies/facts/
  const TreatmentFacts* facts = nullptr;
  std::vector<PagePlace> places;
  std::vector<TreatmentPair> pairs;
};

struct PageFacts {
  std::map<std::string, std::vector<PagePlace>, std::less<>> signals;  ///< by name; in order of the page
  std::map<std::string, std::vector<PagePlace>, std::less<>> claims;   ///< findings by category
  std::vector<PageTreatment> treatments;  ///< those that the page is about, the most-named one first
  bool promotional = false;               ///< holds an invitation, a price or a provider's own name for itself
  std::string language;                   ///< "en", or "" for any other
  std::uint32_t benefit_sentences = 0;    ///< sentences with findings that promise an effect
  std::uint32_t risk_sentences = 0;       ///< sentences that name a harm or a limit of a treatment
};

/// Collects a page's verdicts block by block, then draws the conclusions. Borrows the book and the page.
class PageSurvey {
 public:
  PageSurvey(const RuleBook& book, const Document& page) : book_(book), page_(page) {}

  /// All verdicts of a block, overlapping ones too.
  void add(std::uint32_t block, const std::vector<Verdict>& verdicts);
  /// `country` decides what is approved: "US", "UK", "EU", "AU", "CA-ON", "CA-QC".
  [[nodiscard]] PageFacts facts(std::string_view country) &&;

 private:
  void find_treatments(std::string_view country);
  void find_pairs(PageTreatment& treatment, std::string_view country) const;
  [[nodiscard]] bool approves(const PageTreatment& treatment, std::string_view country,
                              const PagePlace& condition) const;
  [[nodiscard]] bool is_english() const;
  [[nodiscard]] std::uint32_t count_sentences(std::string_view signals) const;

  const RuleBook& book_;
  const Document& page_;
  PageFacts facts_;
};

/// "CA-ON" lies in "CA".
bool lies_in(std::string_view country, std::string_view region);

}  // namespace candor
