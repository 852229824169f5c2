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

std::vector<Detection> dangling_citations(const DetectorInput& input) {
  std::vector<Detection> found;
  const std::vector<CitationMark> marks = find_citation_marks(input.block);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!input.references.dangles(marks[i])) {
      continue;
    }
    Detection& detection = found.emplace_back(Detection{marks[i].span, std::nullopt});
    if (marks[i].kind == CitationMark::Kind::kFootnote) {
      detection.source = source_of(input.page, input.block, marks, i);
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
