#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include <cereal/cereal.hpp>

#include "candor/base/check.h"
#include "candor/base/flat_array.h"

/// cereal archives in memory. Values are copied; a FlatArray lies at a multiple of its alignment and is used in place.

namespace candor {

inline constexpr std::size_t kImageAlignment = 16;

class ImageWriter : public cereal::OutputArchive<ImageWriter, cereal::AllowEmptyClassElision> {
 public:
  /// Writes behind what `bytes` holds.
  explicit ImageWriter(std::string& bytes) : OutputArchive(this), bytes_(bytes) {}

  void write(const void* data, std::size_t size) { bytes_.append(static_cast<const char*>(data), size); }

  template <class T>
  void flat(const FlatArray<T>& array) {
    (*this)(static_cast<std::uint64_t>(array.size()));
    bytes_.resize((bytes_.size() + kImageAlignment - 1) / kImageAlignment * kImageAlignment);
    write(array.data(), array.size() * sizeof(T));
  }

 private:
  std::string& bytes_;
};

class ImageReader : public cereal::InputArchive<ImageReader, cereal::AllowEmptyClassElision> {
 public:
  /// Reads from a place on. `image` begins at a multiple of kImageAlignment.
  ImageReader(std::string_view image, std::size_t at) : InputArchive(this), image_(image), at_(at) {}

  void read(void* data, std::size_t size) {
    CANDOR_CHECK(size <= image_.size() - at_, "an image holds what was written to it");
    std::memcpy(data, image_.data() + at_, size);
    at_ += size;
  }

  template <class T>
  void flat(FlatArray<T>& array) {
    std::uint64_t size = 0;
    (*this)(size);
    at_ = (at_ + kImageAlignment - 1) / kImageAlignment * kImageAlignment;
    CANDOR_CHECK(at_ <= image_.size() && size <= (image_.size() - at_) / sizeof(T), "an image holds its arrays");
    array = FlatArray<T>::in_place({reinterpret_cast<const T*>(image_.data() + at_), static_cast<std::size_t>(size)});
    at_ += array.size() * sizeof(T);
  }

 private:
  std::string_view image_;
  std::size_t at_;
};

template <class T>
std::enable_if_t<std::is_arithmetic_v<T>> CEREAL_SAVE_FUNCTION_NAME(ImageWriter& archive, const T& value) {
  archive.write(&value, sizeof(value));
}

template <class T>
std::enable_if_t<std::is_arithmetic_v<T>> CEREAL_LOAD_FUNCTION_NAME(ImageReader& archive, T& value) {
  archive.read(&value, sizeof(value));
}

template <class T>
void CEREAL_SAVE_FUNCTION_NAME(ImageWriter& archive, const cereal::BinaryData<T>& data) {
  archive.write(data.data, static_cast<std::size_t>(data.size));
}

template <class T>
void CEREAL_LOAD_FUNCTION_NAME(ImageReader& archive, cereal::BinaryData<T>& data) {
  archive.read(data.data, static_cast<std::size_t>(data.size));
}

template <class Archive, class T>
void CEREAL_SERIALIZE_FUNCTION_NAME(Archive& archive, cereal::SizeTag<T>& tag) {
  archive(tag.size);
}

template <class Archive, class T>
void CEREAL_SERIALIZE_FUNCTION_NAME(Archive& archive, cereal::NameValuePair<T>& pair) {
  archive(pair.value);
}

}  // namespace candor

CEREAL_SETUP_ARCHIVE_TRAITS(candor::ImageReader, candor::ImageWriter)
