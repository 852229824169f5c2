#include "candor/claims/claims_survey.h"

#include <algorithm>

namespace candor {

std::size_t SurveyedClaim::exact_uses() const {
  return static_cast<std::size_t>(
      std::count_if(places.begin(), places.end(), [](const ClaimPlace& place) { return place.exact; }));
}

void ClaimsSurvey::add(const ClaimsRegisters::Entry& entry, const Document& page) {
  SurveyedRegister& survey = this->survey(entry.claims);
  for (const ClaimUse& use : entry.matcher->uses(page)) {
    const SourceSpan span = page.blocks[use.block].map.to_source(use.span);
    survey.claims[use.claim].places.push_back(
        {page.source->path(), page.source->position(span.begin), use.exact, use.difference});
  }
}

std::vector<SurveyedRegister> ClaimsSurvey::registers() const {
  std::vector<SurveyedRegister> registers;
  for (const auto& [path, survey] : registers_) {
    registers.push_back(survey);
  }
  return registers;
}

SurveyedRegister& ClaimsSurvey::survey(const ClaimsRegister& claims) {
  const auto [known, is_new] = registers_.try_emplace(claims.path);
  if (is_new) {
    known->second.path = claims.path;
    for (const ApprovedClaim& claim : claims.claims) {
      SurveyedClaim row{&claim, state_on(claim, today_), -1, {}};
      if (row.state == ClaimState::kApproved && claim.until) {
        row.days_left = days_between(today_, *claim.until);
      }
      known->second.claims.push_back(std::move(row));
    }
  }
  return known->second;
}

}  // namespace candor
