#include "candor/rules/sentence.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "disguise.h"

namespace candor {
namespace {

enum class MarkKind : std::uint8_t { kOther, kQuote, kOpenQuote, kCloseQuote, kDash, kOpen, kClose, kComma, kStop };

MarkKind mark_kind(std::string_view mark) {
  if (mark.size() == 1) {
    switch (mark[0]) {
      case '"':
      case '\'':
        return MarkKind::kQuote;
      case '(':
      case '[':
        return MarkKind::kOpen;
      case ')':
      case ']':
        return MarkKind::kClose;
      case ',':
        return MarkKind::kComma;
      case ';':
      case ':':
        return MarkKind::kStop;
      case '-':
        return MarkKind::kDash;
      default:
        return MarkKind::kOther;
    }
  }

  struct Row {
    std::string_view mark;
    MarkKind kind;
  };

  static constexpr std::array<Row, 9> kMarks = {{
      {"“", MarkKind::kOpenQuote},
      {"”", MarkKind::kCloseQuote},
      {"‘", MarkKind::kOpenQuote},
      {"’", MarkKind::kCloseQuote},
      {"„", MarkKind::kOpenQuote},
      {"«", MarkKind::kOpenQuote},
      {"»", MarkKind::kCloseQuote},
      {"–", MarkKind::kDash},
      {"—", MarkKind::kDash},
  }};
  const auto* const found =
      std::find_if(kMarks.begin(), kMarks.end(), [&](const Row& row) { return row.mark == mark; });
  return found == kMarks.end() ? MarkKind::kOther : found->kind;
}

/// The mark as number_clauses() wants it: '(' ')' ',' ';' or any other character.
char clause_mark(MarkKind kind, bool spaced) {
  switch (kind) {
    case MarkKind::kOpen:
      return '(';
    case MarkKind::kClose:
      return ')';
    case MarkKind::kComma:
      return ',';
    case MarkKind::kStop:
      return ';';
    case MarkKind::kDash:
      return spaced ? ';' : '.';
    default:
      return '.';
  }
}

/// Makes the items of one sentence from the block's tokens.
class ItemMaker {
 public:
  ItemMaker(const Block& block, const std::vector<Token>& tokens, const std::vector<WordSymbols>& symbols,
            const std::vector<DisguisedWord>& disguised, const std::vector<TextSpan>& superscripts, SentenceView& out,
            std::vector<char>& marks)
      : block_(block),
        tokens_(tokens),
        symbols_(symbols),
        disguised_(disguised),
        superscripts_(superscripts),
        out_(out),
        marks_(marks) {}

  void make(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (const std::size_t behind = citation_end(i, last); behind > i) {
        i = behind - 1;
      } else if (const DisguisedWord* word = disguised_at(i); word != nullptr && word->last <= last) {
        add_word(word->symbols, word->span);
        i = word->last - 1;
      } else if (tokens_[i].kind == TokenKind::kMark) {
        mark(i, last);
      } else {
        const bool object = tokens_[i].kind == TokenKind::kObject;
        add(i, !object, object ? kObjectMark : char{0});
      }
    }
    out_.asks = asks(first, last);
  }

 private:
  /// Whether the last mark that is no quotation mark and no bracket is a question mark.
  [[nodiscard]] bool asks(std::size_t first, std::size_t last) const {
    while (last > first && tokens_[last - 1].kind == TokenKind::kMark) {
      --last;
      const MarkKind kind = mark_kind(text(last));
      if (text(last) == "?") {
        return true;
      }
      if (kind == MarkKind::kOther && text(last) != "!") {
        return false;
      }
    }
    return false;
  }

  [[nodiscard]] std::string_view text(std::size_t token) const {
    return std::string_view(block_.text).substr(tokens_[token].span.begin, tokens_[token].span.size());
  }

