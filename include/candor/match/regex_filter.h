#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/flat_array.h"
#include "candor/match/literal_finder.h"

namespace candor {

/// Tells which regular expressions cannot match a text, without running them. Most expressions say words or numbers
/// that each of their matches holds; one pass finds those of all expressions (after Cox, "Regular expression matching
/// with a trigram index", 2012; RE2 knows what an expression requires).
class RegexFilter {
 public:
  /// Filters nothing, since there is nothing to filter.
  RegexFilter() = default;

  /// The patterns must have no Regex::problem().
  explicit RegexFilter(const std::vector<std::string>& patterns);

  /// Numbers of the patterns that may match the text, ascending, in `out`.
  void candidates(std::string_view text, std::vector<std::uint32_t>& out) const;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(literals_, ends_, patterns_, always_, pattern_count_);
  }

 private:
  LiteralFinder literals_;
  FlatArray<std::uint32_t> ends_;  ///< by literal: where its patterns end in patterns_
  FlatArray<std::uint32_t> patterns_;
  FlatArray<std::uint32_t> always_;  ///< patterns that require nothing
  std::uint32_t pattern_count_ = 0;
};

}  // namespace candor
