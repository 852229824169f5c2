#include "candor/document/run_map.h"

#include <algorithm>

namespace candor {

std::size_t RunMap::run_at(std::uint32_t offset) const {
  const auto behind = std::upper_bound(runs_.begin(), runs_.end(), offset,
                                       [](std::uint32_t place, const Run& run) { return place < run.text; });
  return behind == runs_.begin() ? 0 : static_cast<std::size_t>(behind - runs_.begin()) - 1;
}

SourceSpan RunMap::to_source(TextSpan span) const {
  if (runs_.empty()) {
    return {};
  }
  const Run& first = runs_[run_at(span.begin)];
  const std::uint32_t begin =
      first.source + (first.kind == RunKind::kVerbatim ? std::min(span.begin - first.text, first.source_size) : 0);
  if (span.empty()) {
    return {begin, begin};
  }
  const Run& last = runs_[run_at(span.end - 1)];
  const std::uint32_t end =
      last.source +
      (last.kind == RunKind::kVerbatim ? std::min(span.end - last.text, last.source_size) : last.source_size);
  return {begin, std::max(begin, end)};
}

std::vector<SourceSpan> RunMap::pieces(TextSpan span) const {
  std::vector<SourceSpan> pieces;
  for (std::size_t i = run_at(span.begin); i < runs_.size() && runs_[i].text < span.end; ++i) {
    const Run& run = runs_[i];
    if (run.kind == RunKind::kSoftBreak || run.kind == RunKind::kHardBreak || run.kind == RunKind::kDropped) {
      continue;
    }
    const std::uint32_t next = i + 1 < runs_.size() ? runs_[i + 1].text : span.end;
    const TextSpan part{std::max(span.begin, run.text), std::min(span.end, next)};
    if (part.begin >= part.end) {
      continue;
    }
    const SourceSpan piece = to_source(part);
    if (piece.empty()) {
      continue;
    }
    if (!pieces.empty() && pieces.back().end == piece.begin) {
      pieces.back().end = piece.end;
    } else {
      pieces.push_back(piece);
    }
  }
  return pieces;
}

}  // namespace candor
