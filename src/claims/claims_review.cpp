#include "candor/claims/claims_review.h"

#include <algorithm>
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

SourceSpan place_of(const Finding& finding) {
  return finding.span.value_or(SourceSpan{});
}

bool by_place(const Finding& a, const Finding& b) {
  return std::tuple(place_of(a), std::string_view(a.rule)) < std::tuple(place_of(b), std::string_view(b.rule));
}

/// Takes those within a sentence out of findings sorted by place, and marks them as taken.
std::vector<Finding> take_within(SourceSpan sentence, const std::vector<Finding>& findings, std::vector<bool>& taken) {
  std::vector<Finding> within;
  const auto first =
      std::lower_bound(findings.begin(), findings.end(), sentence.begin,
                       [](const Finding& finding, std::uint32_t begin) { return place_of(finding).begin < begin; });
  for (auto finding = first; finding != findings.end() && place_of(*finding).begin < sentence.end; ++finding) {
    const auto number = static_cast<std::size_t>(finding - findings.begin());
    if (!taken[number] && can_be_approved(*finding) && sentence.contains(*finding->span)) {
      taken[number] = true;
      within.push_back(*finding);
    }
  }
  return within;
}

}  // namespace

void review_claims(const ClaimsRegisters::Entry& entry, const NoticeRules& notices, const Document& page, Date today,
                   FileReport& report, Coverage& coverage) {
  std::map<std::string, std::size_t> repeats;
  std::vector<Finding> added;
  std::stable_sort(report.findings.begin(), report.findings.end(), by_place);
  std::vector<bool> taken(report.findings.size());
  for (const ClaimUse& use : entry.matcher->uses(page)) {
    const ApprovedClaim& claim = entry.claims.claims[use.claim];
    const ClaimState state = state_on(claim, today);
    const Block& block = page.blocks[use.block];
    Approval told = approval(entry.claims, use, block);
    if (use.exact && state == ClaimState::kApproved) {
      told.findings = take_within(told.span, report.findings, taken);
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
  std::size_t number = 0;
  std::erase_if(report.findings, [&](const Finding& /*finding*/) { return taken[number++]; });
  report.findings.insert(report.findings.end(), added.begin(), added.end());
  std::stable_sort(report.findings.begin(), report.findings.end(), by_place);
}

}  // namespace candor
