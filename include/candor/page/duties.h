#pragma once

#include <optional>
#include <string>
#include <vector>

#include "candor/diagnostic/report.h"
#include "candor/page/page_facts.h"

/// Decides what a page owes its reader and does not give: one mechanism for all duties, which are data
/// (docs/duties.md).

namespace candor {

/// The findings of the duties that the profile asks for, in order of their ids: each at the place that triggers it,
/// with the other places it speaks of and a sentence to add.
std::vector<Finding> ask_duties(const RuleBook& book, const Document& page, const PageFacts& facts,
                                const ProfileDefinition& profile);

/// What one duty, asked for or not, finds lacking.
std::optional<Finding> ask_duty(const RuleBook& book, const Document& page, const PageFacts& facts,
                                const ProfileDefinition& profile, const DutyDefinition& duty);

/// Whether a profile asks for a duty.
bool asks_for(const ProfileDefinition& profile, const std::string& duty);

}  // namespace candor
