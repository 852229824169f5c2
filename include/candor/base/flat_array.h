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
  ~FlatArray() = default;
  FlatArray(FlatArray&&) noexcept = default;
  FlatArray& operator=(FlatArray&&) noexcept = default;
  FlatArray(const FlatArray&) = delete;
  FlatArray& operator=(const FlatArray&) = delete;

  // NOLINTNEXTLINE(google-explicit-constructor,hicpp-explicit-conversions): a vector that was filled becomes one
  FlatArray(std::vector<T> values) : own_(std::move(values)), values_(own_) {}

  /// Borrows.
  static FlatArray in_place(std::span<const T> values) {
    FlatArray array;
    array.values_ = values;
    return array;
  }

  [[nodiscard]] std::span<const T> values() const { return values_; }

  [[nodiscard]] const T* data() const { return values_.data(); }

  [[nodiscard]] std::size_t size() const { return values_.size(); }

  [[nodiscard]] bool empty() const { return values_.empty(); }

  const T& operator[](std::size_t at) const { return values_[at]; }

  template <class Archive>
  void serialize(Archive& archive) {
    archive.flat(*this);
  }

 private:
  std::vector<T> own_;  ///< empty when the values lie elsewhere; a move leaves its memory where it is
  std::span<const T> values_;
};

}  // namespace candor
