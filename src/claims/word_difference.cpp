#include "word_difference.h"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace candor {
namespace {

using Words = std::vector<std::string>;

/// By how many words of both are left: the length of their longest common subsequence.
class CommonWords {
 public:
  CommonWords(const Words& before, const Words& after)
      : width_(after.size() + 1), lengths_((before.size() + 1) * width_, 0) {
    for (std::size_t i = before.size(); i-- > 0;) {
      for (std::size_t j = after.size(); j-- > 0;) {
        lengths_[i * width_ + j] = before[i] == after[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                                         : std::max(at(i + 1, j), at(i, j + 1));
      }
    }
  }

  [[nodiscard]] std::uint16_t at(std::size_t i, std::size_t j) const { return lengths_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<std::uint16_t> lengths_;
};

std::string told(const Words& gone, const Words& come) {
  if (come.empty()) {
    return fmt::format("“{}” is missing", fmt::join(gone, " "));
  }
  if (gone.empty()) {
    return fmt::format("“{}” was added", fmt::join(come, " "));
  }
  return fmt::format("“{}” became “{}”", fmt::join(gone, " "), fmt::join(come, " "));
}

}  // namespace

WordDifference word_difference(const Words& before, const Words& after) {
  const CommonWords common(before, after);
  WordDifference difference{common.at(0, 0), {}};
  Words gone;
  Words come;
  const auto tell = [&] {
    if (!gone.empty() || !come.empty()) {
      difference.told += (difference.told.empty() ? "" : "; ") + told(gone, come);
      gone.clear();
      come.clear();
    }
  };
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      tell();
      ++i;
      ++j;
    } else if (j == after.size() || (i < before.size() && common.at(i + 1, j) >= common.at(i, j + 1))) {
      gone.push_back(before[i++]);
    } else {
      come.push_back(after[j++]);
    }
  }
  tell();
  return difference;
}

}  // namespace candor
