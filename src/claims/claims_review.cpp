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

RuleInfo rule(std::string id, Severity severity, std::string title, std::string why, std::string advice) {
  RuleInfo info;
  info.id = "claims-register/" + std::move(id);
  info.category = "claims-register";
  info.severity = severity;
  info.title = std::move(title);
  info.why = std::move(why);
  info.advice = std::move(advice);
  return info;
}

const RuleInfo& rule_of(const ClaimUse& use, ClaimState state) {
  const std::size_t place = !use.exact ? 1 : state == ClaimState::kExpired ? 0 : 2;
  return claim_rules()[place];
}

std::string entry_name(const ClaimsRegister& claims, const ApprovedClaim& claim) {
  return fmt::format("'{}' ({}:{})", claim.id, claims.path, claim.where.line);
}

std::string message(const ClaimsRegister& claims, const ClaimUse& use, ClaimState state) {
  const ApprovedClaim& claim = claims.claims[use.claim];
  const std::string name = entry_name(claims, claim);
  if (!use.exact) {
    return fmt::format("this is close to the approved claim {}, but {}", name, use.difference);
  }
  return state == ClaimState::kExpired
             ? fmt::format("the approval of the claim {} ended on {}", name, to_string(*claim.until))
             : fmt::format("the claim {} was withdrawn on {}", name, to_string(*claim.withdrawn));
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

const std::vector<RuleInfo>& claim_rules() {
  static const std::vector<RuleInfo> kRules = {
      rule("expired", Severity::kWarning, "Claim whose approval has ended",
           "It was approved up to a day, and nobody has looked at it since: what it rests on may have changed.",
           "Have it looked at again and set a new day in the register, or take the sentence off the page."),
      rule("near", Severity::kSuggestion, "Nearly an approved claim",
           "The difference may be one word, and that word may be the one that the approval hung on.",
           "Use the approved words, or have the new ones approved as a variation."),
      rule("withdrawn", Severity::kWarning, "Claim that was withdrawn",
           "Somebody decided that it may no longer be said.", "Take the sentence off the page."),
  };
  return kRules;
}

void review_claims(const ClaimsRegisters::Entry& entry, const Document& page, Date today, FileReport& report,
                   Coverage& coverage) {
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
      const RuleInfo& info = rule_of(use, state);
      Finding finding{info.id, info.category, info.severity, message(entry.claims, use, state), told.span, told.text,
                      {}};
      const std::string identity = info.id + "\n" + claim.id + "\n" + told.text;
      finding.fingerprint =
          sha256_hex(fmt::format("{}\n{}", identity, repeats[identity]++)).substr(0, kFingerprintDigits);
      added.push_back(std::move(finding));
    }
  }
  report.findings.insert(report.findings.end(), added.begin(), added.end());
  std::stable_sort(report.findings.begin(), report.findings.end(), by_place);
}

}  // namespace candor
