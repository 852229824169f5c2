#include "candor/match/phrase.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "candor/text/fold.h"
#include "candor/text/token.h"

namespace candor {
namespace {

/// "'s", which pages write at the end of a word, and which is a token of its own there.
bool is_word_ending(std::string_view text) {
  const std::vector<Token> tokens = tokenize(text);
  return tokens.size() == 2 && tokens[0].kind == TokenKind::kMark && tokens[1].kind == TokenKind::kWord &&
         tokens[1].glue == Glue::kNone && fold(text.substr(0, tokens[0].span.end)).text == "'";
}

/// What a place of a phrase has before it, over all ways that lead there.
struct WaysTo {
  bool empty = false;       ///< one of them has no atom yet
  bool behind_gap = false;  ///< one of them has a gap as its last atom
  bool not_solid = false;   ///< one of them has no word, list or mark
  std::size_t gaps = 0;     ///< the most in one of them
};

WaysTo behind_atom(const WaysTo& before, const Atom& atom) {
  const bool gap = atom.kind == AtomKind::kGap;
  const bool solid = !gap && atom.kind != AtomKind::kBegin && atom.kind != AtomKind::kEnd;
  return {false, gap, before.not_solid && !solid, before.gaps + (gap ? 1 : 0)};
}

/// What is wrong with one of the rows; none when all are sound.
std::optional<std::string> mistake_in_rows(const Phrase& phrase) {
  std::vector<WaysTo> places(phrase.end + 1);
  places[0] = {true, false, true, 0};
  bool gap_first = false;
  for (const PhraseStep& step : phrase.steps) {
    const WaysTo before = places[step.from];
    const bool nothing = step.atom == PhraseStep::kNothing;
    gap_first = gap_first || (!nothing && before.empty && phrase.atoms[step.atom].kind == AtomKind::kGap);
    const WaysTo more = nothing ? before : behind_atom(before, phrase.atoms[step.atom]);
    WaysTo& to = places[step.to];
    to = {to.empty || more.empty, to.behind_gap || more.behind_gap, to.not_solid || more.not_solid,
          std::max(to.gaps, more.gaps)};
  }
  const WaysTo& end = places[phrase.end];
  if (gap_first || end.behind_gap) {
    return "a gap needs words on both sides";
  }
  if (end.gaps > kMaxGaps) {
    return fmt::format("has more than {} gaps", kMaxGaps);
  }
  if (end.not_solid) {
    return "a phrase needs at least one word, list or number that must be there";
  }
  return std::nullopt;
}

/// Recursive descent over:  alternatives = row {"|" row} ; row = {item} ; item = "(" alternatives ")" |
/// "[" alternatives "]" | "{" name "}" | "#" name | ".." number | "^" | "$" | ["="] word
/// Each of them is told where it begins, adds its steps, and says where it ends and how many rows it stands for.
class PhraseParser {
 public:
  explicit PhraseParser(std::string_view text) : text_(text) {}

  Result<Phrase> parse() {
    if (text_.size() > kMaxPhraseBytes) {
      fail(fmt::format("has {} bytes, the limit is {}; put the choices into a list", text_.size(), kMaxPhraseBytes));
      return error();
    }
    phrase_.end = alternatives(0, 0).end;
    if (!failed() && at_ < text_.size()) {
      fail(fmt::format("'{}' closes nothing", text_[at_]));
    }
    if (!failed()) {
      if (const std::optional<std::string> mistake = mistake_in_rows(phrase_)) {
        fail(*mistake);
      }
    }
    if (failed()) {
      return error();
    }
    return std::move(phrase_);
  }

 private:
  struct Part {
    std::uint32_t end = 0;
    std::size_t rows = 1;
  };

  [[nodiscard]] bool failed() const { return !problem_.empty(); }

  [[nodiscard]] Error error() const {
    std::uint32_t column = 1;
    for (const char byte : text_.substr(0, problem_at_)) {
      column += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
    }
    return {ErrorCode::kPolicy, problem_, Location{{}, 1, column}};
  }

  void fail(std::string problem) {
    if (!failed()) {
      problem_ = std::move(problem);
      problem_at_ = at_;
    }
  }

  void check_count(std::size_t count) {
    if (count > kMaxRows) {
      fail(fmt::format("stands for more than {} rows of words; put the choices into a list", kMaxRows));
    }
  }

  std::uint32_t step(std::uint32_t from, Atom atom) {
    phrase_.steps.push_back({from, ++last_place_, static_cast<std::uint32_t>(phrase_.atoms.size())});
    phrase_.atoms.push_back(std::move(atom));
    return last_place_;
  }

