#pragma once

#include <cstdint>
#include <span>

#include "candor/diagnostic/inspection.h"
#include "candor/diagnostic/report.h"
#include "candor/engine/analyzer.h"
#include "candor/rules/decision.h"

namespace candor {

/// A block that was judged.
struct JudgedBlock {
  const RuleBook& book;
  const Document& page;
  std::uint32_t number = 0;           ///< of the block
  std::span<const Finding> findings;  ///< the block's
  const RuleLevels* levels = nullptr;
};

/// Tells what was seen in a block, from the trace of its judgement.
SeenBlock inspect_block(const JudgedBlock& block, const BlockTrace& trace);

}  // namespace candor
