#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/result.h"
#include "candor/base/span.h"

namespace candor {

/// The escape hatch of the phrase language: RE2 (linear time), without regard to case, on a block's text.
class Regex {
 public:
  /// The longest pattern, in bytes.
  static constexpr std::size_t kMaxBytes = 16384;

  /// How large a pattern's automaton is, in instructions; the error says why it cannot be used. Compiles it.
  static Result<std::size_t> size(const std::string& pattern);

  /// The pattern must have a size().
  explicit Regex(const std::string& pattern);
  ~Regex();
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;

  /// All matches that do not overlap, from the left; empty ones are left out. Of a pattern with a group (?P<here>…) the
  /// places of that group.
  [[nodiscard]] std::vector<TextSpan> find(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace candor
