#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/span.h"

namespace candor {

/// The escape hatch of the phrase language: RE2 (linear time), without regard to case, on a block's text.
class Regex {
 public:
  /// What is wrong with a pattern; none when it can be used.
  static std::optional<std::string> problem(const std::string& pattern);

  /// The pattern must have no problem.
  explicit Regex(const std::string& pattern);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  /// All matches that do not overlap, from the left; empty ones are left out.
  [[nodiscard]] std::vector<TextSpan> find(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace candor