  /// Behind a numbered reference that begins here ("[3]", "[1, 4–6]", a superscript number), or `token` when none does.
  [[nodiscard]] std::size_t citation_end(std::size_t token, std::size_t last) const {
    if (tokens_[token].kind == TokenKind::kNumber && in_superscript(token)) {
      std::size_t end = token + 1;
      while (end < last && in_superscript(end)) {
        ++end;
      }
      return end;
    }
    if (tokens_[token].kind != TokenKind::kMark || text(token) != "[" || token + 2 >= last ||
        tokens_[token + 1].kind != TokenKind::kNumber) {
      return token;
    }
    std::size_t end = token + 1;
    while (end < last && text(end) != "]") {
      const bool part = tokens_[end].kind == TokenKind::kNumber || text(end) == "," || text(end) == ";" ||
                        mark_kind(text(end)) == MarkKind::kDash;
      if (!part) {
        return token;
      }
      ++end;
    }
    return end < last ? end + 1 : token;
  }

  [[nodiscard]] bool in_superscript(std::size_t token) const {
    const TextSpan place = tokens_[token].span;
    const auto behind = std::upper_bound(superscripts_.begin(), superscripts_.end(), place.begin,
                                         [](std::uint32_t offset, TextSpan span) { return offset < span.begin; });
    return behind != superscripts_.begin() && std::prev(behind)->contains(place);
  }

  [[nodiscard]] const DisguisedWord* disguised_at(std::size_t token) const {
    const auto found = std::lower_bound(disguised_.begin(), disguised_.end(), token,
                                        [](const DisguisedWord& word, std::size_t at) { return word.first < at; });
    return found != disguised_.end() && found->first == token ? &*found : nullptr;
  }

  void add_word(const WordSymbols& symbols, TextSpan place) {
    out_.items.push_back({symbols.exact, symbols.inflected, symbols.digits, true, 0});
    out_.places.push_back(place);
    marks_.push_back(0);
  }

  void add(std::size_t token, bool word, char mark) {
    const WordSymbols& symbols = symbols_[token];
    out_.items.push_back({symbols.exact, symbols.inflected, symbols.digits, word, 0});
    out_.places.push_back(tokens_[token].span);
    marks_.push_back(mark);
  }

  void mark(std::size_t token, std::size_t last) {
    const MarkKind kind = mark_kind(text(token));
    if (kind == MarkKind::kQuote || kind == MarkKind::kOpenQuote || kind == MarkKind::kCloseQuote) {
      quote(token, kind, last);
      return;
    }
    const bool spaced = tokens_[token].glue == Glue::kSpace;
    add(token, false, clause_mark(kind, spaced || text(token) == "—"));
  }

  void quote(std::size_t token, MarkKind kind, std::size_t last) {
    const bool opens =
        kind == MarkKind::kOpenQuote || (kind == MarkKind::kQuote && tokens_[token].glue == Glue::kSpace &&
                                         token + 1 < last && tokens_[token + 1].glue == Glue::kNone);
    if (opens && !open_quote_) {
      open_quote_ = static_cast<std::uint32_t>(out_.items.size());
    } else if (!opens && open_quote_) {
      out_.quotations.push_back({*open_quote_, static_cast<std::uint32_t>(out_.items.size())});
      open_quote_.reset();
    }
  }

  const Block& block_;
  const std::vector<Token>& tokens_;
  const std::vector<WordSymbols>& symbols_;
  const std::vector<DisguisedWord>& disguised_;
  const std::vector<TextSpan>& superscripts_;
  SentenceView& out_;
  std::vector<char>& marks_;
  std::optional<std::uint32_t> open_quote_;
};

/// "heals" and its raised "3" are two tokens, though no blank stands between them.
std::vector<Token> cut_at_superscripts(std::vector<Token> tokens, const std::vector<TextSpan>& superscripts,
                                       std::string_view text) {
  if (superscripts.empty()) {
    return tokens;
  }
  std::vector<Token> cut;
  for (const Token& token : tokens) {
    const auto next = std::upper_bound(superscripts.begin(), superscripts.end(), token.span.begin,
                                       [](std::uint32_t offset, TextSpan span) { return offset < span.begin; });
    if (next == superscripts.end() || next->begin >= token.span.end || text[next->begin] < '0' ||
        text[next->begin] > '9') {
      cut.push_back(token);
      continue;
    }
    const std::uint32_t end = std::min(next->end, token.span.end);
    cut.push_back({{token.span.begin, next->begin}, token.kind, token.glue});
    cut.push_back({{next->begin, end}, TokenKind::kNumber, Glue::kNone});
    if (end < token.span.end) {
      cut.push_back({{end, token.span.end}, TokenKind::kWord, Glue::kNone});
    }
  }
  return cut;
}

/// What markup says to be a quotation is one, without quotation marks.
void add_quoted_layers(const std::vector<TextSpan>& quoted, SentenceView& out) {
  for (const TextSpan span : quoted) {
    if (!span.overlaps(out.span)) {
      continue;
    }
    const auto ends_before = [](TextSpan item, std::uint32_t offset) { return item.end <= offset; };
    const auto begins_before = [](TextSpan item, std::uint32_t offset) { return item.begin < offset; };
    const auto first = std::lower_bound(out.places.begin(), out.places.end(), span.begin, ends_before);
    const auto last = std::lower_bound(first, out.places.end(), span.end, begins_before);
    if (first != last) {
      out.quotations.push_back({static_cast<std::uint32_t>(first - out.places.begin()),
                                static_cast<std::uint32_t>(last - out.places.begin())});
    }
  }
}

}  // namespace

