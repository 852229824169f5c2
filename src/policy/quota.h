#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace candor {

/// How much of something all policies together may ask for.
class Quota {
 public:
  /// `what`: "hold more than {} lists".
  constexpr Quota(std::size_t most, std::string_view what) : most_(most), what_(what) {}

  [[nodiscard]] bool exceeded() const { return used_ > most_; }

  /// Takes some; the mistake when that is the first that is too much.
  std::optional<std::string> take(std::size_t amount) {
    const bool told = exceeded();
    used_ += amount;
    if (told || !exceeded()) {
      return std::nullopt;
    }
    return "with this one the policies " + fmt::format(fmt::runtime(what_), most_);
  }

 private:
  std::size_t most_;
  std::string_view what_;
  std::size_t used_ = 0;
};

}  // namespace candor
