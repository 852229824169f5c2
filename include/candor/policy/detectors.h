#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace candor {

/// What a rule can name as its `detector`, in the order of kDetectorNames: things that no phrase can say, found by
/// code. A new one is a value here, a name below, and the code that finds it: a row in src/rules/detectors.cpp when it
/// looks at the text of a block.
enum class Detector : std::uint8_t {
  kLookAlikeLetters,
  kInvisibleCharacters,
  kSpacedLetters,
  kMaskedLetters,
  kDanglingCitation,
  kJargon,
  kPageGrade,
  kSectionGrade,
};

inline constexpr std::array<std::string_view, 8> kDetectorNames = {
    "look-alike-letters", "invisible-characters", "spaced-letters", "masked-letters",
    "dangling-citation",  "jargon",               "page-grade",     "section-grade"};

/// Those that measure how hard a page is to read. They are asked when somebody wants to know.
inline constexpr std::array<Detector, 3> kReadingDetectors = {Detector::kJargon, Detector::kPageGrade,
                                                              Detector::kSectionGrade};

}  // namespace candor
