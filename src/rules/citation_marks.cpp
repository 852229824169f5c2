#include <algorithm>
#include <array>
#include <string>

#include "candor/rules/citation.h"

namespace candor {
namespace {

using Numbers = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// No list of references is longer; it tells a number of one from a year or a measurement.
constexpr std::uint32_t kMaxReference = 999;
/// Before a raised number stands a word of so many small letters, or a mark: "cm" and "m" are units.
constexpr std::size_t kMinWord = 4;

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

bool is_small(char byte) {
  return byte >= 'a' && byte <= 'z';
}

bool is_letter(char byte) {
  return is_small(static_cast<char>(byte | 0x20)) || static_cast<unsigned char>(byte) >= 0x80;
}

/// First bytes of superscript characters: ¹²³ stand in Latin-1, the others elsewhere.
constexpr char kRaisedLatin = '\xC2';
constexpr char kRaisedOther = '\xE2';

/// The digit that a superscript character is, and its length in bytes; -1 for none.
int raised_digit(std::string_view text, std::size_t at, std::size_t& length) {
  if (at >= text.size() || (text[at] != kRaisedLatin && text[at] != kRaisedOther)) {
    return -1;
  }
  static constexpr std::array<std::string_view, 10> kRaised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  for (std::size_t digit = 0; digit < kRaised.size(); ++digit) {
    if (text.substr(at).starts_with(kRaised[digit])) {
      length = kRaised[digit].size();
      return static_cast<int>(digit);
    }
  }
  return -1;
}

/// Reads "1", "1, 4–6", "3-5; 8" from a place on; stops where it goes on otherwise.
class NumberReader {
 public:
  NumberReader(std::string_view text, std::size_t at, bool raised) : text_(text), at_(at), raised_(raised) {}

  /// False when no number stands there, or one that no list of references has.
  bool read() {
    std::uint32_t first = 0;
    if (!number(first)) {
      return false;
    }
    while (true) {
      std::uint32_t last = first;
      const std::size_t end = at_;
      if (dash() && !number(last)) {
        at_ = end;
        last = first;
      }
      if (first == 0 || last < first || last > kMaxReference) {
        return false;
      }
      numbers_.emplace_back(first, last);
      const std::size_t behind = at_;
      if (!separator() || !number(first)) {
        at_ = behind;
        return true;
      }
    }
  }

  [[nodiscard]] std::size_t end() const { return at_; }

  [[nodiscard]] Numbers numbers() && { return std::move(numbers_); }

 private:
  bool number(std::uint32_t& value) {
    const std::size_t begin = at_;
    value = 0;
    while (at_ < text_.size() && at_ < begin + 24) {
      std::size_t length = 1;
      const int digit = raised_ ? raised_digit(text_, at_, length) : is_digit(text_[at_]) ? text_[at_] - '0' : -1;
      if (digit < 0) {
        break;
      }
      value = std::min(value * 10 + static_cast<std::uint32_t>(digit), kMaxReference + 1);
      at_ += length;
    }
    return at_ > begin;
  }

  bool any(std::initializer_list<std::string_view> marks) {
    for (const std::string_view mark : marks) {
      if (text_.substr(at_).starts_with(mark)) {
        at_ += mark.size();
        return true;
      }
    }
    return false;
  }

  void blank() { at_ += at_ < text_.size() && text_[at_] == ' ' ? 1 : 0; }

  bool dash() {
    const std::size_t begin = at_;
    blank();
    if (!any({"-", "–", "—", "‐", "⁻"})) {
      at_ = begin;
      return false;
    }
    blank();
    return true;
  }

  bool separator() {
    blank();
    const bool found = any({",", ";", "˒", "⸴"});
    blank();
    return found;
  }

  std::string_view text_;
  std::size_t at_;
  bool raised_;
  Numbers numbers_;
};

class MarkFinder {
 public:
  MarkFinder(const Block& block, TextSpan within) : block_(block), text_(block.text), within_(within) {}

  std::vector<CitationMark> find() {
    const auto first =
        std::lower_bound(block_.layers.begin(), block_.layers.end(), within_.begin,
                         [](const Layer& layer, std::uint32_t offset) { return layer.span.begin < offset; });
    for (auto layer = first; layer != block_.layers.end() && layer->span.begin <= within_.end; ++layer) {
      if (layer->kind == LayerKind::kFootnoteMark) {
        found_.push_back({CitationMark::Kind::kFootnote, layer->span, {}, layer->index});
      } else if (layer->kind == LayerKind::kSuperscript) {
        superscript(layer->span);
      }
    }
    for (std::size_t at = next_candidate(within_.begin); at < within_.end; at = next_candidate(at + 1)) {
      if (text_[at] == '[') {
        bracket(at);
      } else if (is_digit(text_[at]) && (at == 0 || !is_digit(text_[at - 1]))) {
        bare(at);
      } else if (std::size_t length = 0; (at == 0 || raised_end_ <= at) && raised_digit(text_, at, length) >= 0) {
        raised(at);
      }
    }
    std::erase_if(found_, [this](const CitationMark& mark) { return !within_.contains(mark.span); });
    std::stable_sort(found_.begin(), found_.end(),
                     [](const CitationMark& a, const CitationMark& b) { return a.span.begin < b.span.begin; });
    return std::move(found_);
  }

