#include "candor/match/phrase.h"

#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "candor/text/fold.h"
#include "candor/text/token.h"

namespace candor {
namespace {

using Rows = std::vector<AtomRow>;

/// "'s", which pages write at the end of a word, and which is a token of its own there.
bool is_word_ending(std::string_view text) {
  const std::vector<Token> tokens = tokenize(text);
  return tokens.size() == 2 && tokens[0].kind == TokenKind::kMark && tokens[1].kind == TokenKind::kWord &&
         tokens[1].glue == Glue::kNone && fold(text.substr(0, tokens[0].span.end)).text == "'";
}

/// Recursive descent over:  alternatives = row {"|" row} ; row = {item} ; item = "(" alternatives ")" |
/// "[" alternatives "]" | "{" name "}" | "#" name | ".." number | "^" | "$" | ["="] word
class PhraseParser {
 public:
  explicit PhraseParser(std::string_view phrase) : phrase_(phrase) {}

  Result<Rows> parse() {
    Rows rows = alternatives(0);
    if (!failed() && at_ < phrase_.size()) {
      fail(fmt::format("'{}' closes nothing", phrase_[at_]));
    }
    for (const AtomRow& row : rows) {
      check_row(row);
    }
    if (failed()) {
      return error();
    }
    return rows;
  }

 private:
  [[nodiscard]] bool failed() const { return !problem_.empty(); }

  [[nodiscard]] Error error() const {
    std::uint32_t column = 1;
    for (const char byte : phrase_.substr(0, problem_at_)) {
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

  void check_row(const AtomRow& row) {
    bool solid = false;
    std::size_t gaps = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const AtomKind kind = row[i].kind;
      solid = solid || kind == AtomKind::kWord || kind == AtomKind::kExact || kind == AtomKind::kList ||
              kind == AtomKind::kMark;
      gaps += kind == AtomKind::kGap ? 1 : 0;
      if (kind == AtomKind::kGap && (i == 0 || i + 1 == row.size())) {
        fail("a gap needs words on both sides");
      }
    }
    if (gaps > kMaxGaps) {
      fail(fmt::format("has more than {} gaps", kMaxGaps));
    }
    if (!solid) {
      fail("a phrase needs at least one word, list or number that must be there");
    }
  }

  void skip_blanks() {
    while (at_ < phrase_.size() && (phrase_[at_] == ' ' || phrase_[at_] == '-')) {
      ++at_;
    }
  }

  Rows alternatives(std::size_t depth) {
    Rows all;
    if (depth > 8) {
      fail("brackets are nested too deeply");
      return all;
    }
    while (!failed()) {
      Rows one = row(depth);
      all.insert(all.end(), one.begin(), one.end());
      check_count(all.size());
      if (at_ >= phrase_.size() || phrase_[at_] != '|') {
        break;
      }
      ++at_;
    }
    return all;
  }

  Rows row(std::size_t depth) {
    Rows rows{AtomRow{}};
    for (skip_blanks(); !failed() && at_ < phrase_.size(); skip_blanks()) {
      const char next = phrase_[at_];
      if (next == '|' || next == ')' || next == ']') {
        break;
      }
      append(rows, item(depth));
    }
    return rows;
  }

  void check_count(std::size_t count) {
    if (count > kMaxRows) {
      fail(fmt::format("stands for more than {} rows of words; put the choices into a list", kMaxRows));
    }
  }

  void append(Rows& rows, const Rows& tails) {
    check_count(rows.size() * tails.size());
    if (failed()) {
      return;
    }
    Rows joined;
    joined.reserve(rows.size() * tails.size());
    for (const AtomRow& head : rows) {
      for (const AtomRow& tail : tails) {
        joined.push_back(head);
        joined.back().insert(joined.back().end(), tail.begin(), tail.end());
      }
    }
    rows = std::move(joined);
  }

  Rows item(std::size_t depth) {
    switch (phrase_[at_]) {
      case '(':
        return group(')', depth);
      case '[': {
        Rows rows = group(']', depth);
        rows.emplace_back();
        return rows;
      }
      case '{':
        return list();
      case '#':
        ++at_;
        return {{Atom{AtomKind::kList, name(), 0}}};
      case '^':
        ++at_;
        return {{Atom{AtomKind::kBegin, {}, 0}}};
      case '$':
        ++at_;
        return {{Atom{AtomKind::kEnd, {}, 0}}};
      default:
        return phrase_.substr(at_, 2) == ".." ? gap() : word();
    }
  }

  Rows group(char closing, std::size_t depth) {
    const std::size_t opened = at_++;
    Rows rows = alternatives(depth + 1);
    if (failed()) {
      return rows;
    }
    if (at_ >= phrase_.size() || phrase_[at_] != closing) {
      at_ = opened;
      fail(fmt::format("'{}' is never closed", phrase_[opened]));
      return rows;
    }
    ++at_;
    return rows;
  }

  std::string name() {
    const std::size_t begin = at_;
    while (at_ < phrase_.size() && (phrase_[at_] == '-' || (phrase_[at_] >= 'a' && phrase_[at_] <= 'z') ||
                                    (phrase_[at_] >= '0' && phrase_[at_] <= '9'))) {
      ++at_;
    }
    if (begin == at_) {
      fail("the name of a list is missing (lower-case letters, digits, hyphens)");
    }
    return std::string(phrase_.substr(begin, at_ - begin));
  }

  Rows list() {
    ++at_;
    std::string named = name();
    if (at_ >= phrase_.size() || phrase_[at_] != '}') {
      fail("'{' is never closed");
      return {};
    }
    ++at_;
    return {{Atom{AtomKind::kList, std::move(named), 0}}};
  }

  Rows gap() {
    at_ += 2;
    std::uint32_t count = 0;
    const char* begin = phrase_.data() + at_;
    const auto [end, failure] = std::from_chars(begin, phrase_.data() + phrase_.size(), count);
    if (failure != std::errc{} || count == 0 || count > kMaxGap) {
      fail(fmt::format("a gap is '..' and a number from 1 to {}", kMaxGap));
      return {};
    }
    at_ += static_cast<std::size_t>(end - begin);
    return {{Atom{AtomKind::kGap, {}, count}}};
  }

  Rows word() {
    const bool exact = phrase_[at_] == '=';
    at_ += exact ? 1 : 0;
    const std::size_t begin = at_;
    while (at_ < phrase_.size() && std::string_view(" ()[]{}|^$").find(phrase_[at_]) == std::string_view::npos) {
      ++at_;
    }
    const std::string_view text = phrase_.substr(begin, at_ - begin);
    AtomRow atoms;
    if (is_word_ending(text)) {
      atoms.push_back({exact ? AtomKind::kExact : AtomKind::kWord, fold(text).text, 0});
      return {std::move(atoms)};
    }
    for (const Token& token : tokenize(text)) {
      Atom atom{token.kind == TokenKind::kMark ? AtomKind::kMark
                : exact                        ? AtomKind::kExact
                                               : AtomKind::kWord,
                fold(text.substr(token.span.begin, token.span.size())).text, 0};
      atoms.push_back(std::move(atom));
    }
    if (atoms.empty()) {
      fail("a word is missing");
    }
    return {std::move(atoms)};
  }

  std::string_view phrase_;
  std::size_t at_ = 0;
  std::string problem_;
  std::size_t problem_at_ = 0;
};

}  // namespace

Result<std::vector<AtomRow>> parse_phrase(std::string_view phrase) {
  return PhraseParser(phrase).parse();
}

}  // namespace candor
