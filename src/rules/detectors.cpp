#include "detectors.h"

#include <algorithm>
#include <array>

namespace candor {
namespace {

using Find = std::vector<Detection> (*)(const DetectorInput&);

template <DisguiseKind kind>
std::vector<Detection> disguised(const DetectorInput& input) {
  std::vector<Detection> found;
  for (const DisguisedWord& word : input.reader.disguised()) {
    if (word.kind == kind) {
      found.push_back({word.span, std::nullopt});
    }
  }
  return found;
}

/// The bytes of a mark that left no text.
std::optional<SourceSpan> dropped_at(const Block& block, std::uint32_t offset, std::string_view source) {
  for (const Run& run : block.map.runs()) {
    if (run.kind == RunKind::kDropped && run.text == offset && source.substr(run.source, 2) == "[^") {
      return SourceSpan{run.source, run.source + run.source_size};
    }
  }
  return std::nullopt;
}

std::vector<Detection> dangling_citations(const DetectorInput& input) {
  std::vector<Detection> found;
  for (const CitationMark& mark : find_citation_marks(input.block)) {
    if (!input.references.dangles(mark)) {
      continue;
    }
    Detection& detection = found.emplace_back(Detection{mark.span, std::nullopt});
    if (mark.kind == CitationMark::Kind::kFootnote) {
      detection.source = dropped_at(input.block, mark.span.begin, input.page.source->text());
    }
  }
  return found;
}

struct Row {
  Detector detector;
  Find find;
};

/// Those that look at blocks.
constexpr std::array<Row, 5> kDetectors = {{{Detector::kLookAlikeLetters, disguised<DisguiseKind::kLookAlike>},
                                            {Detector::kInvisibleCharacters, disguised<DisguiseKind::kInvisible>},
                                            {Detector::kSpacedLetters, disguised<DisguiseKind::kSpaced>},
                                            {Detector::kMaskedLetters, disguised<DisguiseKind::kMasked>},
                                            {Detector::kDanglingCitation, dangling_citations}}};

}  // namespace

std::vector<Detection> detect(Detector detector, const DetectorInput& input) {
  const auto* const row =
      std::find_if(kDetectors.begin(), kDetectors.end(), [&](const Row& one) { return one.detector == detector; });
  return row == kDetectors.end() ? std::vector<Detection>() : row->find(input);
}

}  // namespace candor
