#include "link_tail.h"

#include <algorithm>
#include <optional>

namespace candor {
namespace {

bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

class TailReader {
 public:
  TailReader(std::string_view source, std::size_t at) : source_(source), at_(at) {}

  LinkTail read() && {
    at_ = std::min(source_.find(']', at_), source_.size());
    if (at_ == source_.size()) {
      return {static_cast<std::uint32_t>(at_), {}};
    }
    const std::size_t bracket = ++at_;
    if (peek() == '(' && resource()) {
      return {static_cast<std::uint32_t>(at_), title_};
    }
    at_ = bracket;
    if (peek() == '[') {
      const std::size_t close = source_.find(']', at_);
      at_ = close == std::string_view::npos ? at_ : close + 1;
    }
    return {static_cast<std::uint32_t>(at_), {}};
  }

 private:
  [[nodiscard]] char peek() const { return at_ < source_.size() ? source_[at_] : '\0'; }

  void skip_blanks() {
    while (is_blank(peek())) {
      ++at_;
    }
  }

  /// Goes behind the next `close` that is not escaped; false when there is none.
  bool skip_behind(char close) {
    for (; at_ < source_.size(); ++at_) {
      if (source_[at_] == close) {
        ++at_;
        return true;
      }
      at_ += source_[at_] == '\\' ? 1 : 0;
    }
    return false;
  }

  bool resource() {
    ++at_;
    skip_blanks();
    if (!destination()) {
      return false;
    }
    skip_blanks();
    const char open = peek();
    if (open == '"' || open == '\'' || open == '(') {
      const std::size_t begin = ++at_;
      if (!skip_behind(open == '(' ? ')' : open)) {
        return false;
      }
      title_ = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_ - 1)};
      skip_blanks();
    }
    return peek() == ')' && ++at_ > 0;
  }

  bool destination() {
    if (peek() == '<') {
      ++at_;
      return skip_behind('>');
    }
    int depth = 0;
    for (; at_ < source_.size() && !is_blank(source_[at_]); ++at_) {
      depth += source_[at_] == '(' ? 1 : 0;
      if (source_[at_] == ')' && depth-- == 0) {
        return true;
      }
      at_ += source_[at_] == '\\' ? 1 : 0;
    }
    return at_ < source_.size();
  }

  std::string_view source_;
  std::size_t at_;
  SourceSpan title_;
};

}  // namespace

LinkTail read_link_tail(std::string_view source, std::uint32_t from) {
  // Brackets that close nothing must not make every link read to the end of the page.
  constexpr std::size_t kMaxTail = 4096;
  return TailReader(source.substr(0, from + kMaxTail), from).read();
}

}  // namespace candor