 private:
  /// The next bracket, digit or byte that a raised digit may begin with.
  [[nodiscard]] std::size_t next_candidate(std::size_t at) const {
    const auto is_candidate = [](char byte) {
      return byte == '[' || is_digit(byte) || byte == kRaisedLatin || byte == kRaisedOther;
    };
    while (at < within_.end && !is_candidate(text_[at])) {
      ++at;
    }
    return at;
  }

  void add(CitationMark::Kind kind, std::size_t begin, std::size_t end, Numbers numbers) {
    found_.push_back(
        {kind, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(numbers), 0});
  }

  /// "[3]", "[1, 4–6]", "[3, p. 12]". Part of a chemical's name when letters touch it on both sides, "[2,5]octane".
  void bracket(std::size_t open) {
    NumberReader reader(text_, open + 1, false);
    if (!reader.read()) {
      return;
    }
    std::size_t close = reader.end();
    if (text_.substr(close).starts_with(", p")) {
      close = std::min(text_.find(']', close), text_.size());
    }
    if (text_.substr(close, 1) != "]" || close > reader.end() + 16) {
      return;
    }
    const bool chemical = close + 1 < text_.size() && (is_letter(text_[close + 1]) || text_[close + 1] == '-');
    if (!chemical) {
      add(CitationMark::Kind::kNumber, open, close + 1, std::move(reader).numbers());
    }
  }

  /// Whether a raised number at `at` stands behind a word or a sentence, not behind a number or a unit.
  [[nodiscard]] bool behind_word(std::size_t at) const {
    if (at == 0) {
      return false;
    }
    if (std::string_view(".,;:!?)]\"”’").find(text_[at - 1]) != std::string_view::npos ||
        static_cast<unsigned char>(text_[at - 1]) >= 0x80) {
      return at >= 2 && !is_digit(text_[at - 2]);
    }
    std::size_t letters = 0;
    while (letters < at && is_small(text_[at - 1 - letters])) {
      ++letters;
    }
    return letters >= kMinWord;
  }

  void superscript(TextSpan span) {
    NumberReader reader(text_, span.begin, false);
    if (reader.read() && reader.end() == span.end && behind_word(span.begin)) {
      add(CitationMark::Kind::kSuperscript, span.begin, span.end, std::move(reader).numbers());
    }
  }

  void raised(std::size_t at) {
    NumberReader reader(text_, at, true);
    const bool read = reader.read();
    raised_end_ = std::max(reader.end(), at + 1);
    if (read && behind_word(at)) {
      const std::size_t end = reader.end();
      add(CitationMark::Kind::kSuperscript, at, end, std::move(reader).numbers());
    }
  }

  /// A number behind the mark that ends a sentence, before a capital or the end: "…it works. 3,4 The".
  void bare(std::size_t at) {
    const bool spaced = at >= 2 && text_[at - 1] == ' ';
    const std::size_t stop = spaced ? at - 2 : at - 1;
    if (at < 6 || std::string_view(".,").find(text_[stop]) == std::string_view::npos) {
      return;
    }
    std::size_t letters = 0;
    while (letters < stop && is_small(text_[stop - 1 - letters])) {
      ++letters;
    }
    NumberReader reader(text_, at, false);
    if (letters < kMinWord || !reader.read()) {
      return;
    }
    const std::size_t end = reader.end();
    const bool last = end == text_.size();
    const bool goes_on = !last && text_[end] == ' ' && end + 1 < text_.size();
    // Not "13 C" and "1 H".
    const bool capital =
        goes_on && end + 2 < text_.size() && text_[end + 1] >= 'A' && text_[end + 1] <= 'Z' && is_small(text_[end + 2]);
    const bool small = goes_on && is_small(text_[end + 1]);
    const bool sentence = text_[stop] == '.' && (last || capital);
    const bool clause = text_[stop] == ',' && !spaced && small;
    if (sentence || clause) {
      add(CitationMark::Kind::kBareNumber, at, end, std::move(reader).numbers());
    }
  }

  const Block& block_;
  std::string_view text_;
  TextSpan within_;
  std::size_t raised_end_ = 0;
  std::vector<CitationMark> found_;
};

}  // namespace

std::vector<CitationMark> find_citation_marks(const Block& block) {
  return find_citation_marks(block, {0, static_cast<std::uint32_t>(block.text.size())});
}

std::vector<CitationMark> find_citation_marks(const Block& block, TextSpan within) {
  return MarkFinder(block, within).find();
}

std::optional<SourceSpan> source_of(const Document& page, const Block& block, const std::vector<CitationMark>& marks,
                                    std::size_t number) {
  const std::uint32_t offset = marks[number].span.begin;
  std::size_t before = 0;  // marks at the very same place of the text
  while (before < number && marks[number - before - 1].kind == CitationMark::Kind::kFootnote &&
         marks[number - before - 1].span.begin == offset) {
    ++before;
  }
  const std::vector<Run>& runs = block.map.runs();
  auto run = std::lower_bound(runs.begin(), runs.end(), offset,
                              [](const Run& one, std::uint32_t place) { return one.text < place; });
  for (; run != runs.end() && run->text == offset; ++run) {
    const bool is_mark =
        run->kind == RunKind::kDropped && std::string_view(page.source->text()).substr(run->source, 2) == "[^";
    if (is_mark && before-- == 0) {
      return SourceSpan{run->source, run->source + run->source_size};
    }
  }
  return std::nullopt;
}

}  // namespace candor
