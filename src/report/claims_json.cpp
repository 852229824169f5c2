#include <utility>

#include "candor/report/claims_reporter.h"

#include "json_text.h"

namespace candor {
namespace {

Json day(const std::optional<Date>& date) {
  return date ? Json(to_string(*date)) : Json(nullptr);
}

std::string_view state_name(ClaimState state) {
  return state == ClaimState::kApproved ? "approved" : state == ClaimState::kExpired ? "expired" : "withdrawn";
}

Json claim_json(const SurveyedClaim& row) {
  const ApprovedClaim& claim = *row.claim;
  Json texts = Json::array();
  for (const LocatedText& text : claim.texts) {
    texts.push_back(text.text);
  }
  Json places = Json::array();
  for (const ClaimPlace& place : row.places) {
    places.push_back({{"path", place.path},
                      {"line", place.start.line},
                      {"column", place.start.column},
                      {"exact", place.exact},
                      {"difference", place.exact ? Json(nullptr) : Json(place.difference)}});
  }
  return {{"id", claim.id},
          {"line", claim.where.line},
          {"state", state_name(row.state)},
          {"texts", std::move(texts)},
          {"references", claim.references},
          {"approved_by", claim.approved_by},
          {"approved_on", day(claim.approved_on)},
          {"until", day(claim.until)},
          {"withdrawn", day(claim.withdrawn)},
          {"note", claim.note},
          {"days_left", row.days_left < 0 ? Json(nullptr) : Json(row.days_left)},
          {"places", std::move(places)}};
}

}  // namespace

std::string claims_json(const std::vector<SurveyedRegister>& registers, const std::string& version) {
  Json all = Json::array();
  for (const SurveyedRegister& one : registers) {
    Json claims = Json::array();
    for (const SurveyedClaim& row : one.claims) {
      claims.push_back(claim_json(row));
    }
    all.push_back({{"path", one.path}, {"claims", std::move(claims)}});
  }
  return json_text({{"schema", "candor.claims/1"},
                    {"tool", {{"name", "candor"}, {"version", version}}},
                    {"registers", std::move(all)}}) +
         "\n";
}

}  // namespace candor
