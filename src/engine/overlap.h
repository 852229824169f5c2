#pragma once

#include <vector>

#include "candor/rules/judge.h"

namespace candor {

/// Of overlapping verdicts of one category only one is left: the gravest, then the longest, then the first rule by id.
/// Verdicts of different categories do not touch each other. The result is sorted by place, then rule.
void merge_overlaps(std::vector<Verdict>& verdicts);

}  // namespace candor
