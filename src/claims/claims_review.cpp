#include "candor/claims/claims_review.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "candor/base/digest.h"

namespace candor {
namespace {

constexpr std::size_t kFingerprintDigits = 16;

std::string entry_name(const ClaimsRegister& claims, const ApprovedClaim& claim) {
  return fmt::format("'{}' ({}:{})", claim.id, claims.path, claim.where.line);
}

/// What is to be said about a use that is not approved; none when no policy asks for it.
std::optional<Finding> told_of(const NoticeRules& notices, const ClaimsRegister& claims, const ClaimUse& use,
                               ClaimState state) {
  const ApprovedClaim& claim = claims.claims[use.claim];
  const std::string name = entry_name(claims, claim);
  if (!use.exact) {
    return make_notice(notices, "claim-near", {{"claim", name}, {"difference", use.difference}});
  }
  return state == ClaimState::kExpired
             ? make_notice(notices, "claim-expired", {{"claim", name}, {"day", to_string(*claim.until)}})
             : make_notice(notices, "claim-withdrawn", {{"claim", name}, {"day", to_string(*claim.withdrawn)}});
}

/// No approval of a wording says that the rest of the page is complete, or that letters may be hidden.
bool can_be_approved(const Finding& finding) {
  return finding.span && !finding.category.starts_with("duty/") && finding.category != "evasion";
}

Approval approval(const ClaimsRegister& claims, const ClaimUse& use, const Block& block) {
  const ApprovedClaim& claim = claims.claims[use.claim];
  Approval approval;
  approval.claim = claim.id;
  approval.where = {claims.path, claim.where.line, claim.where.column};
  approval.by = claim.approved_by;
  approval.until = claim.until ? to_string(*claim.until) : std::string();
  approval.span = block.map.to_source(use.span);
  approval.text = block.text.substr(use.span.begin, use.span.size());
  return approval;
}

bool by_place(const Finding& a, const Finding& b) {
  const auto place = [](const Finding& one) { return one.span.value_or(SourceSpan{}); };
  return std::tuple(place(a), a.rule) < std::tuple(place(b), b.rule);
}

}  // namespace

void review_claims(const ClaimsRegisters::Entry& entry, const NoticeRules& notices, const Document& page, Date today,
                   FileReport& report, Coverage& coverage) {
  std::map<std::string, std::size_t> repeats;
  std::vector<Finding> added;
  for (const ClaimUse& use : entry.matcher->uses(page)) {
    const ApprovedClaim& claim = entry.claims.claims[use.claim];
    const ClaimState state = state_on(claim, today);
    const Block& block = page.blocks[use.block];
    Approval told = approval(entry.claims, use, block);
    if (use.exact && state == ClaimState::kApproved) {
      const auto allowed = std::stable_partition(
          report.findings.begin(), report.findings.end(),
          [&](const Finding& finding) { return !can_be_approved(finding) || !told.span.contains(*finding.span); });
      told.findings.assign(std::make_move_iterator(allowed), std::make_move_iterator(report.findings.end()));
      report.findings.erase(allowed, report.findings.end());
      coverage.approved += told.findings.size();
      report.approved.push_back(std::move(told));
    } else if (use.exact || state == ClaimState::kApproved) {
      std::optional<Finding> finding = told_of(notices, entry.claims, use, state);
      if (!finding) {
        continue;
      }
      finding->span = told.span;
      finding->match = told.text;
      const std::string identity = finding->rule + "\n" + claim.id + "\n" + told.text;
      finding->fingerprint =
          sha256_hex(fmt::format("{}\n{}", identity, repeats[identity]++)).substr(0, kFingerprintDigits);
      added.push_back(*std::move(finding));
    }
  }
  report.findings.insert(report.findings.end(), added.begin(), added.end());
  std::stable_sort(report.findings.begin(), report.findings.end(), by_place);
}

}  // namespace candor
