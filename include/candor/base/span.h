#pragma once

#include <algorithm>
#include <cstdint>

/// Half-open byte ranges. Each kind of text has a span type of its own, so that a place in a block's text cannot be
/// mistaken for a place in the file. All offsets are UTF-8 bytes, counted from 0, but for FileSpan.

namespace candor {

template <class Space>
struct BasicSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }

  [[nodiscard]] constexpr bool empty() const { return begin == end; }

  [[nodiscard]] constexpr bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }

  [[nodiscard]] constexpr bool contains(const BasicSpan& other) const {
    return begin <= other.begin && other.end <= end;
  }

  [[nodiscard]] constexpr bool overlaps(const BasicSpan& other) const { return begin < other.end && other.begin < end; }

  friend constexpr bool operator==(const BasicSpan&, const BasicSpan&) = default;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the comparison with 0 that the compiler writes for ours
  friend constexpr auto operator<=>(const BasicSpan&, const BasicSpan&) = default;
};

/// Bytes of the file as it is stored, whatever its encoding.
using FileSpan = BasicSpan<struct FileSpace>;
/// Bytes of SourceFile::text(), which is UTF-8.
using SourceSpan = BasicSpan<struct SourceSpace>;
/// Bytes of one block's text, as a reader sees it.
using TextSpan = BasicSpan<struct TextSpace>;

}  // namespace candor