std::span<const PhraseMatch> phrases_of(const RuleBook& book, const std::vector<PhraseMatch>& phrases, Role role,
                                        std::uint16_t owner) {
  const RuleBook::MeaningRange range = book.meanings(role, owner);
  const auto before = [](const PhraseMatch& match, std::uint32_t meaning) { return match.meaning < meaning; };
  const auto first = std::lower_bound(phrases.begin(), phrases.end(), range.begin, before);
  return {first, std::lower_bound(first, phrases.end(), range.end, before)};
}

BlockReader::BlockReader(const RuleBook& book)
    : book_(&book),
      splitter_(book.definitions().sentences),
      words_(book.phrases().symbols(), book.definitions().inflection),
      finder_(book.phrases()) {}

void BlockReader::read(const Block& block) {
  block_ = &block;
  superscripts_.clear();
  quoted_.clear();
  for (const Layer& layer : block.layers) {
    if (layer.kind == LayerKind::kSuperscript) {
      superscripts_.push_back(layer.span);
    } else if (layer.kind == LayerKind::kQuoted) {
      quoted_.push_back(layer.span);
    }
  }
  tokens_ = cut_at_superscripts(tokenize(block.text), superscripts_, block.text);
  words_.read(block.text, tokens_, symbols_);
  disguised_ = DisguiseFinder(block.text, tokens_, symbols_, words_).find();
  add_sentences(splitter_.split(block.text, superscripts_));
}

void BlockReader::add_sentences(const std::vector<TextSpan>& sentences) {
  sentences_.clear();
  sentence_tokens_.clear();
  std::size_t next = 0;
  for (const TextSpan sentence : sentences) {
    while (next < tokens_.size() && tokens_[next].span.begin < sentence.begin) {
      ++next;
    }
    std::size_t first = next;
    std::uint32_t begin = sentence.begin;
    for (; next < tokens_.size() && tokens_[next].span.begin < sentence.end; ++next) {
      if (next - first == kMaxSentenceTokens) {
        sentences_.push_back({begin, tokens_[next].span.begin});
        sentence_tokens_.push_back({first, next});
        begin = tokens_[next].span.begin;
        first = next;
      }
    }
    sentences_.push_back({begin, sentence.end});
    sentence_tokens_.push_back({first, next});
  }
}

void BlockReader::read_sentence(std::size_t number, SentenceView& out) {
  read_lists(number, out);
  for (std::size_t group = 0; group < kPhraseGroups; ++group) {
    read_phrases(static_cast<PhraseGroup>(group), out);
  }
}

void BlockReader::read_lists(std::size_t number, SentenceView& out) {
  const TextSpan span = sentences_[number];
  out.span = span;
  out.items.clear();
  out.places.clear();
  out.phrases.clear();
  out.quotations.clear();
  out.asks = false;
  const Tokens tokens = sentence_tokens_[number];
  out.items.reserve(tokens.last - tokens.first);
  out.places.reserve(tokens.last - tokens.first);
  marks_.clear();
  ItemMaker(*block_, tokens_, symbols_, disguised_, superscripts_, out, marks_).make(tokens.first, tokens.last);
  add_quoted_layers(quoted_, out);
  finder_.find_lists(out.items, out.lists);
  number_clauses(book_->known_lists(), out.lists, marks_, out.items);
  finder_.look_at(out.items, out.lists);
}

}  // namespace candor
