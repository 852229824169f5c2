#include "disguise.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace candor {
namespace {

/// Shorter words are too often something else: initials, labels, "F D A".
constexpr std::size_t kMinLetters = 4;
/// Nobody spaces a longer word; it bounds what a page of lone letters can cost.
constexpr std::size_t kMaxLetters = 24;
/// So many letters of a masked word may be hidden altogether.
constexpr std::size_t kMaxHidden = 2;

constexpr char kAnyLetter = '*';

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_capital(char byte) {
  return byte >= 'A' && byte <= 'Z';
}

/// The letter that a mark or digit within a word stands for; kAnyLetter for one that hides it; 0 for any other.
char masked_letter(std::string_view mark) {
  struct Row {
    std::string_view mark;
    char letter;
  };

  static constexpr std::array<Row, 20> kMasks = {
      {{"@", 'a'},        {"4", 'a'},        {"3", 'e'},        {"€", 'e'},        {"!", 'i'},
       {"1", 'i'},        {"0", 'o'},        {"$", 's'},        {"5", 's'},        {"7", 't'},
       {"+", 't'},        {"|", 'l'},        {"*", kAnyLetter}, {"#", kAnyLetter}, {"_", kAnyLetter},
       {"•", kAnyLetter}, {"●", kAnyLetter}, {"×", kAnyLetter}, {"∗", kAnyLetter}, {"■", kAnyLetter}}};
  const auto* const found =
      std::find_if(kMasks.begin(), kMasks.end(), [&](const Row& row) { return row.mark == mark; });
  return found == kMasks.end() ? char{0} : found->letter;
}

std::size_t code_point_end(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
    ++at;
  }
  return at;
}

/// What stands between spaced letters: blanks, or one mark with or without them.
bool is_spacer(std::string_view between) {
  static constexpr std::array<std::string_view, 8> kMarks = {".", "-", "_", "·", "•", "*", "|", "~"};
  const std::size_t first = between.find_first_not_of(' ');
  if (first == std::string_view::npos) {
    return !between.empty();
  }
  const std::string_view mark = between.substr(first, between.find_last_not_of(' ') + 1 - first);
  return std::find(kMarks.begin(), kMarks.end(), mark) != kMarks.end();
}

}  // namespace

std::string_view DisguiseFinder::word(std::size_t token) const {
  return text_.substr(tokens_[token].span.begin, tokens_[token].span.size());
}

bool DisguiseFinder::is_lone_letter(std::size_t token) const {
  return tokens_[token].kind == TokenKind::kWord && tokens_[token].span.size() == 1 && is_letter(word(token)[0]);
}

std::string_view DisguiseFinder::between(std::size_t left, std::size_t right) const {
  return text_.substr(tokens_[left].span.end, tokens_[right].span.begin - tokens_[left].span.end);
}

/// Lone letters from here on with the same between each two of them: a wider gap ends a word.
DisguiseFinder::Run DisguiseFinder::spaced_run(std::size_t first) const {
  Run run{{first}};
  std::string_view spacer;
  while (run.letters.size() <= kMaxLetters) {
    const std::size_t last = run.letters.back();
    const std::size_t next =
        last + 1 < tokens_.size() && tokens_[last + 1].kind == TokenKind::kMark ? last + 2 : last + 1;
    if (next >= tokens_.size() || !is_lone_letter(next) || !is_spacer(between(last, next)) ||
        (!spacer.empty() && between(last, next) != spacer)) {
      break;
    }
    spacer = between(last, next);
    run.letters.push_back(next);
  }
  // "P.T.S.D." is an acronym.
  const bool acronym = spacer == "." && std::all_of(run.letters.begin(), run.letters.end(),
                                                    [&](std::size_t token) { return is_capital(word(token)[0]); });
  return acronym ? Run{{first}} : run;
}

/// The longest word that the lone letters from here on spell. Returns the token behind it.
std::size_t DisguiseFinder::find_spaced(std::size_t first) {
  if (!is_lone_letter(first)) {
    return first;
  }
  const Run run = spaced_run(first);
  std::string letters;
  for (const std::size_t token : run.letters) {
    letters += word(token);
  }
  for (std::size_t size = letters.size(); size >= kMinLetters; --size) {
    const WordSymbols symbols = words_.read_word(std::string_view(letters).substr(0, size));
    if (symbols.known()) {
      const std::size_t last = run.letters[size - 1];
      found_.push_back(
          {DisguiseKind::kSpaced, first, last + 1, symbols, {tokens_[first].span.begin, tokens_[last].span.end}});
      return last + 1;
    }
  }
  return first;
}

