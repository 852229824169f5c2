#include "markdown_cost.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "lines.h"

namespace candor {
namespace {

/// Nobody nests quotes and lists so deep; a blank line costs md4c a step for each that is open.
constexpr std::size_t kMaxDepth = 100;
/// Steps that md4c may take to find links: about two seconds.
constexpr std::uint64_t kMaxSteps = 4'000'000'000;
/// It looks up what stands in a pair of brackets letter by letter, and each letter takes as long as so many lines.
constexpr std::uint64_t kStepsPerByte = 13;

/// Behind the mark of a quote or list item that a line begins with at `at`; `at` when there is none.
std::size_t behind_mark(std::string_view line, std::size_t at) {
  const auto ends = [&](std::size_t place) {
    return place >= line.size() || line[place] == ' ' || line[place] == '\t';
  };
  if (at >= line.size()) {
    return at;
  }
  if (line[at] == '>') {
    return at + 1;
  }
  if (line[at] == '-' || line[at] == '+' || line[at] == '*') {
    return ends(at + 1) ? at + 1 : at;
  }
  const std::size_t digits = std::min(line.find_first_not_of("0123456789", at), line.size());
  const bool dot = digits > at && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
  return dot && ends(digits + 1) ? digits + 1 : at;
}

/// The most quotes and lists that can be open behind a line: those that it begins, and those that it is indented for.
std::size_t depth_of(std::string_view line) {
  const auto text_at = [&](std::size_t at) { return std::min(line.find_first_not_of(" \t", at), line.size()); };
  std::size_t at = text_at(0);
  const auto tabs =
      static_cast<std::size_t>(std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(at), '\t'));
  std::size_t depth = (at + 3 * tabs) / 2;
  std::size_t begun = 0;
  for (std::size_t next = behind_mark(line, at); next != at; next = behind_mark(line, at)) {
    ++begun;
    at = text_at(next);
  }
  depth += begun;
  return begun > 0 ? depth : 0;
}

/// A line on which a paragraph ends in every case: blank, or nothing but marks of quotes from its first column on.
bool ends_paragraph(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && line[at] == '>') {
    at += line.substr(at + 1, 1) == " " ? 2 : 1;
  }
  return is_blank_line(line.substr(std::min(at, line.size()))) && (at > 0 || is_blank_line(line));
}

/// Counts what md4c does for the links of a paragraph. For each pair of square brackets it goes through the paragraph's
/// lines to the one that the pair stands in, and through the text between them; for each bare address through all
/// marks of the paragraph, and through the address.
class LinkSteps {
 public:
  void end_paragraph() {
    steps_ += addresses_ * marks_;
    open_.clear();
    line_ = 0;
    addresses_ = 0;
    marks_ = 0;
  }

  void add(std::string_view line, std::uint32_t begin) {
    constexpr std::string_view kMarks = "[]*_~!<>&:@`\\|w";
    std::size_t word_end = 0;
    for (std::size_t at = line.find_first_of(kMarks); at != std::string_view::npos;
         at = line.find_first_of(kMarks, at + 1)) {
      marks_ += line[at] == 'w' ? 0 : 1;
      if (line[at] == '[') {
        open_.push_back(static_cast<std::uint32_t>(begin + at));
      } else if (line[at] == ']' && !open_.empty()) {
        steps_ += line_ + kStepsPerByte * (begin + at - open_.back());
        open_.pop_back();
      } else if (line.substr(at, 3) == "://" || line.substr(at, 4) == "www.") {
        word_end = word_end > at ? word_end : std::min(line.find_first_of(" \t<", at), line.size());
        ++addresses_;
        ++marks_;
        steps_ += 2 * (word_end - at);
      }
    }
    ++line_;
  }

  [[nodiscard]] std::uint64_t steps() const { return steps_; }

 private:
  std::vector<std::uint32_t> open_;  ///< opening brackets that nothing has closed
  std::uint64_t line_ = 0;
  std::uint64_t addresses_ = 0;
  std::uint64_t marks_ = 0;
  std::uint64_t steps_ = 0;
};

}  // namespace

std::string_view markdown_problem(std::string_view text) {
  LinkSteps links;
  for (Line line = line_at(text, 0); line.begin < text.size(); line = line_at(text, line.next)) {
    const std::string_view content = line.in(text);
    if (depth_of(content) > kMaxDepth) {
      return "quotes and lists are nested more than 100 deep";
    }
    if (ends_paragraph(content)) {
      links.end_paragraph();
    } else {
      links.add(content, line.begin);
    }
  }
  links.end_paragraph();
  return links.steps() > kMaxSteps ? "a paragraph has too many links, square brackets or addresses"
                                   : std::string_view();
}

}  // namespace candor