  std::uint32_t join(const std::vector<std::uint32_t>& ends) {
    ++last_place_;
    for (const std::uint32_t end : ends) {
      phrase_.steps.push_back({end, last_place_, PhraseStep::kNothing});
    }
    return last_place_;
  }

  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '-')) {
      ++at_;
    }
  }

  Part alternatives(std::uint32_t from, std::size_t depth) {
    if (depth > 8) {
      fail("brackets are nested too deeply");
      return {from};
    }
    std::vector<std::uint32_t> ends;
    std::size_t rows = 0;
    while (!failed()) {
      const Part one = row(from, depth);
      ends.push_back(one.end);
      check_count(rows += one.rows);
      if (at_ >= text_.size() || text_[at_] != '|') {
        break;
      }
      ++at_;
    }
    return {ends.size() == 1 ? ends.front() : join(ends), rows};
  }

  Part row(std::uint32_t from, std::size_t depth) {
    Part row{from};
    for (skip_blanks(); !failed() && at_ < text_.size(); skip_blanks()) {
      const char next = text_[at_];
      if (next == '|' || next == ')' || next == ']') {
        break;
      }
      const Part added = item(row.end, depth);
      check_count(row.rows * added.rows);
      row = {added.end, row.rows * added.rows};
    }
    return row;
  }

  Part item(std::uint32_t from, std::size_t depth) {
    switch (text_[at_]) {
      case '(':
        return group(from, ')', depth);
      case '[': {
        const Part part = group(from, ']', depth);
        return {join({part.end, from}), part.rows + 1};
      }
      case '{':
        return list(from);
      case '#':
        ++at_;
        return {step(from, {AtomKind::kList, name(), 0})};
      case '^':
        ++at_;
        return {step(from, {AtomKind::kBegin, {}, 0})};
      case '$': {
        ++at_;
        // Directly before a number it is the sign of the dollar.
        const bool price = at_ < text_.size() && (text_[at_] == '#' || (text_[at_] >= '0' && text_[at_] <= '9'));
        return {step(from, {price ? AtomKind::kMark : AtomKind::kEnd, price ? "$" : "", 0})};
      }
      default:
        return text_.substr(at_, 2) == ".." ? gap(from) : word(from);
    }
  }

  Part group(std::uint32_t from, char closing, std::size_t depth) {
    const std::size_t opened = at_++;
    const Part part = alternatives(from, depth + 1);
    if (failed()) {
      return part;
    }
    if (at_ >= text_.size() || text_[at_] != closing) {
      at_ = opened;
      fail(fmt::format("'{}' is never closed", text_[opened]));
      return part;
    }
    ++at_;
    return part;
  }

  std::string name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && (text_[at_] == '-' || (text_[at_] >= 'a' && text_[at_] <= 'z') ||
                                  (text_[at_] >= '0' && text_[at_] <= '9'))) {
      ++at_;
    }
    if (begin == at_) {
      fail("the name of a list is missing (lower-case letters, digits, hyphens)");
    }
    return std::string(text_.substr(begin, at_ - begin));
  }

  Part list(std::uint32_t from) {
    ++at_;
    std::string named = name();
    if (at_ >= text_.size() || text_[at_] != '}') {
      fail("'{' is never closed");
      return {from};
    }
    ++at_;
    return {step(from, {AtomKind::kList, std::move(named), 0})};
  }

  Part gap(std::uint32_t from) {
    at_ += 2;
    std::uint32_t count = 0;
    const char* begin = text_.data() + at_;
    const auto [end, failure] = std::from_chars(begin, text_.data() + text_.size(), count);
    if (failure != std::errc{} || count == 0 || count > kMaxGap) {
      fail(fmt::format("a gap is '..' and a number from 1 to {}", kMaxGap));
      return {from};
    }
    at_ += static_cast<std::size_t>(end - begin);
    return {step(from, {AtomKind::kGap, {}, count})};
  }

  Part word(std::uint32_t from) {
    const bool exact = text_[at_] == '=';
    at_ += exact ? 1 : 0;
    const std::size_t begin = at_;
    while (at_ < text_.size() && std::string_view(" ()[]{}|^$").find(text_[at_]) == std::string_view::npos) {
      ++at_;
    }
    const std::string_view text = text_.substr(begin, at_ - begin);
    const AtomKind kind = exact ? AtomKind::kExact : AtomKind::kWord;
    if (is_word_ending(text)) {
      return {step(from, {kind, fold(text).text, 0})};
    }
    const std::vector<Token> tokens = tokenize(text);
    for (const Token& token : tokens) {
      from = step(from, {token.kind == TokenKind::kMark ? AtomKind::kMark : kind,
                         fold(text.substr(token.span.begin, token.span.size())).text, 0});
    }
    if (tokens.empty()) {
      fail("a word is missing");
    }
    return {from};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Phrase phrase_;
  std::uint32_t last_place_ = 0;
  std::string problem_;
  std::size_t problem_at_ = 0;
};

/// The atoms of all rows together: by place, the ways from there to the end and the atoms on them.
std::size_t count_words(const Phrase& phrase) {
  std::vector<std::pair<std::size_t, std::size_t>> behind(phrase.end + 1);
  behind[phrase.end] = {1, 0};
  for (auto step = phrase.steps.rbegin(); step != phrase.steps.rend(); ++step) {
    const auto [ways, words] = behind[step->to];
    behind[step->from].first += ways;
    behind[step->from].second += words + (step->atom == PhraseStep::kNothing ? 0 : ways);
  }
  return behind[0].second;
}

void add_rows(const Phrase& phrase, std::uint32_t place, AtomRow& row, std::vector<AtomRow>& out) {
  if (place == phrase.end) {
    out.push_back(row);
    return;
  }
  for (const PhraseStep& step : phrase.steps) {
    if (step.from != place) {
      continue;
    }
    const bool takes = step.atom != PhraseStep::kNothing;
    if (takes) {
      row.push_back(phrase.atoms[step.atom]);
    }
    add_rows(phrase, step.to, row, out);
    if (takes) {
      row.pop_back();
    }
  }
}

}  // namespace

Result<Phrase> parse_phrase(std::string_view text) {
  Result<Phrase> phrase = PhraseParser(text).parse();
  if (phrase) {
    phrase->words = count_words(*phrase);
  }
  return phrase;
}

std::vector<AtomRow> rows_of(const Phrase& phrase) {
  std::vector<AtomRow> rows;
  AtomRow row;
  add_rows(phrase, 0, row, rows);
  return rows;
}

}  // namespace candor
