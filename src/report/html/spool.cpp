#include "spool.h"

#include <array>
#include <stdexcept>

namespace candor {

void Spool::Close::operator()(std::FILE* file) const {
  // It was read to its end: nothing can be lost any more.
  static_cast<void>(std::fclose(file));
}

Spool::Spool() : file_(std::tmpfile()) {}

void Spool::add(std::string_view bytes) {
  if (file_ == nullptr) {
    memory_ += bytes;
  } else if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) {
    throw std::runtime_error("the folder for temporary files is full");
  }
}

void Spool::drain(const Sink& sink) {
  if (file_ == nullptr) {
    sink(memory_);
    return;
  }
  std::rewind(file_.get());
  std::array<char, 1U << 16U> chunk{};
  for (std::size_t got = 1; got > 0;) {
    got = std::fread(chunk.data(), 1, chunk.size(), file_.get());
    sink({chunk.data(), got});
  }
}

}  // namespace candor
