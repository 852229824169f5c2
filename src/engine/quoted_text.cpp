#include "quoted_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>
#include <utility>

namespace candor {
namespace {

bool is_letter_or_digit(char byte) {
  return std::isalnum(static_cast<unsigned char>(byte)) != 0 || static_cast<unsigned char>(byte) > 0x7F;
}

/// Which way a mark turns where its shape leaves that open.
enum class Shape : std::uint8_t { kOpening, kClosing, kEither };

struct MarkRow {
  std::string_view bytes;
  Shape shape;
};

/// “ closes in „German“ and opens in “English”, ” opens in ”Swedish”: what stands around a mark has the last word.
constexpr std::array<MarkRow, 6> kDouble = {{{"\"", Shape::kEither},
                                             {"“", Shape::kOpening},
                                             {"”", Shape::kClosing},
                                             {"„", Shape::kOpening},
                                             {"«", Shape::kOpening},
                                             {"»", Shape::kClosing}}};

constexpr std::array<MarkRow, 5> kSingle = {{{"'", Shape::kEither},
                                             {"‘", Shape::kOpening},
                                             {"’", Shape::kClosing},
                                             {"‹", Shape::kOpening},
                                             {"›", Shape::kClosing}}};

template <std::size_t N>
const MarkRow* mark_at(std::string_view text, std::size_t at, const std::array<MarkRow, N>& marks) {
  const auto* const found = std::find_if(
      marks.begin(), marks.end(), [&](const MarkRow& row) { return text.substr(at, row.bytes.size()) == row.bytes; });
  return found == marks.end() ? nullptr : found;
}

/// Where the marks of one block open and close.
class MarkReader {
 public:
  /// `open`: a quotation of the block before goes on.
  MarkReader(std::string_view text, bool open) : text_(text), depth_(open ? 1 : 0), goes_on_(open) {}

  template <std::size_t N>
  void read(const std::array<MarkRow, N>& marks, bool apostrophes) {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      const MarkRow* row = mark_at(text_, at, marks);
      if (row == nullptr) {
        continue;
      }
      const std::size_t behind = at + row->bytes.size();
      const bool word_before = at > 0 && !opens_behind(at);
      const bool word_behind = behind < text_.size() && is_letter_or_digit(text_[behind]);
      const bool apostrophe = apostrophes && word_before && (word_behind || depth_ == 0);
      if (!apostrophe) {
        const bool blank_behind = behind >= text_.size() || text_[behind] == ' ';
        const bool opens = row->shape == Shape::kOpening   ? !word_before || word_behind
                           : row->shape == Shape::kClosing ? !word_before && word_behind
                                                           : !word_before && !blank_behind;
        opens ? open(at) : close(behind);
      }
      at = behind - 1;
    }
    if (depth_ > 0) {
      add({begin_, static_cast<std::uint32_t>(text_.size())});
    }
  }

  [[nodiscard]] bool is_open() const { return depth_ > 0; }

  std::vector<TextSpan>& spans() { return spans_; }

 private:
  /// Whether a mark here can only open: behind a blank, a bracket, a dash or another such mark.
  [[nodiscard]] bool opens_behind(std::size_t at) const {
    const std::string_view before = text_.substr(0, at);
    return std::string_view(" ([{-/\"'").find(before.back()) != std::string_view::npos || before.ends_with("—") ||
           before.ends_with("–") || before.ends_with("“") || before.ends_with("‘") || before.ends_with("„") ||
           before.ends_with("«");
  }

  void open(std::size_t at) {
    if (at == 0 && goes_on_) {
      return;  // each paragraph of a long quotation begins with a mark
    }
    begin_ = depth_ == 0 ? static_cast<std::uint32_t>(at) : begin_;
    ++depth_;
  }

  void close(std::size_t behind) {
    const auto end = static_cast<std::uint32_t>(behind);
    if (depth_ == 0) {
      add({last_end_, end});  // nothing opened it
    } else if (--depth_ == 0) {
      add({begin_, end});
    }
    last_end_ = end;
  }

  void add(TextSpan span) { spans_.push_back(span); }

  std::string_view text_;
  int depth_;
  bool goes_on_;
  std::uint32_t begin_ = 0;
  std::uint32_t last_end_ = 0;
  std::vector<TextSpan> spans_;
};

/// Blocks that a quotation may run over.
bool is_running_text(BlockKind kind) {
  return kind == BlockKind::kParagraph || kind == BlockKind::kListItem || kind == BlockKind::kFootnote;
}

}  // namespace

QuotedText::QuotedText(const Document& page) {
  bool open = false;
  std::uint32_t heading = Block::kNone;
  for (const Block& block : page.blocks) {
    open = open && block.kind != BlockKind::kHeading && block.heading == heading;
    heading = block.heading;
    const bool running = is_running_text(block.kind);
    MarkReader doubles(block.text, open && running);
    doubles.read(kDouble, false);
    open = running ? doubles.is_open() : open;
    std::vector<TextSpan>& spans = spans_.emplace_back(std::move(doubles.spans()));
    MarkReader singles(block.text, false);
    singles.read(kSingle, true);
    spans.insert(spans.end(), singles.spans().begin(), singles.spans().end());
  }
}

bool QuotedText::overlaps(std::size_t block, TextSpan span) const {
  const std::vector<TextSpan>& spans = spans_[block];
  return std::any_of(spans.begin(), spans.end(), [&](TextSpan quoted) { return quoted.overlaps(span); });
}

}  // namespace candor
