#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "candor/suppression/directive.h"

namespace candor {
namespace {

constexpr std::string_view kName = "candor";
constexpr std::string_view kMark = "candor-";
constexpr std::string_view kComment = "<!--";
constexpr std::string_view kCommentEnd = "-->";
/// Each exception is compared with each finding. No page of a person has so many, nor such long ones.
constexpr std::size_t kMaxDirectives = 500;
constexpr std::size_t kMaxDirectiveBytes = 8192;
/// How far from a mark its comment or definition is looked for: each of a page's many marks looks again.
constexpr std::size_t kReach = 1024;
constexpr std::size_t kMaxOpening = 128;

/// What readers see of a page, as places in its source.
class Visible {
 public:
  explicit Visible(const Document& page) {
    for (const Block& block : page.blocks) {
      for (const Run& run : block.map.runs()) {
        if (run.kind == RunKind::kVerbatim) {
          spans_.push_back({run.source, run.source + run.source_size});
        }
      }
    }
    std::sort(spans_.begin(), spans_.end());
  }

  [[nodiscard]] bool contains(std::uint32_t offset) const {
    const auto behind = std::upper_bound(spans_.begin(), spans_.end(), SourceSpan{offset, UINT32_MAX});
    return behind != spans_.begin() && std::prev(behind)->contains(offset);
  }

 private:
  std::vector<SourceSpan> spans_;
};

std::string_view without_trailing(std::string_view text, std::string_view bytes) {
  return text.substr(0, text.find_last_not_of(bytes) + 1);
}

class DirectiveFinder {
 public:
  explicit DirectiveFinder(const Document& page) : page_(page), text_(page.source->text()), visible_(page) {}

  Directives find() {
    for (std::size_t at = text_.find(kName); at != std::string_view::npos; at = text_.find(kName, at + 1)) {
      const std::string_view rest = text_.substr(at);
      const auto offset = static_cast<std::uint32_t>(at);
      rest.starts_with(kMark) ? look_at(offset) : look_at_near_miss(offset);
      if (found_.problems.size() + rules_ > kMaxDirectives) {
        fail(fmt::format("a page has at most {} exceptions; from here on they are not in force", kMaxDirectives),
             {offset, offset + static_cast<std::uint32_t>(kName.size())});
        break;
      }
    }
    return std::move(found_);
  }

 private:
  void fail(std::string problem, SourceSpan span) {
    found_.problems.push_back({"exception-malformed", std::move(problem), span});
  }

