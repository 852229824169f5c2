#include "candor/text/sentence.h"

#include <algorithm>
#include <array>
#include <optional>

#include <unicode/uchar.h>

#include "inline_list.h"
#include "utf8.h"

namespace candor {
namespace {

/// A time ("At 5 a.m.") among the first words of a sentence does not end it.
constexpr std::size_t kFewWords = 4;
/// A bracket that is not closed within so many bytes is taken for a slip.
constexpr std::size_t kBracketReach = 600;

bool is_space(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

std::string lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte; });
  return lower;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> marks, std::size_t& length) {
  for (const std::string_view mark : marks) {
    if (text.starts_with(mark)) {
      length = mark.size();
      return true;
    }
  }
  return false;
}

/// A run of terminators: "." "?!" "..." ". . ." "…"
struct Terminator {
  std::size_t end = 0;
  std::size_t dots = 0;
  bool spaced = false;  ///< dots with blanks between
  bool strong = false;  ///< has "!" or "?"
};

class Splitter {
 public:
  Splitter(const SentenceData& data, std::string_view text, const std::vector<TextSpan>& raised)
      : data_(data), text_(text), raised_(raised) {
    find_brackets();
  }

  std::vector<TextSpan> split() && {
    begin_ = skip_spaces(0);
    std::size_t at = begin_;
    for (const std::size_t item : list_items(text_)) {
      split_until(at, item);
      cut(item);
      at = std::max(at, item);
    }
    split_until(at, text_.size());
    cut(text_.size());
    return std::move(sentences_);
  }

 private:
  void split_until(std::size_t at, std::size_t limit) {
    while (at < limit) {
      at = next_terminator(at, limit);
      if (at == limit) {
        break;
      }
      const Terminator terminator = read_terminator(at);
      const std::size_t closed = skip_closers(terminator.end);
      if (ends_sentence(at, terminator, closed)) {
        const std::size_t cited = behind_citations(closed);
        cut(leaves_out(at, terminator) && skip_spaces(closed) < text_.size() ? at + 1 : cited);
        at = cited;
      } else {
        at = closed;
      }
    }
  }

  /// "… compounds. . . . The practice": the first dot ends the sentence, the other three stand for what was left out
  /// before the next one.
  [[nodiscard]] bool leaves_out(std::size_t at, const Terminator& terminator) const {
    const bool glued = at > 0 && !is_space(text_[at - 1]) && is_space(text_[at + 1]);
    return terminator.spaced && terminator.dots == 4 && glued;
  }

  /// Ends the current sentence at `end`, if it holds anything.
  void cut(std::size_t end) {
    std::size_t last = end;
    while (last > begin_ && is_space(text_[last - 1])) {
      --last;
    }
    if (last > begin_) {
      sentences_.push_back({static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(last)});
    }
    begin_ = skip_spaces(end);
  }

  [[nodiscard]] std::size_t skip_spaces(std::size_t at) const {
    while (at < text_.size() && is_space(text_[at])) {
      ++at;
    }
    return at;
  }

  /// The first terminator in [at, limit), or limit.
  [[nodiscard]] std::size_t next_terminator(std::size_t at, std::size_t limit) const {
    constexpr char kFirstOfEllipsis = "…"[0];
    for (; at < limit; ++at) {
      const char byte = text_[at];
      if (byte == '.' || byte == '!' || byte == '?' ||
          (byte == kFirstOfEllipsis && text_.substr(at).starts_with("…"))) {
        break;
      }
    }
    return at;
  }

  [[nodiscard]] Terminator read_terminator(std::size_t at) const {
    Terminator run{at, 0, false, false};
    while (run.end < text_.size()) {
      const char byte = text_[run.end];
      if (byte == '.') {
        ++run.dots;
        ++run.end;
      } else if (byte == '!' || byte == '?') {
        run.strong = true;
        ++run.end;
      } else if (text_.substr(run.end).starts_with("…")) {
        run.dots += 3;
        run.end += 3;
      } else if (byte == ' ' && run.dots > 0 && run.end + 1 < text_.size() && text_[run.end + 1] == '.') {
        run.spaced = true;
        ++run.end;
      } else {
        break;
      }
    }
    return run;
  }

  /// Closing marks, and a citation marker that stands right behind: "[3]", "[1, 2]".
  [[nodiscard]] std::size_t skip_closers(std::size_t at) const {
    std::size_t length = 0;
    while (at < text_.size()) {
      const std::string_view rest = text_.substr(at);
      if (starts_with_any(rest, {"\"", "'", ")", "]", "”", "’", "»"}, length)) {
        at += length;
      } else if (const std::size_t marker = std::max(citation_length(rest), raised_length(at)); marker > 0) {
        at += marker;
      } else {
        break;
      }
    }
    return at;
  }

