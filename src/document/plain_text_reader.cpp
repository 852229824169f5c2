#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "candor/document/readers.h"

#include "addresses.h"
#include "page_builder.h"
#include "text_lines.h"

namespace candor {
namespace {

/// Lines that an editor wrapped are at most so wide; a longer one is a paragraph of its own. In code points.
constexpr std::uint32_t kMaxWrapped = 100;
/// A stretch of lines that are all narrower was broken by hand.
constexpr std::uint32_t kMinWrapped = 55;
constexpr std::uint32_t kMaxHeading = 80;
constexpr std::uint32_t kMaxHeadingWords = 14;
constexpr std::uint32_t kMaxHeadingIndent = 3;
/// A heading in ordinary spelling ("Risks and aftercare") is shorter than one in title case.
constexpr std::uint32_t kMaxPlainHeadingWords = 8;

constexpr std::uint8_t kTitleLevel = 1;
constexpr std::uint8_t kHeadingLevel = 2;
constexpr std::uint8_t kNumberedLevel = 3;

/// Whether the page's paragraphs run over several lines: lines of a wrapped width that have another one right
/// below them are many, over-long lines few.
bool is_wrapped(const std::vector<TextLine>& lines) {
  std::size_t wrapped = 0;
  std::size_t over_long = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::uint32_t width = lines[i].indent + lines[i].width;
    const bool followed = i + 1 < lines.size() && !lines[i + 1].blank();
    over_long += width > kMaxWrapped ? 1 : 0;
    wrapped += width <= kMaxWrapped && width >= kMinWrapped && followed ? 1 : 0;
  }
  return wrapped > 4 * over_long;
}

class PlainTextReader {
 public:
  explicit PlainTextReader(SourcePtr source)
      : lines_(read_lines(source->text())), wrapped_(is_wrapped(lines_)), page_(std::move(source)) {}

  Document read() && {
    for (at_ = 0; at_ < lines_.size(); ++at_) {
      read_line(lines_[at_]);
    }
    leave_lists();
    set_quoted(false);
    return page_.take();
  }

 private:
  enum class Last : std::uint8_t { kNothing, kText, kHeading };

  [[nodiscard]] const TextLine& next() const { return at_ + 1 < lines_.size() ? lines_[at_ + 1] : none_; }

  [[nodiscard]] const TextLine& before() const { return at_ > 0 ? lines_[at_ - 1] : none_; }

  /// The next line that is not blank, behind the one right below.
  [[nodiscard]] const TextLine& following() const {
    const auto found = std::find_if(lines_.begin() + static_cast<std::ptrdiff_t>(std::min(at_ + 1, lines_.size())),
                                    lines_.end(), [](const TextLine& line) { return !line.blank(); });
    return found == lines_.end() ? none_ : *found;
  }

  void read_line(const TextLine& line) {
    if (line.blank() || is_rule(line)) {
      page_.finish();
      last_ = Last::kNothing;
      return;
    }
    set_quoted(line.quoted);
    const bool goes_on = last_ == Last::kText && continues();
    if (!goes_on) {
      page_.finish();
      begin(line);
    } else {
      add({line.begin, line.end});
    }
  }

  /// A quotation begins or ends; nothing goes on over that.
  void set_quoted(bool quoted) {
    if (quoted == quoted_) {
      return;
    }
    leave_lists();
    quoted ? page_.enter_quote() : page_.leave();
    quoted_ = quoted;
    last_ = Last::kNothing;
  }

  void begin(const TextLine& line) {
    if (is_heading(line)) {
      leave_lists();
      page_.begin(BlockKind::kHeading, heading_level(line));
      seen_heading_ = true;
      add({line.begin + line.mark, line.end});
      page_.finish();
      last_ = Last::kHeading;
      return;
    }
    if (line.mark > 0) {
      item(line);
    } else if (indents_.empty() || line.indent <= indents_.back()) {
      leave_lists();
    }
    add({line.begin + line.mark, line.end});
    last_ = Last::kText;
  }

  /// Whether this line goes on with the paragraph of the line above.
  [[nodiscard]] bool continues() const {
    const TextLine& line = lines_[at_];
    const TextLine& above = before();
    const bool in_item = !indents_.empty();
    const bool item_begins = line.mark > 0 && (line.first || in_item);
    if (item_begins || is_reference(line) || is_underline(next())) {
      return false;
    }
    if (in_item && line.indent > indents_.back()) {
      return true;
    }
    if (!wrapped_ || above.width > kMaxWrapped) {
      return false;
    }
    // An editor breaks a line where the next word does not fit any more. People who edit such lines leave some short.
    const auto first_word = static_cast<std::uint32_t>(std::min(line.content.find(' '), line.content.size()));
    const Stretch stretch = stretch_around();
    const bool full = stretch.margin >= kMinWrapped && above.indent + above.width + 1 + first_word > stretch.margin;
    if (stretch.wrapped()) {
      return full || (begins_small(line.content) && !ends_sentence(above.content));
    }
    // A paragraph with a list right below it: the line above is no introduction when its neighbours are as long.
    const auto wide = [&](const TextLine& other) { return 4 * (other.indent + other.width) >= 3 * stretch.margin; };
    return full && (wide(line) || (at_ > 1 && wide(lines_[at_ - 2])));
  }

