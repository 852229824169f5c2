#include "unit/document/invariants.h"

#include <cstddef>

namespace candor {
namespace {

std::uint32_t size_of(std::string_view text) {
  return static_cast<std::uint32_t>(text.size());
}

/// The bytes of the block's text that the run at `index` made.
std::string_view text_of(const Block& block, std::size_t index) {
  const std::vector<Run>& runs = block.map.runs();
  const std::size_t end = index + 1 < runs.size() ? runs[index + 1].text : block.text.size();
  return std::string_view(block.text).substr(runs[index].text, end - runs[index].text);
}

std::string broken_run(const Block& block, std::size_t index, std::string_view source) {
  const Run& run = block.map.runs()[index];
  const std::string_view text = text_of(block, index);
  if (std::size_t{run.source} + run.source_size > source.size()) {
    return "a run lies outside the source";
  }
  if (run.kind == RunKind::kVerbatim &&
      (text.size() > run.source_size || text != source.substr(run.source, text.size()))) {
    return "a verbatim run differs from the source";
  }
  if (run.kind == RunKind::kDropped && !text.empty()) {
    return "a dropped run has text";
  }
  if (run.kind == RunKind::kObject && text != "\xEF\xBF\xBC") {
    return "an object is not U+FFFC";
  }
  if ((run.kind == RunKind::kSoftBreak || run.kind == RunKind::kHardBreak) && text != " ") {
    return "a line break is not one space";
  }
  return "";
}

std::string broken_runs(const Block& block, std::string_view source) {
  const std::vector<Run>& runs = block.map.runs();
  if (block.text.empty()) {
    return "a block without text";
  }
  if (runs.empty() || runs.front().text != 0) {
    return "the text's beginning has no run";
  }
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].text > block.text.size()) {
      return "a run begins behind the text";
    }
    if (i + 1 < runs.size() &&
        (runs[i + 1].text < runs[i].text || runs[i + 1].source < runs[i].source + runs[i].source_size)) {
      return "runs do not ascend";
    }
    if (std::string broken = broken_run(block, i, source); !broken.empty()) {
      return broken;
    }
  }
  return "";
}

std::string broken_place(const Block& block, std::string_view source) {
  for (std::uint32_t i = 0; i < size_of(block.text); ++i) {
    const SourceSpan place = block.map.to_source({i, i + 1});
    if (place.begin > place.end || place.end > source.size()) {
      return "a byte has no place in the source";
    }
    if (i > 0 && place.begin < block.map.to_source({i - 1, i}).begin) {
      return "places do not ascend";
    }
  }
  const SourceSpan whole = block.map.to_source({0, size_of(block.text)});
  for (const SourceSpan& piece : block.map.pieces({0, size_of(block.text)})) {
    if (!whole.contains(piece) || piece.empty()) {
      return "a piece lies outside its span";
    }
  }
  return "";
}

std::string broken_layer(const Document& document, const Block& block) {
  std::uint32_t before = 0;
  for (const Layer& layer : block.layers) {
    if (layer.span.begin > layer.span.end || layer.span.end > block.text.size() || layer.span.begin < before) {
      return "layers do not ascend within the text";
    }
    before = layer.span.begin;
    const bool links = layer.kind == LayerKind::kLink || layer.kind == LayerKind::kAddress;
    if (links && layer.index >= document.links.size()) {
      return "a layer names no link";
    }
    if (layer.kind == LayerKind::kFootnoteMark && (layer.index >= document.notes.size() || !layer.span.empty())) {
      return "a footnote mark names no note, or has a width";
    }
  }
  return "";
}

std::string broken_relation(const Document& document, std::size_t number) {
  const Block& block = document.blocks[number];
  if (block.heading != Block::kNone &&
      (block.heading >= number || document.blocks[block.heading].kind != BlockKind::kHeading)) {
    return "the heading above is none";
  }
  if (block.lead_in != Block::kNone && block.lead_in >= number) {
    return "the lead-in does not come first";
  }
  return "";
}

}  // namespace

std::string broken_invariant(const Document& document) {
  const std::string_view source = document.source->text();
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    for (const std::string& broken : {broken_runs(block, source), broken_place(block, source),
                                      broken_layer(document, block), broken_relation(document, i)}) {
      if (!broken.empty()) {
        return "block " + std::to_string(i) + " (" + block.text + "): " + broken;
      }
    }
  }
  return "";
}

}  // namespace candor
