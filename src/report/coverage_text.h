#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "candor/diagnostic/report.h"

/// The sentences that say what a report covers. Every format for people shows them, so that a clean report is not read
/// as a clearance.

namespace candor {

inline constexpr std::string_view kNoClearance = "candor measures wording; it is not a compliance determination.";

/// "1 page", "2 pages".
std::string counted(std::uint64_t number, std::string_view what);

/// How many findings there are of a severity.
std::uint64_t count_of(const Coverage& coverage, Severity severity);

/// "nothing found", or how much of what: "1 error, 0 warnings, 2 suggestions, 1 suppressed".
std::string totals(const Coverage& coverage);

/// A sentence each, without line ends: what was checked, what could not be, what was skipped, and what all that is not.
std::vector<std::string> coverage_sentences(const Coverage& coverage);

/// Whether a page has a finding that fails it.
bool fails(const FileReport& page);

/// What fails a page, as a sentence; none: that is not the same for all pages.
std::string failing_sentence(std::optional<Severity> fail_on);

/// What fails a page, for people: "an error", "an error or a warning", "any finding".
std::string_view failing_findings(Severity fail_on);

}  // namespace candor
