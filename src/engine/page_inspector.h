#pragma once

#include "candor/diagnostic/inspection.h"
#include "candor/page/page_facts.h"

namespace candor {

/// Tells what a page is about. `profile` may be null.
SeenPage inspect_page(const RuleBook& book, const Document& page, const PageFacts& facts,
                      const ProfileDefinition* profile);

}  // namespace candor
