#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "candor/policy/detectors.h"
#include "candor/rules/citation.h"
#include "candor/rules/sentence.h"

namespace candor {

/// What a detector looks at: a block of the page, as its reader has it.
struct DetectorInput {
  const RuleBook& book;
  const Document& page;
  const ReferenceList& references;
  const Block& block;
  const BlockReader& reader;
};

/// What it found. Where nothing of the block's text stands for it (a footnote's mark), `text` is empty and tells where
/// it would stand, and `source` has its bytes.
struct Detection {
  TextSpan text;
  std::optional<SourceSpan> source;
};

/// All that the detector finds in the block, in order of the text; nothing when it looks at something else than blocks.
std::vector<Detection> detect(Detector detector, const DetectorInput& input);

}  // namespace candor