/// The word behind the masks; unknown when there is none, or more than one. A mask that hides a letter mostly hides a
/// vowel, so these are tried first.
WordSymbols DisguiseFinder::unmasked(std::string_view masked) {
  const auto hidden = static_cast<std::size_t>(std::count(masked.begin(), masked.end(), kAnyLetter));
  if (hidden == 0) {
    return words_.read_word(masked);
  }
  for (const std::string_view letters : {std::string_view("aeiou"), std::string_view("bcdfghjklmnpqrstvwxyz")}) {
    const std::vector<WordSymbols> read = words_behind(masked, letters);
    if (!read.empty()) {
      return read.size() == 1 ? read.front() : WordSymbols{};
    }
    if (hidden > 1) {
      break;
    }
  }
  return {};
}

/// The known words with one of the letters for each of the first two masks.
std::vector<WordSymbols> DisguiseFinder::words_behind(std::string_view masked, std::string_view letters) {
  std::vector<WordSymbols> read;
  std::string word(masked);
  const std::size_t first = masked.find(kAnyLetter);
  const std::size_t second = masked.find(kAnyLetter, first + 1);
  for (const char letter : letters) {
    word[first] = letter;
    for (const char other : second == std::string_view::npos ? std::string_view("*") : letters) {
      if (second != std::string_view::npos) {
        word[second] = other;
      }
      if (const WordSymbols& symbols = words_.read_word(word); symbols.known()) {
        read.push_back(symbols);
      }
    }
  }
  return read;
}

/// Reads one token's letters, marks and digits as the letters they stand for. False when one stands for none.
bool DisguiseFinder::read_masked(std::size_t token, Masked& out) const {
  const std::string_view text = word(token);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = code_point_end(text, at);
    const std::string_view character = text.substr(at, next - at);
    const bool letter = is_letter(character[0]);
    const char read = letter ? character[0] : masked_letter(character);
    if (read == 0) {
      return false;
    }
    out.visible += letter ? 1 : 0;
    out.letters += read;
    at = next;
  }
  return true;
}

/// Nearly all words are letters alone, with a blank or punctuation behind them.
bool DisguiseFinder::may_be_masked(std::size_t token) const {
  const std::string_view text = word(token);
  if (tokens_[token].kind != TokenKind::kWord || !is_letter(text.front())) {
    return false;
  }
  const bool goes_on = token + 1 < tokens_.size() && tokens_[token + 1].glue == Glue::kNone;
  return goes_on || !std::all_of(text.begin(), text.end(), is_letter);
}

/// A word with masks between its letters. Returns the token behind it.
std::size_t DisguiseFinder::find_masked(std::size_t first) {
  if (!may_be_masked(first)) {
    return first;
  }
  Masked all;
  Masked masked;  // up to the last token that ends with a letter: masks behind it are punctuation, "safe!"
  std::size_t end = first;
  for (std::size_t next = first; next < tokens_.size() && all.letters.size() <= kMaxLetters &&
                                 (next == first || tokens_[next].glue == Glue::kNone) && read_masked(next, all);
       ++next) {
    if (is_letter(word(next).back())) {
      masked = all;
      end = next + 1;
    }
  }
  const auto hidden = static_cast<std::size_t>(std::count(masked.letters.begin(), masked.letters.end(), kAnyLetter));
  if (masked.visible == masked.letters.size() || masked.letters.size() < kMinLetters ||
      masked.visible + 1 < kMinLetters || hidden > kMaxHidden) {
    return first;
  }
  const WordSymbols symbols = unmasked(masked.letters);
  if (!symbols.known()) {
    return first;
  }
  found_.push_back(
      {DisguiseKind::kMasked, first, end, symbols, {tokens_[first].span.begin, tokens_[end - 1].span.end}});
  return end;
}

std::vector<DisguisedWord> DisguiseFinder::find() {
  found_.clear();
  for (std::size_t token = 0; token < tokens_.size();) {
    std::size_t behind = find_spaced(token);
    behind = behind == token ? find_masked(token) : behind;
    if (behind == token) {
      const WordSymbols& symbols = symbols_[token];
      for (const auto& [kind, is_so] : {std::pair(DisguiseKind::kLookAlike, symbols.look_alike),
                                        std::pair(DisguiseKind::kInvisible, symbols.invisible)}) {
        if (is_so) {
          found_.push_back({kind, token, token + 1, symbols, tokens_[token].span});
        }
      }
      behind = token + 1;
    }
    token = behind;
  }
  return std::move(found_);
}

}  // namespace candor