  /// Of a superscript number that begins at `at`.
  [[nodiscard]] std::size_t raised_length(std::size_t at) const {
    const auto found = std::lower_bound(raised_.begin(), raised_.end(), at,
                                        [](TextSpan span, std::size_t place) { return span.begin < place; });
    return found != raised_.end() && found->begin == at && is_digit(text_[at]) ? found->size() : 0;
  }

  /// Behind the citations that follow the end of a sentence at a blank: "… works. [3] It", "… works. (Lee, 2019) It".
  [[nodiscard]] std::size_t behind_citations(std::size_t closed) const {
    while (true) {
      const std::size_t begin = skip_spaces(closed);
      const std::string_view rest = text_.substr(begin);
      const std::size_t length = rest.starts_with('[') ? citation_length(rest) : dated_bracket_length(rest);
      std::size_t end = begin + length;
      end += length > 0 && end < text_.size() && text_[end] == '.' ? 1 : 0;
      const std::size_t next = skip_spaces(end);
      if (length == 0 || (next < text_.size() && (next == end || !may_begin(next)))) {
        return closed;
      }
      closed = end;
    }
  }

  /// Of a bracket that begins with a capital and ends with a year: "(Lee et al., 2019)".
  [[nodiscard]] static std::size_t dated_bracket_length(std::string_view rest) {
    constexpr std::size_t kLongest = 200;
    if (rest.size() < 8 || rest[0] != '(' || rest[1] < 'A' || rest[1] > 'Z') {
      return 0;
    }
    const std::size_t close = rest.substr(0, kLongest).find(')');
    if (close == std::string_view::npos || rest.substr(1, close).find('(') != std::string_view::npos) {
      return 0;
    }
    std::string_view year = rest.substr(1, close - 1);
    year.remove_suffix(is_digit(year.back()) ? 0 : 1);
    const bool dated = year.size() > 5 && !is_digit(year[year.size() - 5]) &&
                       std::all_of(year.end() - 4, year.end(), is_digit) &&
                       (year.substr(year.size() - 4, 2) == "19" || year.substr(year.size() - 4, 2) == "20");
    return dated ? close + 1 : 0;
  }

