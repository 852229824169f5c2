#include "finding_fate.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace candor {
namespace {

std::string signed_words(const Suppression& why) {
  std::vector<std::string> signature;
  if (!why.by.empty()) {
    signature.push_back("by " + why.by);
  }
  if (!why.until.empty()) {
    signature.push_back("until " + why.until);
  }
  return fmt::format("an exception {} allows it: “{}”{}", why.in_page ? "on the page" : "in the project's file",
                     why.reason, signature.empty() ? "" : fmt::format(" ({})", fmt::join(signature, ", ")));
}

std::string approved_words(const Approval& approval) {
  return fmt::format("the sentence is the approved claim '{}' ({}:{})", approval.claim, approval.where.path,
                     approval.where.line);
}

bool by_place(const FindingFate& a, const FindingFate& b) {
  const auto place = [](const FindingFate& one) { return one.finding->span.value_or(SourceSpan{}); };
  return std::make_tuple(place(a).begin, place(a).end, std::string_view(a.finding->rule)) <
         std::make_tuple(place(b).begin, place(b).end, std::string_view(b.finding->rule));
}

}  // namespace

std::vector<FindingFate> fates_of(const FileReport& page) {
  std::vector<FindingFate> fates;
  for (const Finding& finding : page.findings) {
    fates.push_back({&finding, "reported"});
  }
  for (const auto& [finding, suppression] : page.suppressed) {
    fates.push_back({&finding, "suppressed", signed_words(suppression), &suppression});
  }
  for (const Approval& approval : page.approved) {
    for (const Finding& finding : approval.findings) {
      fates.push_back({&finding, "approved", approved_words(approval)});
    }
  }
  for (const Finding& finding : page.known) {
    fates.push_back({&finding, "known", "the baseline has it"});
  }
  for (const Finding& finding : page.outside) {
    fates.push_back({&finding, "outside", "it is not on a changed line"});
  }
  std::stable_sort(fates.begin(), fates.end(), by_place);
  return fates;
}

}  // namespace candor
