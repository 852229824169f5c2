#include "footnotes.h"

#include <algorithm>
#include <utility>

#include "lines.h"

namespace candor {
namespace {

constexpr std::uint32_t kMaxIndentation = 3;

std::uint32_t indentation(std::string_view line) {
  std::uint32_t depth = 0;
  for (const char byte : line) {
    if (byte != ' ' && byte != '\t') {
      break;
    }
    depth += byte == '\t' ? 4 - depth % 4 : 1;
  }
  return depth;
}

std::size_t text_begin(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

/// Behind the marks of block quotes that a line begins with.
std::size_t quote_end(std::string_view line) {
  std::size_t end = 0;
  while (indentation(line.substr(end)) <= kMaxIndentation) {
    const std::size_t mark = end + text_begin(line.substr(end));
    if (line.substr(mark, 1) != ">") {
      break;
    }
    end = mark + (line.substr(mark + 1, 1) == " " ? 2 : 1);
  }
  return end;
}

/// "[^label]:" at the beginning of a line.
struct Opening {
  std::string_view label;
  std::size_t end = 0;  ///< where the text behind it begins; 0 when the line does not begin so
};

Opening read_opening(std::string_view line) {
  const std::size_t open = text_begin(line);
  if (indentation(line) > kMaxIndentation || line.substr(open, 2) != "[^") {
    return {};
  }
  const std::size_t close = line.find_first_of("] \t", open);
  if (close == std::string_view::npos || line.substr(close, 2) != "]:" || close == open + 2) {
    return {};
  }
  return {line.substr(open + 2, close - open - 2), std::min(line.find_first_not_of(" \t", close + 2), line.size())};
}

/// A line that opens or closes a block of code.
struct Fence {
  char mark = '\0';
  std::size_t length = 0;  ///< 0 when the line is none
  bool bare = false;       ///< nothing stands behind it
};

Fence read_fence(std::string_view line) {
  const std::string_view content = line.substr(text_begin(line));
  const char mark = content.empty() ? '\0' : content.front();
  if ((mark != '`' && mark != '~') || indentation(line) > kMaxIndentation) {
    return {};
  }
  const std::size_t length = std::min(content.find_first_not_of(mark), content.size());
  const std::string_view info = content.substr(length);
  const bool code_span = mark == '`' && info.find('`') != std::string_view::npos;
  return length < 3 || code_span ? Fence{} : Fence{mark, length, is_blank_line(info)};
}

class FootnoteFinder {
 public:
  FootnoteFinder(std::string_view text, std::uint32_t from) : text_(text), from_(from) {}

  Footnotes find() && {
    for (Line line = line_at(text_, from_); line.begin < text_.size(); line = line_at(text_, line.next)) {
      read(line);
    }
    return std::move(found_);
  }

 private:
  void read(const Line& whole) {
    Line line = whole;
    line.begin += static_cast<std::uint32_t>(quote_end(whole.in(text_)));
    const std::string_view marks = text_.substr(whole.begin, line.begin - whole.begin);
    const auto depth = std::count(marks.begin(), marks.end(), '>');
    // A deeper quote is a block of its own; a paragraph may run on without its marks.
    open_ = open_ && (depth == depth_ || (depth < depth_ && !after_blank_));
    const std::string_view content = line.in(text_);
    if (in_code(content)) {
      open_ = false;
      return;
    }
    const Opening opening = read_opening(content);
    if (opening.end > 0) {
      found_.labels.emplace(opening.label);
      found_.blanks.push_back({{whole.begin, line.begin + static_cast<std::uint32_t>(opening.end)}, '\n'});
      found_.definitions.push_back({line.begin, line.end});
      open_ = true;
      depth_ = depth;
      after_blank_ = opening.end == content.size();
    } else if (open_) {
      go_on(whole.begin, line, content);
    }
  }

  bool in_code(std::string_view line) {
    const Fence fence = read_fence(line);
    if (fence_.length == 0) {
      fence_ = fence;
      return fence.length > 0;
    }
    if (fence.mark == fence_.mark && fence.length >= fence_.length && fence.bare) {
      fence_ = {};
    }
    return true;
  }

  /// `whole` is where the line begins, the marks of quotes included.
  void go_on(std::uint32_t whole, const Line& line, std::string_view content) {
    if (is_blank_line(content)) {
      after_blank_ = true;
      return;
    }
    if (after_blank_ && indentation(content) <= kMaxIndentation) {
      open_ = false;
      return;
    }
    const std::uint32_t text = line.begin + static_cast<std::uint32_t>(text_begin(content));
    found_.blanks.push_back({{whole, text}, after_blank_ ? '\n' : ' '});
    found_.definitions.back().end = line.end;
    after_blank_ = false;
  }

  std::string_view text_;
  std::uint32_t from_;
  Fence fence_;
  bool open_ = false;
  std::ptrdiff_t depth_ = 0;  ///< of the quotes that the open definition stands in
  bool after_blank_ = false;
  Footnotes found_;
};

}  // namespace

bool Footnotes::contain(std::uint32_t offset) const {
  const auto behind = std::upper_bound(definitions.begin(), definitions.end(), offset,
                                       [](std::uint32_t place, const SourceSpan& row) { return place < row.begin; });
  return behind != definitions.begin() && offset < std::prev(behind)->end;
}

Footnotes find_footnotes(std::string_view text, std::uint32_t from) {
  return FootnoteFinder(text, from).find();
}

}  // namespace candor
