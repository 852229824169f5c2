#include "text_lines.h"

#include <algorithm>
#include <array>

#include "lines.h"

namespace candor {
namespace {

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

bool is_upper(char byte) {
  return byte >= 'A' && byte <= 'Z';
}

bool is_lower(char byte) {
  return byte >= 'a' && byte <= 'z';
}

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

/// The bytes of a bullet; 0 when the line has none.
std::size_t bullet_size(std::string_view content) {
  static constexpr std::array<std::string_view, 14> kBullets = {"-", "*", "+", "•", "·", "–", "—",
                                                                "◦", "▪", "●", "■", "✓", "✔", "‣"};
  const auto* const found = std::find_if(kBullets.begin(), kBullets.end(),
                                         [content](std::string_view bullet) { return content.starts_with(bullet); });
  return found == kBullets.end() ? 0 : found->size();
}

/// The bytes of "12.", "3)", "(4)" or "b)"; 0 when the line has none.
std::size_t number_size(std::string_view content) {
  const std::size_t open = content.starts_with('(') ? 1 : 0;
  std::size_t end = open;
  while (end < content.size() && is_digit(content[end])) {
    ++end;
  }
  const bool letter = end == open && end < content.size() && is_lower(content[end]);
  end += letter ? 1 : 0;
  if (end == open || end - open > 3 || end >= content.size()) {
    return 0;
  }
  const bool closed = content[end] == ')' || (content[end] == '.' && open == 0 && !letter);
  return closed ? end + 1 : 0;
}

/// Where the text of a quoted line begins: behind ">" and one blank, however often they are repeated. Before a figure
/// the mark means "more than".
std::uint32_t behind_quote_marks(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t at = begin;
  while (at < end && text[at] == '>') {
    ++at;
    at += at < end && text[at] == ' ' ? 1 : 0;
  }
  const bool compares = at < end && (is_digit(text[at]) || text[at] == '=');
  return compares ? begin : at;
}

void read_mark(TextLine& line) {
  const std::size_t number = number_size(line.content);
  const std::size_t size = std::max(number, bullet_size(line.content));
  const std::size_t text = line.content.find_first_not_of(" \t", size);
  if (size == 0 || text == std::string_view::npos || (text == size && line.content[0] >= 0)) {
    return;
  }
  line.mark = static_cast<std::uint32_t>(text);
  line.numbered = number > 0;
  const std::string_view label = line.content.substr(0, size);
  line.first = !line.numbered || label.find_first_of("23456789") == std::string_view::npos;
}

void read_indent(std::string_view text, TextLine& line) {
  for (; line.begin < line.end && (text[line.begin] == ' ' || text[line.begin] == '\t'); ++line.begin) {
    line.indent += text[line.begin] == '\t' ? 4 : 1;
  }
}

}  // namespace

std::vector<TextLine> read_lines(std::string_view text) {
  std::vector<TextLine> lines;
  for (Line at = line_at(text, 0); at.begin < text.size(); at = line_at(text, at.next)) {
    TextLine line;
    line.begin = at.begin;
    line.end = at.end;
    read_indent(text, line);
    if (const std::uint32_t begin = behind_quote_marks(text, line.begin, line.end); begin > line.begin) {
      line.quoted = true;
      line.begin = begin;
      line.indent = 0;
      read_indent(text, line);
    }
    while (line.end > line.begin && (text[line.end - 1] == ' ' || text[line.end - 1] == '\t')) {
      --line.end;
    }
    line.content = text.substr(line.begin, line.end - line.begin);
    line.width = code_points(line.content);
    read_mark(line);
    lines.push_back(line);
  }
  return lines;
}

bool is_underline(const TextLine& line) {
  return line.width >= 3 && (line.content.find_first_not_of('=') == std::string_view::npos ||
                             line.content.find_first_not_of('-') == std::string_view::npos);
}

bool is_rule(const TextLine& line) {
  return line.width >= 3 && line.content.find_first_not_of("-=_*~ ") == std::string_view::npos;
}

bool ends_sentence(std::string_view text) {
  return !text.empty() && std::string_view(".!,;:").find(text.back()) != std::string_view::npos;
}

bool looks_like_title(std::string_view text) {
  constexpr std::size_t kLongWord = 4;
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t-/", at), text.size());
    if (end - at >= kLongWord) {
      ++words;
      capitals += is_lower(text[at]) ? 0 : 1;
    }
    at = end + 1;
  }
  const bool no_small = std::none_of(text.begin(), text.end(), is_lower);
  const bool some_capital = std::any_of(text.begin(), text.end(), is_upper);
  return some_capital && (no_small || capitals * 3 > words * 2 || (words == 0 && is_upper(text[0])));
}

std::uint32_t count_words(std::string_view text) {
  std::uint32_t words = 0;
  for (std::size_t at = text.find_first_not_of(" \t"); at != std::string_view::npos;) {
    ++words;
    at = text.find_first_not_of(" \t", std::min(text.find_first_of(" \t", at), text.size()));
  }
  return words;
}

bool begins_small(std::string_view text) {
  return !text.empty() && is_lower(text[0]);
}

}  // namespace candor
