#include "candor/match/word_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "candor/text/fold.h"

namespace candor {
namespace {

/// A shorter word in other letters is a sign or a unit (𝑝, ℓ), and nothing is gained by hiding it.
constexpr std::size_t kMinHidden = 3;

/// "can't" stands as "ca" and "n't"; only the second word tells what the first one is.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kBeforeNot = {
    {{"ca", "can"}, {"wo", "will"}, {"sha", "shall"}}};

bool is_contracted_not(std::string_view word) {
  return word.size() <= 5 && (word.front() == 'n' || word.front() == 'N') && fold(word).text == "n't";
}

/// "SSRIs": a word in capitals with a small "s" is its plural, whatever its letters are. The stemmer would not know.
std::string_view without_plural_of_capitals(std::string_view word) {
  const bool capitals = word.size() >= 3 && word.back() == 's' &&
                        std::all_of(word.begin(), word.end() - 1, [](char byte) { return byte >= 'A' && byte <= 'Z'; });
  return capitals ? word.substr(0, word.size() - 1) : word;
}

}  // namespace

std::string exact_name(std::string_view folded) {
  return std::string("=").append(folded);
}

std::string inflected_name(std::string_view key) {
  return std::string("~").append(key);
}

std::string mark_name(std::string_view mark) {
  return std::string("!").append(mark);
}

void WordReader::read(std::string_view text, const std::vector<Token>& tokens, std::vector<WordSymbols>& out) {
  out.clear();
  out.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const TextSpan span = tokens[i].span;
    if (span.size() <= 3 && i + 1 < tokens.size() && tokens[i + 1].glue == Glue::kNone &&
        tokens[i + 1].kind == TokenKind::kWord &&
        is_contracted_not(text.substr(tokens[i + 1].span.begin, tokens[i + 1].span.size()))) {
      std::string_view spelling = text.substr(span.begin, span.size());
      const std::string folded = fold(spelling).text;
      for (const auto& [contracted, whole] : kBeforeNot) {
        spelling = folded == contracted ? whole : spelling;
      }
      out.push_back(look_up(spelling, 0, spelling.size(), tokens[i].kind));
    } else {
      out.push_back(look_up(text, span.begin, span.size(), tokens[i].kind));
    }
  }
}

const WordSymbols& WordReader::look_up(std::string_view text, std::size_t at, std::size_t size, TokenKind kind) {
  if (size > WordMemo::kShort) {
    const std::string spelling(text.substr(at, size));
    const WordSymbols* known = known_.find_long(spelling);
    return known != nullptr ? *known : known_.add_long(spelling, symbols_of(spelling, kind));
  }
  const WordMemo::Key key = WordMemo::key(text, at, size);
  const WordSymbols* known = known_.find(key);
  return known != nullptr ? *known : known_.add(key, symbols_of(text.substr(at, size), kind));
}

WordSymbols WordReader::symbols_of(std::string_view spelling, TokenKind kind) const {
  WordSymbols symbols;
  if (kind == TokenKind::kMark) {
    symbols.exact = symbols_->find(mark_name(spelling));
  } else if (kind != TokenKind::kObject) {
    const Folded folded = fold(spelling);
    symbols.exact = symbols_->find(exact_name(folded.text));
    const std::string_view singular = without_plural_of_capitals(spelling);
    symbols.inflected = symbols_->find(
        inflected_name(inflection_.key(singular.size() == spelling.size() ? folded.text : fold(singular).text)));
    symbols.digits = kind == TokenKind::kNumber;
    const bool hides = symbols.known() && folded.text.size() >= kMinHidden;
    symbols.look_alike = folded.look_alike && hides;
    symbols.invisible = folded.invisible && hides;
  }
  return symbols;
}

}  // namespace candor
