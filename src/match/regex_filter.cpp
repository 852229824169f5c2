#include "candor/match/regex_filter.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <span>
#include <utility>

#include <re2/filtered_re2.h>

#include "regex_options.h"

namespace candor {
namespace {

/// A shorter string is in nearly every text.
constexpr int kMinLength = 2;

/// What letters of ASCII match besides themselves when case does not count: the long s and the sign of kelvin.
constexpr std::array<std::string_view, 2> kFoldToAscii = {"\u017F", "\u212A"};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

void sort_unique(std::vector<std::uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

using Strings = std::vector<std::string>;

/// Asks RE2 what a pattern requires.
class RequirementFinder {
 public:
  explicit RequirementFinder(const std::string& pattern) : filtered_(kMinLength) {
    int id = 0;
    filtered_.Add(pattern, regex_options(), &id);
    filtered_.Compile(&strings_);
    present_.assign(strings_.size(), false);
  }

  /// Sets of strings; each match holds at least one of every set. No string is in two sets.
  std::vector<Strings> find() {
    std::vector<Strings> found;
    for (Strings next = find_next(); !next.empty(); next = find_next()) {
      found.push_back(std::move(next));
    }
    return found;
  }

 private:
  /// A smallest set among the strings not used yet: without any of them there is no match. Strings with letters beyond
  /// ASCII, which have more than one case, are taken to be in every text, and so are those of earlier sets.
  Strings find_next() {
    std::vector<std::size_t> missing;
    for (std::size_t i = 0; i < strings_.size(); ++i) {
      if (!present_[i] && is_ascii(strings_[i])) {
        missing.push_back(i);
      }
    }
    if (missing.empty() || may_match_without(missing)) {
      return {};
    }
    for (const std::size_t string : std::vector<std::size_t>(missing)) {
      std::vector<std::size_t> fewer = missing;
      std::erase(fewer, string);
      if (!fewer.empty() && !may_match_without(fewer)) {
        missing = std::move(fewer);
      }
    }
    Strings set;
    for (const std::size_t string : missing) {
      set.push_back(strings_[string]);
      present_[string] = true;
    }
    return set;
  }

  [[nodiscard]] bool may_match_without(const std::vector<std::size_t>& missing) const {
    std::vector<int> others;
    for (std::size_t i = 0; i < strings_.size(); ++i) {
      if (std::find(missing.begin(), missing.end(), i) == missing.end()) {
        others.push_back(static_cast<int>(i));
      }
    }
    std::vector<int> potential;
    filtered_.AllPotentials(others, &potential);
    return !potential.empty();
  }

  re2::FilteredRE2 filtered_;
  Strings strings_;
  std::vector<bool> present_;  ///< strings that tell nothing more
};

}  // namespace

RegexFilter::RegexFilter(const std::vector<std::string>& patterns) {
  std::map<std::string, std::vector<std::uint32_t>> met_by;
  std::vector<std::uint32_t> ends_of_patterns;
  std::uint32_t requirement = 0;
  for (const std::string& pattern : patterns) {
    for (const Strings& set : RequirementFinder(pattern).find()) {
      for (const std::string& string : set) {
        met_by[string].push_back(requirement);
      }
      ++requirement;
    }
    ends_of_patterns.push_back(requirement);
  }
  if (requirement > 0) {
    std::vector<std::uint32_t> all(requirement);
    std::iota(all.begin(), all.end(), 0U);
    for (const std::string_view letter : kFoldToAscii) {
      met_by[std::string(letter)] = all;
    }
  }
  Strings literals;
  std::vector<std::uint32_t> ends;
  std::vector<std::uint32_t> meets;
  for (const auto& [literal, requirements] : met_by) {
    literals.push_back(literal);
    meets.insert(meets.end(), requirements.begin(), requirements.end());
    ends.push_back(static_cast<std::uint32_t>(meets.size()));
  }
  literals_ = literals.empty() ? LiteralFinder() : LiteralFinder(literals);
  ends_ = std::move(ends);
  meets_ = std::move(meets);
  requirements_ = std::move(ends_of_patterns);
}

void RegexFilter::candidates(std::string_view text, std::vector<std::uint32_t>& out) const {
  constexpr std::size_t kMany = 256;
  std::vector<std::uint32_t> met;
  std::size_t limit = kMany;
  literals_.find(text, [&](std::uint32_t literal) {
    const std::uint32_t begin = literal == 0 ? 0 : ends_[literal - 1];
    const std::span<const std::uint32_t> meets = meets_.values().subspan(begin, ends_[literal] - begin);
    met.insert(met.end(), meets.begin(), meets.end());
    // A word said again and again adds nothing.
    if (met.size() > limit) {
      sort_unique(met);
      limit = met.size() + kMany;
    }
  });
  sort_unique(met);
  out.clear();
  std::size_t next = 0;
  for (std::uint32_t pattern = 0; pattern < requirements_.size(); ++pattern) {
    const std::uint32_t begin = pattern == 0 ? 0 : requirements_[pattern - 1];
    const std::size_t first = next;
    while (next < met.size() && met[next] < requirements_[pattern]) {
      ++next;
    }
    if (next - first == requirements_[pattern] - begin) {
      out.push_back(pattern);
    }
  }
}

}  // namespace candor
