#include "block_builder.h"

#include <algorithm>

#include "candor/base/check.h"

namespace candor {
namespace {

constexpr std::string_view kObjectCharacter = "\xEF\xBF\xBC";

bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/// The last line end in [begin, end), with the indentation and quote marks behind it; nothing when there is
/// none.
std::optional<SourceSpan> line_end_in(std::string_view source, SourceSpan gap) {
  if (gap.begin >= gap.end) {
    return std::nullopt;
  }
  const std::string_view text = source.substr(gap.begin, gap.size());
  std::size_t begin = text.find_last_of("\r\n");
  if (begin == std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t behind = text.find_first_not_of(" \t>", begin + 1);
  begin -= begin > 0 && text.substr(begin - 1, 2) == "\r\n" ? 1 : 0;
  const std::size_t end = std::min(behind, text.size());
  return SourceSpan{gap.begin + static_cast<std::uint32_t>(begin), gap.begin + static_cast<std::uint32_t>(end)};
}

template <class Layers>
auto innermost(Layers& open, LayerKind kind) {
  return std::find_if(open.rbegin(), open.rend(), [kind](const auto& row) { return row.layer.kind == kind; });
}

}  // namespace

std::optional<std::uint32_t> BlockBuilder::source_begin() const {
  const std::vector<Run>& runs = block_.map.runs();
  return runs.empty() ? std::nullopt : std::optional<std::uint32_t>(runs.front().source);
}

void BlockBuilder::add_run(SourceSpan place, RunKind kind, std::string_view text) {
  CANDOR_CHECK(place.begin <= place.end && place.end <= source_.size(), "a run lies in the source");
  // An object's end is a guess where markup is odd: what comes next knows better.
  block_.map.end_before(place.begin);
  block_.map.add({size(), place.begin, place.size(), kind});
  block_.text += text;
  source_end_ = place.end;
}

void BlockBuilder::settle_break(std::uint32_t next_source) {
  if (!pending_break_) {
    return;
  }
  const RunKind kind = *pending_break_;
  pending_break_.reset();
  // At the very beginning a break separates nothing, and one within bytes that are dropped is not seen.
  const std::optional<SourceSpan> place = line_end_in(source_, {source_end_, next_source});
  if (!block_.text.empty() && !ends_with_break() && place) {
    add_run(*place, kind, " ");
    break_end_ = size();
  }
  for (auto open = open_.rbegin(); open != open_.rend() && open->behind_break; ++open) {
    open->layer.span.begin = size();
    open->behind_break = false;
  }
}

void BlockBuilder::verbatim(SourceSpan place) {
  while (block_.text.empty() && !place.empty() && is_blank(source_[place.begin])) {
    ++place.begin;
  }
  if (place.empty()) {
    return;
  }
  settle_break(place.begin);
  add_run(place, RunKind::kVerbatim, source_.substr(place.begin, place.size()));
}

void BlockBuilder::decoded(std::string_view text, SourceSpan place) {
  settle_break(place.begin);
  add_run(place, RunKind::kEntity, text);
}

void BlockBuilder::line_break(RunKind kind) {
  if (!pending_break_ || kind == RunKind::kHardBreak) {
    pending_break_ = kind;
  }
}

void BlockBuilder::line_break(RunKind kind, SourceSpan place) {
  settle_break(place.begin);
  if (block_.text.empty() || ends_with_break()) {
    add_run(place, RunKind::kDropped, "");
    return;
  }
  add_run(place, kind, " ");
  break_end_ = size();
}

void BlockBuilder::drop(SourceSpan place) {
  settle_break(place.begin);
  add_run(place, RunKind::kDropped, "");
}

void BlockBuilder::object(LayerKind kind, std::uint32_t index, SourceSpan place) {
  settle_break(place.begin);
  const std::uint32_t begin = size();
  add_run(place, RunKind::kObject, kObjectCharacter);
  block_.layers.push_back({{begin, size()}, kind, index});
}

void BlockBuilder::open(LayerKind kind, std::uint32_t index) {
  // Nobody nests so deep on purpose, and closing a layer looks through all that are open.
  constexpr std::size_t kMaxOpen = 500;
  if (open_.size() < kMaxOpen) {
    open_.push_back({{{size(), size()}, kind, index}, pending_break_.has_value()});
  }
}

void BlockBuilder::close(LayerKind kind) {
  const auto found = innermost(open_, kind);
  if (found == open_.rend()) {
    // A quotation may have begun in a block above.
    if (kind == LayerKind::kQuoted && size() > 0) {
      block_.layers.push_back({{0, size()}, kind, 0});
    }
    return;
  }
  Layer layer = found->layer;
  layer.span.end = std::max(layer.span.begin, size());
  block_.layers.push_back(layer);
  open_.erase(std::next(found).base());
}

void BlockBuilder::mark(LayerKind kind, std::uint32_t index, SourceSpan place) {
  drop(place);
  block_.layers.push_back({{size(), size()}, kind, index});
}

std::optional<std::uint32_t> BlockBuilder::opened(LayerKind kind) const {
  const auto found = innermost(open_, kind);
  return found == open_.rend() ? std::nullopt : std::optional<std::uint32_t>(found->layer.span.begin);
}

void BlockBuilder::replace_by_object(std::uint32_t offset, LayerKind kind, std::uint32_t index) {
  const SourceSpan place = block_.map.to_source({offset, size()});
  block_.map.cut(offset);
  block_.text.resize(offset);
  // Layers are added when they close, so those over the text that goes are the last ones.
  while (!block_.layers.empty() && block_.layers.back().span.begin >= offset &&
         block_.layers.back().span.end > offset) {
    block_.layers.pop_back();
  }
  object(kind, index, place);
}

void BlockBuilder::trim_end() {
  while (!block_.text.empty() && is_blank(block_.text.back())) {
    block_.text.pop_back();
  }
  RunMap trimmed;
  for (Run run : block_.map.runs()) {
    if (run.text >= size() && run.kind != RunKind::kDropped) {
      continue;
    }
    run.text = std::min(run.text, size());
    run.source_size = run.kind == RunKind::kVerbatim ? std::min(run.source_size, size() - run.text) : run.source_size;
    trimmed.add(run);
  }
  block_.map = std::move(trimmed);
}

Block BlockBuilder::take() {
  while (!open_.empty()) {
    close(open_.back().layer.kind);
  }
  trim_end();
  for (Layer& layer : block_.layers) {
    layer.span.begin = std::min(layer.span.begin, size());
    layer.span.end = std::min(layer.span.end, size());
  }
  std::stable_sort(block_.layers.begin(), block_.layers.end(), [](const Layer& a, const Layer& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  Block block = std::move(block_);
  *this = BlockBuilder(source_);
  return block;
}

}  // namespace candor