  /// "[3] Author, title": an entry of a list of references.
  [[nodiscard]] static bool is_reference(const TextLine& line) {
    const std::size_t close = line.content.find(']');
    return line.content.starts_with('[') && close > 1 && close < 5 &&
           line.content.substr(1, close - 1).find_first_not_of("0123456789") == std::string_view::npos;
  }

  /// Lines that no blank line separates.
  struct Stretch {
    std::uint32_t margin = 0;  ///< the widest line
    std::size_t lines = 0;     ///< but for the last one, which may be short in any paragraph
    std::size_t wide = 0;      ///< those of them that nearly reach the margin

    /// Most lines of wrapped text are nearly as long as the longest; those of a list are as long as they happen to be.
    [[nodiscard]] bool wrapped() const { return margin >= kMinWrapped && 2 * wide > lines; }
  };

  [[nodiscard]] Stretch stretch_around() const {
    constexpr std::size_t kFar = 40;
    std::size_t first = at_;
    while (first > 0 && first + kFar > at_ && !lines_[first - 1].blank()) {
      --first;
    }
    std::size_t last = at_;
    while (last + 1 < lines_.size() && last < at_ + kFar && !lines_[last + 1].blank()) {
      ++last;
    }
    const auto width = [&](std::size_t i) { return lines_[i].indent + lines_[i].width; };
    Stretch stretch;
    for (std::size_t i = first; i <= last; ++i) {
      stretch.margin = std::max(stretch.margin, width(i));
    }
    stretch.lines = last - first;
    for (std::size_t i = first; i < last; ++i) {
      stretch.wide += 4 * width(i) >= 3 * stretch.margin ? 1 : 0;
    }
    return stretch;
  }

  [[nodiscard]] bool is_heading(const TextLine& line) const {
    const std::string_view text = line.text();
    if (is_underline(next()) && line.mark == 0) {
      return line.width <= kMaxWrapped;
    }
    const std::uint32_t words = count_words(text);
    // "Conclusion:" is a heading, "Benefits include:" with a list behind it is none.
    const bool titled = text.ends_with(':') && looks_like_title(text) && next().blank() && following().mark == 0;
    if (line.width > kMaxHeading || words > kMaxHeadingWords || (ends_sentence(text) && !titled) ||
        begins_small(text) || is_reference(line) || line.indent > kMaxHeadingIndent) {
      return false;
    }
    if (line.mark > 0) {
      return line.numbered && before().blank() && next().blank() && following().mark == 0 &&
             following().width > line.width && looks_like_title(text);
    }
    const bool asks = text.ends_with('?');
    const bool plain = words <= kMaxPlainHeadingWords && !following().blank();
    return stands_alone(line) && (looks_like_title(text) || asks || plain);
  }

  /// Nothing around is a line of the same kind.
  [[nodiscard]] bool stands_alone(const TextLine& line) const {
    const auto apart = [&](const TextLine& other) {
      return other.blank() || other.mark > 0 || other.width > 2 * line.width;
    };
    return apart(next()) && (apart(before()) || is_rule(before()));
  }

  [[nodiscard]] std::uint8_t heading_level(const TextLine& line) const {
    if (is_underline(next())) {
      return next().content[0] == '=' ? kTitleLevel : kHeadingLevel;
    }
    if (line.mark > 0) {
      return kNumberedLevel;
    }
    return seen_heading_ ? kHeadingLevel : kTitleLevel;
  }

  void item(const TextLine& line) {
    while (!indents_.empty() && line.indent < indents_.back()) {
      leave_list();
    }
    if (indents_.empty() || line.indent > indents_.back() + 1) {
      page_.enter_list();
      indents_.push_back(line.indent);
    } else {
      page_.leave();
    }
    page_.enter_item();
  }

  void leave_list() {
    page_.leave();
    page_.leave();
    indents_.pop_back();
  }

  void leave_lists() {
    page_.finish();
    while (!indents_.empty()) {
      leave_list();
    }
  }

  /// Adds a line's text; addresses in it become objects.
  void add(SourceSpan place) {
    BlockBuilder& text = page_.text();
    std::uint32_t done = place.begin;
    for (Address& address : find_addresses(page_.source().substr(place.begin, place.size()))) {
      const SourceSpan found{place.begin + address.begin, place.begin + address.end};
      text.verbatim({done, found.begin});
      text.object(LayerKind::kAddress, static_cast<std::uint32_t>(page_.page().links.size()), found);
      page_.page().links.push_back({std::move(address.destination)});
      done = found.end;
    }
    text.verbatim({done, place.end});
    text.line_break(RunKind::kSoftBreak);
  }

  std::vector<TextLine> lines_;
  bool wrapped_;
  PageBuilder page_;
  TextLine none_;  ///< before the first and behind the last line
  std::size_t at_ = 0;
  Last last_ = Last::kNothing;
  std::vector<std::uint32_t> indents_;  ///< of the open lists, outermost first
  bool seen_heading_ = false;
  bool quoted_ = false;  ///< in a quotation
};

}  // namespace

Document read_plain_text(SourcePtr source, const ReadOptions& /*options*/) {
  return PlainTextReader(std::move(source)).read();
}

}  // namespace candor
