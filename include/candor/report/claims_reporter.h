#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "candor/claims/claims_survey.h"

/// What `candor claims` prints.

namespace candor {

/// Every claim with its state and its places, for people.
std::string claims_list_text(const std::vector<SurveyedRegister>& registers, std::size_t columns);

/// What somebody should look at: uses of expired and withdrawn claims, near uses, claims that end within so many days,
/// claims that no page uses. A line each, then a line of totals.
std::string claims_check_text(const std::vector<SurveyedRegister>& registers, std::int64_t soon);

/// Everything, as an object.
std::string claims_json(const std::vector<SurveyedRegister>& registers, const std::string& version);

}  // namespace candor
