#pragma once

#include <cstdint>
#include <span>

#include "candor/diagnostic/inspection.h"
#include "candor/diagnostic/report.h"
#include "candor/rules/decision.h"

namespace candor {

/// Tells what was seen in a block, from the trace of its judgement. `findings` are the block's.
SeenBlock inspect_block(const RuleBook& book, const Document& page, std::uint32_t block, const BlockTrace& trace,
                        std::span<const Finding> findings);

}  // namespace candor
