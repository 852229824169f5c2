#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/flat_array.h"

namespace candor {

/// Tells which of a set of strings a text holds, in one pass over its bytes (Aho and Corasick 1975, with all steps
/// written out). ASCII letters match in any case. Immutable; flat memory, so that it can lie in an image.
class LiteralFinder {
 public:
  /// Finds nothing.
  LiteralFinder() = default;

  /// None may be empty; at most 65,535 bytes together.
  explicit LiteralFinder(const std::vector<std::string>& literals);

  /// Calls `found(literal)` with the place in the set of each literal at each of its places in the text.
  template <class Found>
  void find(std::string_view text, const Found& found) const {
    if (next_.empty()) {
      return;
    }
    const std::uint16_t* const next = next_.data();
    const std::uint8_t* const classes = classes_.data();
    std::uint32_t state = 0;
    for (const char byte : text) {
      state = next[state * class_count_ + classes[static_cast<unsigned char>(byte)]];
      if (state >= first_final_) {
        for (std::uint32_t i = ends_[state - first_final_]; i < ends_[state - first_final_ + 1]; ++i) {
          found(found_[i]);
        }
      }
    }
  }

  template <class Archive>
  void serialize(Archive& archive) {
    archive(classes_, next_, ends_, found_, class_count_, first_final_);
  }

 private:
  FlatArray<std::uint8_t> classes_;  ///< bytes that no literal tells apart have one class
  FlatArray<std::uint16_t> next_;    ///< by state and class
  FlatArray<std::uint32_t> ends_;    ///< by final state: where its literals begin in found_; one more at the end
  FlatArray<std::uint32_t> found_;
  std::uint32_t class_count_ = 0;
  std::uint32_t first_final_ = 0;  ///< states from here on end a literal
};

}  // namespace candor
