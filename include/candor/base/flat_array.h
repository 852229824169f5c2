#pragma once

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace candor {

/// An array of plain values that is never changed once made. It owns them, or they lie in an image that outlives it
/// (the built-in rules within the program), so that starting copies nothing.
template <class T>
class FlatArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  FlatArray() = default;

  // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): a vector that was filled becomes one
  FlatArray(std::vector<T> values) : own_(std::move(values)) {}

  /// Borrows.
  static FlatArray in_place(std::span<const T> values) {
    FlatArray array;
    array.borrowed_ = values;
    return array;
  }

  [[nodiscard]] std::span<const T> values() const { return own_.empty() ? borrowed_ : std::span<const T>(own_); }

  [[nodiscard]] const T* data() const { return own_.empty() ? borrowed_.data() : own_.data(); }

  [[nodiscard]] std::size_t size() const { return own_.empty() ? borrowed_.size() : own_.size(); }

  [[nodiscard]] bool empty() const { return size() == 0; }

  const T& operator[](std::size_t at) const { return data()[at]; }

  template <class Archive>
  void serialize(Archive& archive) {
    archive.flat(*this);
  }

 private:
  std::vector<T> own_;
  std::span<const T> borrowed_;
};

}  // namespace candor
