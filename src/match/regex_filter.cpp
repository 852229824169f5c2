#include "candor/match/regex_filter.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
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

/// The strings of which each match of a pattern holds at least one; none when there are no such strings.
class Requirement {
 public:
  explicit Requirement(const std::string& pattern) : filtered_(kMinLength) {
    int id = 0;
    filtered_.Add(pattern, regex_options(), &id);
    filtered_.Compile(&atoms_);
  }

  std::vector<std::string> find() {
    // Letters beyond ASCII have more than one case: what holds them is taken to be in every text.
    std::vector<int> missing;
    for (int i = 0; i < static_cast<int>(atoms_.size()); ++i) {
      if (is_ascii(atoms_[static_cast<std::size_t>(i)])) {
        missing.push_back(i);
      }
    }
    if (missing.empty() || may_match_without(missing)) {
      return {};
    }
    // A pattern that says two words requires both, and one of them is enough here: the longer ones, which are rarer.
    std::vector<int> by_length = missing;
    std::stable_sort(by_length.begin(), by_length.end(), [this](int a, int b) { return size(a) < size(b); });
    for (const int atom : by_length) {
      std::vector<int> fewer = missing;
      std::erase(fewer, atom);
      if (!fewer.empty() && !may_match_without(fewer)) {
        missing = std::move(fewer);
      }
    }
    std::vector<std::string> required;
    for (const int atom : missing) {
      required.push_back(atoms_[static_cast<std::size_t>(atom)]);
    }
    return required;
  }

 private:
  [[nodiscard]] std::size_t size(int atom) const { return atoms_[static_cast<std::size_t>(atom)].size(); }

  [[nodiscard]] bool may_match_without(const std::vector<int>& missing) const {
    std::vector<int> present;
    for (int i = 0; i < static_cast<int>(atoms_.size()); ++i) {
      if (std::find(missing.begin(), missing.end(), i) == missing.end()) {
        present.push_back(i);
      }
    }
    std::vector<int> potential;
    filtered_.AllPotentials(present, &potential);
    return !potential.empty();
  }

  re2::FilteredRE2 filtered_;
  std::vector<std::string> atoms_;
};

}  // namespace

RegexFilter::RegexFilter(const std::vector<std::string>& patterns)
    : pattern_count_(static_cast<std::uint32_t>(patterns.size())) {
  std::map<std::string, std::vector<std::uint32_t>> required;
  std::vector<std::uint32_t> always;
  for (std::uint32_t i = 0; i < pattern_count_; ++i) {
    const std::vector<std::string> strings = Requirement(patterns[i]).find();
    for (const std::string& string : strings) {
      required[string].push_back(i);
    }
    if (strings.empty()) {
      always.push_back(i);
    }
  }
  if (!required.empty()) {
    std::vector<std::uint32_t> all(pattern_count_);
    std::iota(all.begin(), all.end(), 0U);
    for (const std::string_view letter : kFoldToAscii) {
      required[std::string(letter)] = all;
    }
  }
  std::vector<std::string> literals;
  std::vector<std::uint32_t> ends;
  std::vector<std::uint32_t> of_literals;
  for (const auto& [literal, numbers] : required) {
    literals.push_back(literal);
    of_literals.insert(of_literals.end(), numbers.begin(), numbers.end());
    ends.push_back(static_cast<std::uint32_t>(of_literals.size()));
  }
  literals_ = literals.empty() ? LiteralFinder() : LiteralFinder(literals);
  ends_ = std::move(ends);
  patterns_ = std::move(of_literals);
  always_ = std::move(always);
}

void RegexFilter::candidates(std::string_view text, std::vector<std::uint32_t>& out) const {
  const std::span<const std::uint32_t> always = always_.values();
  out.assign(always.begin(), always.end());
  literals_.find(text, [&](std::uint32_t literal) {
    const std::uint32_t begin = literal == 0 ? 0 : ends_[literal - 1];
    const std::span<const std::uint32_t> patterns = patterns_.values().subspan(begin, ends_[literal] - begin);
    out.insert(out.end(), patterns.begin(), patterns.end());
    // A word said again and again adds nothing.
    if (out.size() > 2 * std::size_t{pattern_count_}) {
      sort_unique(out);
    }
  });
  sort_unique(out);
}

}  // namespace candor
