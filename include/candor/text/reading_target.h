#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace candor {

/// Formulas that give a grade (candor/readability/formulas.h), in the order of their names.
enum class ReadingFormula : std::uint8_t {
  kFleschKincaid,
  kSmog,
  kGunningFog,
  kColemanLiau,
  kAutomatedReadabilityIndex,
};

inline constexpr std::array<std::string_view, 5> kReadingFormulaNames = {"flesch-kincaid", "smog", "gunning-fog",
                                                                         "coleman-liau", "automated-readability-index"};

/// The grade that a page should not be above, and how it is measured.
struct ReadingTarget {
  double grade = 0;
  ReadingFormula formula = ReadingFormula::kFleschKincaid;

  friend bool operator==(const ReadingTarget&, const ReadingTarget&) = default;
};

}  // namespace candor
