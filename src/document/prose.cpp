#include "prose.h"

#include "entities.h"

namespace candor {
namespace {

bool is_punctuation(char byte) {
  return (byte >= '!' && byte <= '/') || (byte >= ':' && byte <= '@') || (byte >= '[' && byte <= '`') ||
         (byte >= '{' && byte <= '~');
}

class ProseAdder {
 public:
  ProseAdder(SourceSpan place, Notation notation, BlockBuilder& out)
      : text_(out.source().substr(0, place.end)), done_(place.begin), notation_(notation), out_(out) {}

  void add() && {
    for (std::uint32_t at = done_; at < text_.size();) {
      at = special(at);
    }
    flush(static_cast<std::uint32_t>(text_.size()));
  }

 private:
  void flush(std::uint32_t end) {
    if (end > done_) {
      out_.verbatim({done_, end});
    }
    done_ = end;
  }

  [[nodiscard]] char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }

  /// Where to go on; what is not plain text at `at` has been added.
  std::uint32_t special(std::uint32_t at) {
    const char here = text_[at];
    if (here == '\n' || here == '\r') {
      return line_end(at);
    }
    const bool escape = notation_.backslashes && here == '\\' && is_punctuation(byte(at + 1));
    const bool doubled = notation_.doubled != '\0' && here == notation_.doubled && byte(at + 1) == here;
    if (escape || doubled) {
      flush(at);
      done_ = at + 1;
      return at + 2;
    }
    const auto length =
        notation_.entities ? static_cast<std::uint32_t>(entity_length(text_.substr(at))) : std::uint32_t{0};
    if (length == 0) {
      return at + 1;
    }
    flush(at);
    out_.decoded(decode_entity(text_.substr(at, length)), {at, at + length});
    done_ = at + length;
    return done_;
  }

  std::uint32_t line_end(std::uint32_t at) {
    std::uint32_t end = at;
    while (end > done_ && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) {
      --end;
    }
    flush(end);
    out_.line_break(RunKind::kSoftBreak);
    const std::size_t next = text_.find_first_not_of(" \t\r\n", at);
    done_ = static_cast<std::uint32_t>(next == std::string_view::npos ? text_.size() : next);
    return done_;
  }

  std::string_view text_;
  std::uint32_t done_;
  Notation notation_;
  BlockBuilder& out_;
};

}  // namespace

void add_prose(SourceSpan place, Notation notation, BlockBuilder& out) {
  ProseAdder(place, notation, out).add();
}

}  // namespace candor
