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

  /// The patterns must have a Regex::size().
  explicit RegexFilter(const std::vector<std::string>& patterns);

  /// Numbers of the patterns that may match the text, ascending, in `out`.
  void candidates(std::string_view text, std::vector<std::uint32_t>& out) const;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(literals_, ends_, meets_, requirements_);
  }

 private:
  /// A pattern's requirement is a set of strings of which each of its matches holds one; a text that meets all of them
  /// may match. Those of all patterns are numbered in one row.
  LiteralFinder literals_;
  FlatArray<std::uint32_t> ends_;          ///< by literal: where its requirements end in meets_
  FlatArray<std::uint32_t> meets_;         ///< the requirements that each literal meets
  FlatArray<std::uint32_t> requirements_;  ///< by pattern: where its requirements end
};

}  // namespace candor