  /// "candor disable-line", "candor: disable-line" where an exception would stand.
  void look_at_near_miss(std::uint32_t at) {
    const std::string_view rest = text_.substr(at + kName.size());
    const std::string_view verb = rest.substr(std::min(rest.find_first_not_of(" \t:_"), rest.size()));
    const auto gap = static_cast<std::uint32_t>(rest.size() - verb.size());
    if (gap == 0 || !names_verb(verb) || end_of_carrier(at) == std::string_view::npos || in_code(at)) {
      return;
    }
    const std::string_view name = verb.substr(0, verb.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"));
    const auto size = static_cast<std::uint32_t>(kName.size() + gap + name.size());
    fail(fmt::format("'{}' is not understood, and allows nothing; did you mean 'candor-{}'?", text_.substr(at, size),
                     name),
         {at, at + size});
  }

  /// A comment that says something else first: whoever wrote it takes the exception for one.
  void look_behind_words(std::uint32_t at) {
    std::string_view before = text_.substr(at - std::min<std::size_t>(at, kReach), std::min<std::size_t>(at, kReach));
    const std::size_t begin = before.rfind(kComment);
    if (begin == std::string_view::npos || in_code(at) || visible_.contains(at)) {
      return;
    }
    before.remove_prefix(begin + kComment.size());
    const std::size_t first = before.find_first_not_of(" \t\r\n");
    const std::string_view behind = text_.substr(at, std::min(comment_end(at) - at, kReach));
    const bool ended = before.find(kCommentEnd) != std::string_view::npos;
    if (ended || first == std::string_view::npos || before.substr(first).starts_with(kMark) ||
        behind.find(" -- ") == std::string_view::npos || !names_verb(behind.substr(kMark.size()))) {
      return;
    }
    const std::string_view text = without_trailing(behind, " \t\r\n");
    fail("this exception is not in force: it has to stand at the beginning of its comment",
         {at, at + static_cast<std::uint32_t>(text.size())});
  }

  static bool names_verb(std::string_view text) { return text.starts_with("disable") || text.starts_with("enable"); }

  void look_at(std::uint32_t at) {
    const std::size_t end = end_of_carrier(at);
    if (end == std::string_view::npos) {
      look_behind_words(at);
      return;
    }
    if (in_code(at)) {
      return;
    }
    const std::string_view text = without_trailing(text_.substr(at, end - at), " \t\r\n");
    if (text.size() > kMaxDirectiveBytes) {
      fail(fmt::format("this exception has more than {} bytes", kMaxDirectiveBytes),
           {at, at + static_cast<std::uint32_t>(kMark.size())});
      return;
    }
    const SourceSpan span{at, at + static_cast<std::uint32_t>(text.size())};
    if (visible_.contains(at)) {
      fail(
          "this exception is text that readers see, and is not in force; it needs an empty line before it, or belongs "
          "into the file of suppressions",
          span);
      return;
    }
    const std::size_t before = found_.good.size();
    read_directive(text, span, found_);
    if (found_.good.size() > before) {
      rules_ += std::max<std::size_t>(found_.good.back().rules.size(), 1);
      if (rules_ > kMaxDirectives) {
        found_.good.pop_back();
      }
    }
  }

  /// Where a comment or a link definition ends in which the mark comes first; npos when it stands in neither.
  [[nodiscard]] std::size_t end_of_carrier(std::uint32_t at) {
    const std::string_view before = without_trailing(text_.substr(0, at), " \t\r\n");
    if (before.ends_with(kComment)) {
      const bool escaped = before.substr(0, before.size() - kComment.size()).ends_with('\\');
      return escaped ? std::string_view::npos : comment_end(at);
    }
    const std::size_t reach = std::min<std::size_t>(at, kMaxOpening);
    const std::string_view opening = text_.substr(at - reach, reach);
    return end_of_definition(opening.substr(opening.find_last_of("\r\n") + 1), at);  // npos + 1 is 0
  }

  /// Where the next comment ends, or the page; asked for in order, so that none looks for the same end again.
  std::size_t comment_end(std::uint32_t at) {
    if (comment_end_ < at) {
      comment_end_ = std::min(text_.find(kCommentEnd, at), text_.size());
    }
    return comment_end_;
  }

  /// `before` is the line up to the mark, with "[//]: # (" in it. Readers see one that is not at the beginning of a
  /// paragraph, a list item or a quotation.
  [[nodiscard]] std::size_t end_of_definition(std::string_view before, std::uint32_t at) const {
    constexpr std::string_view kLabel = "[//]:";
    const std::size_t label = before.rfind(kLabel);
    if (label == std::string_view::npos) {
      return std::string_view::npos;
    }
    before.remove_prefix(label);
    before = without_trailing(before, " \t");
    const char opening = before.back();
    const std::string_view target = without_trailing(before.substr(0, before.size() - 1), " \t").substr(kLabel.size());
    const bool known = target.find_first_not_of(" \t#<>") == std::string_view::npos;
    if (!known || (opening != '(' && opening != '"' && opening != '\'')) {
      return std::string_view::npos;
    }
    const std::size_t line_end = std::min(text_.find_first_of("\r\n", at), text_.size());
    const std::size_t closing = text_.substr(at, line_end - at).rfind(opening == '(' ? ')' : opening);
    return closing == std::string_view::npos ? line_end : at + closing;
  }

  [[nodiscard]] bool in_code(std::uint32_t at) const {
    const auto behind = std::upper_bound(page_.code.begin(), page_.code.end(), at,
                                         [](std::uint32_t place, SourceSpan code) { return place < code.begin; });
    return behind != page_.code.begin() && std::prev(behind)->contains(at);
  }

  const Document& page_;
  std::string_view text_;
  Visible visible_;
  std::size_t rules_ = 0;        ///< of all exceptions so far
  std::size_t comment_end_ = 0;  ///< of the last comment that was looked at
  Directives found_;
};

}  // namespace

Directives find_directives(const Document& page) {
  // Most pages have none, and need not be looked at more closely.
  return page.source->text().find(kName) == std::string_view::npos ? Directives() : DirectiveFinder(page).find();
}

}  // namespace candor
