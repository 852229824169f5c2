#include "html.h"

#include <algorithm>
#include <array>

namespace candor {
namespace {

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

bool is_name(char byte) {
  return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' || byte == ':' || byte == '.' ||
         byte == '@';
}

class TagReader {
 public:
  TagReader(std::string_view text, std::uint32_t at) : text_(text), at_(at) {}

  HtmlTag read() && {
    for (const auto& [opening, closing] : kOther) {
      if (text_.substr(at_, opening.size()) == opening && (opening != "<!" || is_letter_at(at_ + 2))) {
        const std::size_t end = text_.find(closing, at_ + opening.size());
        tag_.end = end == std::string_view::npos ? 0 : static_cast<std::uint32_t>(end + closing.size());
        return std::move(tag_);
      }
    }
    element();
    return std::move(tag_);
  }

 private:
  struct Pair {
    std::string_view opening;
    std::string_view closing;
  };

  static constexpr std::array<Pair, 4> kOther = {{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}}};

  [[nodiscard]] bool is_letter_at(std::size_t at) const { return at < text_.size() && is_letter(text_[at]); }

  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) {
      ++at_;
    }
  }

  std::string name() {
    std::string name;
    for (; at_ < text_.size() && is_name(text_[at_]); ++at_) {
      const char byte = text_[at_];
      name += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
    }
    return name;
  }

  void element() {
    ++at_;
    tag_.closes = at_ < text_.size() && text_[at_] == '/';
    at_ += tag_.closes ? 1 : 0;
    if (!is_letter_at(at_)) {
      return;
    }
    tag_.name = name();
    // A second "<" means that the first one was no tag.
    for (skip_blanks(); at_ < text_.size() && text_[at_] != '>' && text_[at_] != '<'; skip_blanks()) {
      if (is_name(text_[at_])) {
        attribute();
      } else {
        ++at_;
      }
    }
    tag_.end = at_ < text_.size() && text_[at_] == '>' ? at_ + 1 : 0;
  }

  void attribute() {
    HtmlAttribute attribute;
    attribute.name = name();
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != '=') {
      return;
    }
    ++at_;
    skip_blanks();
    const char quote = at_ < text_.size() ? text_[at_] : '\0';
    if (quote == '"' || quote == '\'') {
      attribute.begin = ++at_;
      while (at_ < text_.size() && text_[at_] != quote) {
        ++at_;
      }
      attribute.end = at_;
      at_ += at_ < text_.size() ? 1 : 0;
    } else {
      attribute.begin = at_;
      while (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != '>' && text_[at_] != '<') {
        ++at_;
      }
      attribute.end = at_;
    }
    tag_.attributes.push_back(std::move(attribute));
  }

  std::string_view text_;
  std::uint32_t at_;
  HtmlTag tag_;
};

template <std::size_t N>
bool among(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

HtmlTag read_tag(std::string_view text, std::uint32_t at) {
  return TagReader(text, at).read();
}

bool is_hidden_element(std::string_view name) {
  static constexpr std::array<std::string_view, 9> kHidden = {"script", "style", "template", "svg",     "math",
                                                              "head",   "code",  "pre",      "textarea"};
  return among(name, kHidden);
}

bool is_inline_element(std::string_view name) {
  static constexpr std::array<std::string_view, 33> kInline = {
      "a",    "abbr",  "acronym", "b",      "bdi",    "bdo", "big", "br",   "cite", "code", "data",
      "del",  "dfn",   "em",      "font",   "i",      "img", "ins", "kbd",  "mark", "q",    "s",
      "samp", "small", "span",    "strike", "strong", "sub", "sup", "time", "u",    "var",  "wbr"};
  return among(name, kInline);
}

bool is_prose_attribute(std::string_view name) {
  static constexpr std::array<std::string_view, 3> kProse = {"alt", "title", "aria-label"};
  return among(name, kProse);
}

}  // namespace candor
