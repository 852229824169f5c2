#include <algorithm>

#include <fmt/format.h>

#include "candor/suppression/directive.h"

namespace candor {
namespace {

constexpr std::string_view kMark = "candor-";
/// Each of them is compared with each finding. No page of a person has so many.
constexpr std::size_t kMaxDirectives = 500;
constexpr std::size_t kMaxDirectiveBytes = 8192;

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
    std::size_t seen = 0;
    for (std::size_t at = text_.find(kMark); at != std::string_view::npos; at = text_.find(kMark, at + 1)) {
      const std::size_t line_end = text_.substr(seen, at - seen).find_last_of("\r\n");
      line_ = line_end == std::string_view::npos ? line_ : seen + line_end + 1;
      seen = at;
      look_at(static_cast<std::uint32_t>(at));
      if (found_.problems.size() + rules_ > kMaxDirectives) {
        found_.problems.push_back(
            {"exception-malformed",
             fmt::format("a page has at most {} exceptions; from here on they are not in force", kMaxDirectives),
             {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + kMark.size())}});
        break;
      }
    }
    return std::move(found_);
  }

 private:
  void look_at(std::uint32_t at) {
    const std::size_t end = end_of_carrier(at);
    if (end == std::string_view::npos || in_code(at)) {
      return;
    }
    const std::string_view text = without_trailing(text_.substr(at, end - at), " \t\r\n");
    if (text.size() > kMaxDirectiveBytes) {
      found_.problems.push_back({"exception-malformed",
                                 fmt::format("this exception has more than {} bytes", kMaxDirectiveBytes),
                                 {at, at + static_cast<std::uint32_t>(kMark.size())}});
      return;
    }
    const SourceSpan span{at, at + static_cast<std::uint32_t>(text.size())};
    if (visible_.contains(at)) {
      found_.problems.push_back({"exception-malformed",
                                 "this exception is text that readers see, and is not in force; it needs an empty line "
                                 "before it, or belongs into the file of suppressions",
                                 span});
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
    constexpr std::string_view kComment = "<!--";
    const std::string_view before = without_trailing(text_.substr(0, at), " \t\r\n");
    if (before.ends_with(kComment)) {
      const bool escaped = before.substr(0, before.size() - kComment.size()).ends_with('\\');
      return escaped ? std::string_view::npos : comment_end(at);
    }
    return end_of_definition(text_.substr(line_, at - line_), at);
  }

  /// Where the next comment ends; marks are asked for in order, and none looks for the same end again.
  std::size_t comment_end(std::uint32_t at) {
    if (comment_end_ < at) {
      comment_end_ = std::min(text_.find("-->", at), text_.size());
    }
    return comment_end_;
  }

  /// `before` is the line up to the mark: "[//]: # (" behind quote marks and indentation.
  [[nodiscard]] std::size_t end_of_definition(std::string_view before, std::uint32_t at) const {
    before.remove_prefix(std::min(before.find_first_not_of(" \t>"), before.size()));
    constexpr std::string_view kLabel = "[//]:";
    if (!before.starts_with(kLabel)) {
      return std::string_view::npos;
    }
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
  std::size_t line_ = 0;         ///< where the line of the mark begins
  std::size_t comment_end_ = 0;  ///< of the last comment that was looked at
  Directives found_;
};

}  // namespace

Directives find_directives(const Document& page) {
  // Most pages have none, and need not be looked at more closely.
  return page.source->text().find(kMark) == std::string_view::npos ? Directives() : DirectiveFinder(page).find();
}

}  // namespace candor
