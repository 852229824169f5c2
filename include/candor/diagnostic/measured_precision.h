#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace candor {

/// How often a rule's findings were right on labelled sentences. At least one of the numbers is not 0.
struct RulePrecision {
  std::uint32_t right = 0;
  std::uint32_t wrong = 0;

  /// The share that was right, 0 to 1.
  [[nodiscard]] double value() const { return static_cast<double>(right) / (right + wrong); }
};

/// What a measurement of all rules found. A rule that no labelled sentence met is not in it.
struct MeasuredPrecision {
  std::string date;               ///< of the measurement: "2026-11-28"
  std::vector<std::string> sets;  ///< of labelled sentences
  std::map<std::string, RulePrecision> rules;
};

}  // namespace candor
