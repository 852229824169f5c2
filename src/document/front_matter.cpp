#include "front_matter.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "lines.h"
#include "prose.h"

namespace candor {
namespace {

/// Fields that site generators show to readers or hand to search engines and social media, without case and
/// "_".
constexpr std::array<std::string_view, 26> kProseFields = {"title",        "subtitle",
                                                           "description",  "summary",
                                                           "excerpt",      "abstract",
                                                           "lead",         "teaser",
                                                           "intro",        "tagline",
                                                           "headline",     "heading",
                                                           "linktitle",    "pagetitle",
                                                           "seotitle",     "seodescription",
                                                           "metatitle",    "metadescription",
                                                           "ogtitle",      "ogdescription",
                                                           "twittertitle", "twitterdescription",
                                                           "imagealt",     "alt",
                                                           "caption",      "quote"};

/// "Meta-Description", "meta_description" and "metaDescription" are the same field.
std::string folded_key(std::string_view key) {
  std::string folded;
  for (const char byte : key) {
    if (byte >= 'A' && byte <= 'Z') {
      folded += static_cast<char>(byte + 32);
    } else if (byte != '_' && byte != '-' && byte != '"' && byte != '\'' && byte != ' ') {
      folded += byte;
    }
  }
  return folded;
}

bool is_key_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_' ||
         byte == '-' || byte == '.' || byte == '"' || byte == '\'' || byte == ' ';
}

/// A line such as "title: text" or "title = text".
struct Field {
  std::string key;          ///< folded; empty when the line is no field
  std::uint32_t depth = 0;  ///< bytes before the key
  std::uint32_t value = 0;  ///< where the value begins
};

class FrontMatterReader {
 public:
  FrontMatterReader(std::string_view text, PageBuilder& page) : text_(text), page_(page) {}

  std::uint32_t read() && {
    const Line first = line_at(text_, 0);
    const std::string_view fence = text_.substr(0, trimmed_end(first.begin, first.end));
    if (fence != "---" && fence != "+++") {
      return 0;
    }
    separator_ = fence == "---" ? ':' : '=';
    const std::optional<Line> last = closing(first.next, fence);
    if (!last || !begins_with_field(first.next, last->begin)) {
      return 0;
    }
    text_ = text_.substr(0, last->begin);
    for (std::uint32_t at = first.next; at < text_.size();) {
      at = entry(line_at(text_, at));
    }
    return last->next;
  }

 private:
  [[nodiscard]] std::uint32_t trimmed_end(std::uint32_t begin, std::uint32_t end) const {
    while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) {
      --end;
    }
    return end;
  }

  /// Without a comment ("text # comment").
  [[nodiscard]] std::uint32_t plain_end(std::uint32_t begin, std::uint32_t end) const {
    const std::size_t comment = text_.substr(begin, end - begin).find(" #");
    return trimmed_end(begin, comment == std::string_view::npos ? end : begin + static_cast<std::uint32_t>(comment));
  }

  [[nodiscard]] std::uint32_t skip_blanks(std::uint32_t at, std::uint32_t end) const {
    while (at < end && (text_[at] == ' ' || text_[at] == '\t')) {
      ++at;
    }
    return at;
  }

  [[nodiscard]] std::optional<Line> closing(std::uint32_t from, std::string_view fence) const {
    for (Line line = line_at(text_, from); line.begin < text_.size(); line = line_at(text_, line.next)) {
      const std::string_view content = text_.substr(line.begin, trimmed_end(line.begin, line.end) - line.begin);
      if (content == fence || (fence == "---" && content == "...")) {
        return line;
      }
    }
    return std::nullopt;
  }

  /// A page may also begin with a rule ("---") that prose follows.
  [[nodiscard]] bool begins_with_field(std::uint32_t from, std::uint32_t to) const {
    for (Line line = line_at(text_, from); line.begin < to; line = line_at(text_, line.next)) {
      const std::uint32_t begin = skip_blanks(line.begin, line.end);
      if (begin < line.end && text_[begin] != '#') {
        return !field(line).key.empty() || text_[begin] == '[';
      }
    }
    return true;
  }

