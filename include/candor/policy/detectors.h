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
  kExceptionExpired,  ///< from here on: what stands beside the wording, found when the page is reviewed
  kExceptionMalformed,
  kExceptionMissingReason,
  kExceptionNotAllowed,
  kExceptionUnclosed,
  kExceptionUnknownRule,
  kExceptionUnused,
  kClaimExpired,
  kClaimNear,
  kClaimWithdrawn,
  kPageTooCostly,  ///< from here on: what candor does not do for such a page
  kFindingsLeftOut,
};

inline constexpr std::array<std::string_view, 20> kDetectorNames = {"look-alike-letters",
                                                                    "invisible-characters",
                                                                    "spaced-letters",
                                                                    "masked-letters",
                                                                    "dangling-citation",
                                                                    "jargon",
                                                                    "page-grade",
                                                                    "section-grade",
                                                                    "exception-expired",
                                                                    "exception-malformed",
                                                                    "exception-missing-reason",
                                                                    "exception-not-allowed",
                                                                    "exception-unclosed",
                                                                    "exception-unknown-rule",
                                                                    "exception-unused",
                                                                    "claim-expired",
                                                                    "claim-near",
                                                                    "claim-withdrawn",
                                                                    "page-too-costly",
                                                                    "findings-left-out"};

constexpr std::string_view name_of(Detector detector) {
  return kDetectorNames[static_cast<std::size_t>(detector)];
}

/// Whether it looks at exceptions or registers, or at what candor itself could not do. Such a rule has neither
/// examples, which would be files, nor sources.
constexpr bool looks_beside(Detector detector) {
  return detector >= Detector::kExceptionExpired;
}

/// Those that measure how hard a page is to read. They are asked when somebody wants to know.
inline constexpr std::array<Detector, 3> kReadingDetectors = {Detector::kJargon, Detector::kPageGrade,
                                                              Detector::kSectionGrade};

}  // namespace candor
