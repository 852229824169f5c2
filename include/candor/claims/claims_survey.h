#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "candor/base/date.h"
#include "candor/claims/claims_review.h"
#include "candor/document/document.h"
#include "candor/text/source_file.h"

namespace candor {

/// Where a page uses a claim, or nearly.
struct ClaimPlace {
  std::string path;
  Position start;
  bool exact = true;
  std::string difference;  ///< of a near one
};

struct SurveyedClaim {
  const ApprovedClaim* claim = nullptr;
  ClaimState state = ClaimState::kApproved;
  std::int64_t days_left = -1;  ///< until the last day; -1: there is none, or it is over
  std::vector<ClaimPlace> places;

  [[nodiscard]] std::size_t exact_uses() const;
};

struct SurveyedRegister {
  std::string path;
  std::vector<SurveyedClaim> claims;  ///< in order of the file
};

/// Which claims of a register are used where.
class ClaimsSurvey {
 public:
  explicit ClaimsSurvey(Date today) : today_(today) {}

  /// The entry must outlive the survey.
  void add(const ClaimsRegisters::Entry& entry, const Document& page);

  /// In order of their paths.
  [[nodiscard]] std::vector<SurveyedRegister> registers() const;

 private:
  SurveyedRegister& survey(const ClaimsRegister& claims);

  Date today_;
  std::map<std::string, SurveyedRegister> registers_;
};

}  // namespace candor
