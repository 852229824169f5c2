#include <fmt/format.h>

#include "candor/report/claims_reporter.h"
#include "candor/text/display_width.h"
#include "candor/text/wrap.h"

#include "coverage_text.h"

namespace candor {
namespace {

std::string place_text(const ClaimPlace& place) {
  return fmt::format("{}:{}:{}", printable(place.path), place.start.line, place.start.column);
}

std::string state_text(const SurveyedClaim& row) {
  const ApprovedClaim& claim = *row.claim;
  const std::string by = fmt::format("approved by {}", printable(claim.approved_by));
  switch (row.state) {
    case ClaimState::kWithdrawn:
      return fmt::format("withdrawn on {}; was {}", to_string(*claim.withdrawn), by);
    case ClaimState::kExpired:
      return fmt::format("expired on {}; was {}", to_string(*claim.until), by);
    case ClaimState::kApproved:
      break;
  }
  return claim.until ? fmt::format("{}, until {}", by, to_string(*claim.until)) : by;
}

std::string claim_lines(const SurveyedClaim& row, std::size_t columns) {
  std::string text = fmt::format("  {}: {}\n", row.claim->id, state_text(row));
  text += wrap("    ", "“" + printable(row.claim->texts.front().text) + "”", "    ", columns) + "\n";
  for (const ClaimPlace& place : row.places) {
    text += place.exact ? fmt::format("    used: {}\n", place_text(place))
                        : fmt::format("    nearly: {}, but {}\n", place_text(place), printable(place.difference));
  }
  return row.exact_uses() == 0 ? text + "    not used\n" : text;
}

struct Tally {
  std::size_t claims = 0;
  std::size_t over = 0;
  std::size_t near = 0;
  std::size_t soon = 0;
  std::size_t unused = 0;
};

/// The lines about one claim.
std::string check_lines(const std::string& path, const SurveyedClaim& row, std::int64_t soon, Tally& tally) {
  const ApprovedClaim& claim = *row.claim;
  const std::string entry = fmt::format("{}:{}: ", printable(path), claim.where.line);
  std::string text;
  for (const ClaimPlace& place : row.places) {
    if (!place.exact && row.state == ClaimState::kApproved) {
      ++tally.near;
      text +=
          fmt::format("{}: nearly the claim '{}', but {}\n", place_text(place), claim.id, printable(place.difference));
    } else if (place.exact && row.state != ClaimState::kApproved) {
      ++tally.over;
      text += fmt::format("{}: uses the claim '{}', {}\n", place_text(place), claim.id, state_text(row));
    }
  }
  if (row.days_left >= 0 && row.days_left <= soon) {
    ++tally.soon;
    text +=
        fmt::format("{}the claim '{}' ends on {}, in {}; it is used in {}\n", entry, claim.id, to_string(*claim.until),
                    counted(static_cast<std::uint64_t>(row.days_left), "day"), counted(row.exact_uses(), "place"));
  }
  if (row.exact_uses() == 0 && row.state == ClaimState::kApproved) {
    ++tally.unused;
    text += fmt::format("{}the claim '{}' is not used\n", entry, claim.id);
  }
  ++tally.claims;
  return text;
}

}  // namespace

std::string claims_list_text(const std::vector<SurveyedRegister>& registers, std::size_t columns) {
  std::string text;
  for (const SurveyedRegister& one : registers) {
    text += fmt::format("{}: {}\n", printable(one.path), counted(one.claims.size(), "claim"));
    for (const SurveyedClaim& row : one.claims) {
      text += claim_lines(row, columns);
    }
  }
  return text;
}

std::string claims_check_text(const std::vector<SurveyedRegister>& registers, std::int64_t soon) {
  std::string text;
  Tally tally;
  for (const SurveyedRegister& one : registers) {
    for (const SurveyedClaim& row : one.claims) {
      text += check_lines(one.path, row, soon, tally);
    }
  }
  return text + fmt::format("{}: {} of expired or withdrawn ones, {}, {} soon, {} not used.\n",
                            counted(tally.claims, "claim"), counted(tally.over, "use"), counted(tally.near, "near use"),
                            tally.soon == 1 ? "1 ends" : fmt::format("{} end", tally.soon), tally.unused);
}

}  // namespace candor