  [[nodiscard]] Field field(const Line& line) const {
    std::uint32_t at = skip_blanks(line.begin, line.end);
    Field field;
    at += text_.substr(at, 2) == "- " ? 2 : 0;
    field.depth = at - line.begin;
    std::uint32_t end = at;
    while (end < line.end && is_key_byte(text_[end])) {
      ++end;
    }
    const bool spaced = separator_ == '=' || end + 1 >= line.end || text_[end + 1] == ' ' || text_[end + 1] == '\t';
    if (end < line.end && text_[end] == separator_ && spaced) {
      field.key = folded_key(text_.substr(at, end - at));
      field.value = skip_blanks(end + 1, line.end);
    }
    return field;
  }

  /// Where the next entry begins.
  std::uint32_t entry(const Line& line) {
    const Field found = field(line);
    if (std::find(kProseFields.begin(), kProseFields.end(), found.key) == kProseFields.end()) {
      return line.next;
    }
    page_.begin(BlockKind::kMetadata);
    const std::uint32_t next = value(found, line);
    page_.finish();
    return next;
  }

  std::uint32_t value(const Field& field, const Line& line) {
    const std::string_view value = text_.substr(field.value, line.end - field.value);
    const bool nested = value.empty() && !this->field(line_at(text_, line.next)).key.empty();
    if (nested || value.starts_with('[') || value.starts_with('{')) {
      return line.next;
    }
    for (const std::string_view quote : {"\"\"\"", "'''", "\"", "'"}) {
      if (value.starts_with(quote)) {
        return quoted(field.value + static_cast<std::uint32_t>(quote.size()), quote, line);
      }
    }
    if (value.empty() || value[0] == '|' || value[0] == '>') {
      return indented(field.depth, line.next, true);
    }
    const std::uint32_t end = plain_end(field.value, line.end);
    add_prose({field.value, end}, {}, page_.text());
    page_.text().line_break(RunKind::kSoftBreak);
    return separator_ == '=' ? line.next : indented(field.depth, line.next, false);
  }

  /// A value in quotation marks, which may run over several lines. Without its second mark it ends with the
  /// line.
  std::uint32_t quoted(std::uint32_t begin, std::string_view quote, const Line& line) {
    const bool escapes = quote[0] == '"';
    const bool doubles = quote == "'" && separator_ == ':';
    std::uint32_t end = begin;
    for (bool twice = false; end < text_.size(); end += twice ? 2 : 1) {
      twice = (escapes && text_[end] == '\\') || (doubles && text_.substr(end, 2) == "''");
      if (!twice && text_.substr(end, quote.size()) == quote) {
        break;
      }
    }
    const bool closed = end < text_.size();
    end = closed ? end : line.end;
    add_prose({begin, end}, {.backslashes = escapes, .doubled = doubles ? '\'' : '\0'}, page_.text());
    return closed ? line_at(text_, end).next : line.next;
  }

  /// The lines that are indented deeper than their key; with `paragraphs` an empty line ends a block.
  std::uint32_t indented(std::uint32_t depth, std::uint32_t from, bool paragraphs) {
    Line line = line_at(text_, from);
    for (; line.begin < text_.size(); line = line_at(text_, line.next)) {
      const std::uint32_t begin = skip_blanks(line.begin, line.end);
      const bool blank = begin == line.end;
      if (!blank && begin - line.begin <= depth) {
        break;
      }
      if (blank && paragraphs) {
        page_.finish();
        page_.begin(BlockKind::kMetadata);
      }
      page_.text().verbatim({begin, paragraphs ? trimmed_end(begin, line.end) : plain_end(begin, line.end)});
      page_.text().line_break(RunKind::kSoftBreak);
    }
    return line.begin;
  }

  std::string_view text_;
  PageBuilder& page_;
  char separator_ = ':';
};

}  // namespace

std::uint32_t read_front_matter(std::string_view text, PageBuilder& page) {
  return FrontMatterReader(text, page).read();
}

}  // namespace candor
