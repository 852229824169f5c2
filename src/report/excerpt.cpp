#include "excerpt.h"

#include <algorithm>

#include "candor/text/display_width.h"

namespace candor {
namespace {

/// Web copy has paragraphs of a thousand characters on one line: so many bytes of context are shown on each side.
constexpr std::size_t kContext = 40;
constexpr std::size_t kWholeLine = 100;
constexpr std::size_t kMaxLines = 3;
constexpr std::string_view kEllipsis = "…";

bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }

ExcerptLine cut_line(std::uint32_t number, std::string_view line, std::size_t begin, std::size_t end) {
  std::size_t from = 0;
  std::size_t to = line.size();
  if (line.size() > kWholeLine) {
    from = begin > kContext ? code_point_start(line, begin - kContext) : 0;
    to = end + kContext < line.size() ? code_point_start(line, end + kContext) : line.size();
    // Whole words look better; one without a blank near is cut all the same.
    for (std::size_t at = from; from > 0 && at < begin; ++at) {
      if (is_blank(line[at])) {
        from = at + 1;
        break;
      }
    }
    const std::size_t blank = line.rfind(' ', to);
    to = to < line.size() && blank != std::string_view::npos && blank > end ? blank : to;
  }
  const std::string front = (from > 0 ? std::string(kEllipsis) : std::string()) + printable(line.substr(from, begin - from));
  const std::string meant = printable(line.substr(begin, end - begin));
  const std::string behind = printable(line.substr(end, to - end)) + (to < line.size() ? std::string(kEllipsis) : std::string());
  return {number, front + meant + behind, display_width(front), std::max<std::size_t>(1, display_width(meant))};
}

}  // namespace

std::vector<ExcerptLine> excerpt(const SourceFile& source, SourceSpan span) {
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
    while (number != first && begin < line.size() && is_blank(line[begin])) {
      ++begin;
    }
    const std::size_t end = number == last ? std::min<std::size_t>(span.end - start, line.size()) : line.size();
    lines.push_back(cut_line(number, line, begin, std::max(begin, end)));
  }
  return lines;
}

}  // namespace candor
