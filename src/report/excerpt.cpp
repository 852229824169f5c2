#include "excerpt.h"

#include <algorithm>
#include <string_view>

#include "candor/text/display_width.h"

namespace candor {
namespace {

/// Less is of no use to a reader.
constexpr std::size_t kNarrowestWindow = 20;
/// So many bytes hold more than a window. Looking no farther keeps a page of one long line from costing its length for
/// each finding.
constexpr std::size_t kNear = 1024;
constexpr std::size_t kMaxLines = 3;
constexpr std::string_view kEllipsis = "…";

/// What stands in front of a line's words: its margin, and the marks of a quote that goes on.
bool is_margin(char byte) {
  return byte == ' ' || byte == '\t' || byte == '>';
}

std::size_t printed_width(std::string_view text) {
  return display_width(printable(text));
}

std::size_t next_start(std::string_view text, std::size_t at) {
  do {
    ++at;
  } while (at < text.size() && code_point_start(text, at) != at);
  return at;
}

/// How many bytes of the text's beginning fit into so many columns; marks stay with the letter that carries them.
std::size_t fitting_head(std::string_view text, std::size_t columns) {
  std::size_t at = 0;
  for (std::size_t used = 0; at < text.size();) {
    const std::size_t next = next_start(text, at);
    used += printed_width(text.substr(at, next - at));
    if (used > columns) {
      break;
    }
    at = next;
  }
  return at;
}

/// Where the longest ending that fits into so many columns begins.
std::size_t fitting_tail(std::string_view text, std::size_t columns) {
  std::size_t at = text.size();
  for (std::size_t used = 0; at > 0;) {
    const std::size_t before = code_point_start(text, at - 1);
    used += printed_width(text.substr(before, at - before));
    if (used > columns) {
      break;
    }
    at = before;
  }
  while (at > 0 && at < text.size() && printed_width(text.substr(at, next_start(text, at) - at)) == 0) {
    at = next_start(text, at);
  }
  return at;
}

/// Text beside the match, from which one end is cut. Whole words look better; text without a blank is cut all the same.
std::string cut_front(std::string_view text, std::size_t columns) {
  const std::size_t near = code_point_start(text, text.size() - std::min(text.size(), kNear));
  std::string_view tail = text.substr(near);
  const std::size_t from = fitting_tail(tail, columns);
  if (near == 0 && from == 0) {
    return printable(text);
  }
  tail.remove_prefix(from);
  if (const std::size_t blank = tail.find(' '); blank != std::string_view::npos) {
    tail.remove_prefix(blank + 1);
  }
  return std::string(kEllipsis) + printable(tail);
}

std::string cut_back(std::string_view text, std::size_t columns) {
  std::string_view head = text.substr(0, code_point_start(text, kNear));
  head = head.substr(0, fitting_head(head, columns));
  if (head.size() == text.size()) {
    return printable(text);
  }
  if (const std::size_t blank = head.rfind(' '); blank != std::string_view::npos) {
    head = head.substr(0, blank);
  }
  return printable(head) + std::string(kEllipsis);
}

/// A match that would leave no room for what stands beside it loses its middle.
std::string cut_middle(std::string_view text, std::size_t window) {
  if (printed_width(text) <= window * 4 / 5) {
    return printable(text);
  }
  return printable(text.substr(0, fitting_head(text, window / 2))) + std::string(kEllipsis) +
         printable(text.substr(fitting_tail(text, window / 4)));
}

/// Web copy has paragraphs of a thousand characters on one line: a line wider than the window is cut to it.
ExcerptLine cut_line(std::uint32_t number, std::string_view line, std::size_t begin, std::size_t end,
                     std::size_t window) {
  const std::string_view before = line.substr(0, begin);
  const std::string_view behind = line.substr(end);
  const std::string meant = cut_middle(line.substr(begin, end - begin), window);
  const std::size_t width = display_width(meant);
  const std::size_t room = window - width;
  // Each side gets half of the room, and what the other side leaves.
  const std::size_t back_width = printed_width(behind.substr(0, code_point_start(behind, kNear)));
  const std::size_t front_room = room - std::min(back_width, room / 2);
  const std::string front = cut_front(before, front_room);
  const std::string back = cut_back(behind, room - std::min(room, display_width(front)));
  return {number, front + meant + back, display_width(front), width};
}

}  // namespace

std::vector<ExcerptLine> excerpt(const SourceFile& source, SourceSpan span, std::size_t columns) {
  const std::size_t window = std::max(columns, kNarrowestWindow);
  const std::uint32_t first = source.position(span.begin).line;
  const std::uint32_t last = source.position(span.empty() ? span.begin : span.end - 1).line;
  std::vector<ExcerptLine> lines;
  for (std::uint32_t number = first; number <= last; ++number) {
    if (last - first >= kMaxLines && number != first && number != last) {
      lines.push_back({});
      number = last - 1;
      continue;
    }
    const std::string_view line = source.line_text(number);
    const std::size_t start = source.line_start(number);
    std::size_t begin = number == first ? std::min<std::size_t>(span.begin - start, line.size()) : 0;
    while (number != first && begin < line.size() && is_margin(line[begin])) {
      ++begin;
    }
    const std::size_t end = number == last ? std::min<std::size_t>(span.end - start, line.size()) : line.size();
    lines.push_back(cut_line(number, line, begin, std::max(begin, end), window));
  }
  // What has no width of its own is pointed at all the same.
  if (lines.size() == 1) {
    lines.front().width = std::max<std::size_t>(1, lines.front().width);
  }
  return lines;
}

}  // namespace candor
