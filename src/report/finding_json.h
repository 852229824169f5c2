#pragma once

#include "candor/diagnostic/report.h"

#include "json_text.h"

namespace candor {

/// A finding as the JSON formats have it.
Json finding_json(const SourceFile& source, const Finding& finding);
/// The same with the exception that lets it stand.
Json suppressed_json(const SourceFile& source, const SuppressedFinding& suppressed);
/// A signed exception.
Json suppression_json(const Suppression& why);
/// A sentence that says an approved claim.
Json approval_json(const SourceFile& source, const Approval& approval);
Json coverage_json(const Coverage& coverage);

}  // namespace candor