  [[nodiscard]] static std::size_t citation_length(std::string_view rest) {
    std::size_t length = 0;
    if (starts_with_any(rest, {"¹", "²", "³", "⁰", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"}, length)) {
      return length;
    }
    if (rest.size() < 3 || rest[0] != '[' || !is_digit(rest[1])) {
      return 0;
    }
    const std::size_t end = rest.find_first_not_of("0123456789,;-– ", 1);
    return end != std::string_view::npos && rest[end] == ']' ? end + 1 : 0;
  }

  /// Brackets within which nothing ends: those that open and close near by.
  void find_brackets() {
    std::vector<std::size_t> open;
    for (std::size_t at = std::min(text_.find('('), text_.size()); at < text_.size(); ++at) {
      if (text_[at] == '(') {
        open.push_back(at);
      } else if (text_[at] == ')' && !open.empty()) {
        if (at - open.back() <= kBracketReach && open.size() == 1) {
          brackets_.push_back({static_cast<std::uint32_t>(open.back()), static_cast<std::uint32_t>(at)});
        }
        open.pop_back();
      }
    }
  }

  [[nodiscard]] bool in_brackets(std::size_t at) const {
    const auto behind = std::upper_bound(brackets_.begin(), brackets_.end(), at,
                                         [](std::size_t place, TextSpan span) { return place < span.begin; });
    return behind != brackets_.begin() && std::prev(behind)->contains(static_cast<std::uint32_t>(at)) &&
           std::prev(behind)->begin > begin_;
  }

  [[nodiscard]] bool ends_sentence(std::size_t at, const Terminator& terminator, std::size_t closed) const {
    const std::size_t next = skip_spaces(closed);
    if (next == text_.size()) {
      return true;
    }
    if (next == closed || in_brackets(at) || (at > 0 && text_[at - 1] == '[')) {
      return false;
    }
    if (!may_begin(next)) {
      return false;
    }
    if (terminator.strong) {
      return true;
    }
    if (is_enumerator(word_before(at), at)) {
      return false;
    }
    if (terminator.dots >= 3) {
      return terminator.dots > 3 || (!terminator.spaced && first_word(next) != "i");
    }
    return closed > terminator.end || ends_after_word(at, next);
  }

  /// Whether a sentence may begin at `at`: not with a small letter, and not with a mark that goes on.
  [[nodiscard]] bool may_begin(std::size_t at) const {
    if (is_label(at)) {
      return true;
    }
    std::size_t length = 0;
    while (starts_with_any(text_.substr(at), {"\"", "'", "(", "[", "“", "‘", "«"}, length) &&
           at + length < text_.size()) {
      at += length;
    }
    const char byte = text_[at];
    if (static_cast<unsigned char>(byte) < 0x80) {
      return (byte >= 'A' && byte <= 'Z') || is_digit(byte) ||
             std::string_view("*#$&+<~").find(byte) != std::string_view::npos;
    }
    const char32_t character = next_code_point(text_, at);
    return u_islower(static_cast<UChar32>(character)) == 0;
  }

  /// "(a)", "(b–d)": the label of a figure's panel or of an item.
  [[nodiscard]] bool is_label(std::size_t at) const {
    constexpr std::size_t kLongest = 8;
    if (text_[at] != '(') {
      return false;
    }
    const std::size_t close = text_.substr(at, kLongest).find(')');
    return close != std::string_view::npos && close > 1 && text_.substr(at, close).find(' ') == std::string_view::npos;
  }

  /// The word that ends right before `end`, without opening marks.
  [[nodiscard]] std::string_view word_before(std::size_t end) const {
    std::size_t begin = end;
    while (begin > begin_ && !is_space(text_[begin - 1])) {
      --begin;
    }
    std::string_view word = text_.substr(begin, end - begin);
    const std::size_t first = word.find_last_of("([\"'/&-");
    return first == std::string_view::npos ? word : word.substr(first + 1);
  }

  /// The word that begins at `at`, in small letters.
  [[nodiscard]] std::string first_word(std::size_t at) const {
    std::size_t length = 0;
    while (starts_with_any(text_.substr(at), {"\"", "'", "(", "[", "“", "‘"}, length)) {
      at += length;
    }
    std::size_t end = at;
    while (end < text_.size() && ((text_[end] | 0x20) >= 'a' && (text_[end] | 0x20) <= 'z')) {
      ++end;
    }
    return lower(text_.substr(at, end - at));
  }

  [[nodiscard]] std::size_t words_so_far(std::size_t end) const {
    std::size_t words = 0;
    for (std::size_t at = begin_; at < end; ++at) {
      words += !is_space(text_[at]) && (at == begin_ || is_space(text_[at - 1])) ? 1 : 0;
    }
    return words;
  }

  /// Decides about a single dot behind a word.
  [[nodiscard]] bool ends_after_word(std::size_t dot, std::size_t next) const {
    const std::string_view spelled = word_before(dot);
    const std::string word = lower(spelled);
    if (data_.never_end.count(word) != 0) {
      return false;
    }
    if (data_.end_unless_number.count(word) != 0 && is_digit(text_[next])) {
      return false;
    }
    const std::string following = first_word(next);
    if (is_initial(spelled, dot)) {
      return data_.starters.count(following) != 0 && !is_name(spelled, dot);
    }
    if (is_dotted(word) || data_.end_before_starter.count(word) != 0) {
      const bool time = word == "a.m" || word == "p.m";
      return data_.starters.count(following) != 0 ||
             (time && data_.never_end.count(following) != 0 && words_so_far(dot) > kFewWords);
    }
    return true;
  }

  /// "u.s", "e.g", "p.m": letters with dots between them.
  [[nodiscard]] static bool is_dotted(std::string_view word) {
    const std::size_t dot = word.find('.');
    return word.size() <= 7 && dot != std::string_view::npos && dot <= 2 &&
           std::all_of(word.begin(), word.end(), [](char byte) { return byte == '.' || (byte >= 'a' && byte <= 'z'); });
  }

  /// "1." or "b." at the beginning of a sentence, perhaps behind a bullet, numbers it.
  [[nodiscard]] bool is_enumerator(std::string_view word, std::size_t dot) const {
    while (!word.empty() && static_cast<unsigned char>(word[0]) >= 0x80) {
      word.remove_prefix(1);
    }
    const std::string_view before = text_.substr(begin_, dot - word.size() - begin_);
    const bool at_begin = std::none_of(before.begin(), before.end(), [](char byte) {
      return is_digit(byte) || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
    });
    return at_begin && !word.empty() && word.size() <= 3 &&
           (std::all_of(word.begin(), word.end(), is_digit) || (word.size() == 1 && word[0] >= 'a' && word[0] <= 'z'));
  }

  /// A single capital: "to V. E. Smith". "I" is one only behind a name.
  [[nodiscard]] bool is_initial(std::string_view word, std::size_t dot) const {
    return word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z' && (word[0] != 'I' || is_name(word, dot));
  }

  /// Whether a capital stands behind a word in capitals: "Jonas E. Smith".
  [[nodiscard]] bool is_name(std::string_view word, std::size_t dot) const {
    const std::string_view before =
        dot >= begin_ + word.size() + 1 ? word_before(dot - word.size() - 1) : std::string_view();
    return !before.empty() && before[0] >= 'A' && before[0] <= 'Z';
  }

  const SentenceData& data_;
  std::string_view text_;
  const std::vector<TextSpan>& raised_;
  std::size_t begin_ = 0;  ///< of the current sentence
  std::vector<TextSpan> brackets_;
  std::vector<TextSpan> sentences_;
};

}  // namespace

std::vector<TextSpan> SentenceSplitter::split(std::string_view text, const std::vector<TextSpan>& raised) const {
  return Splitter(data_, text, raised).split();
}

}  // namespace candor
