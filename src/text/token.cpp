#include "candor/text/token.h"

#include <array>

#include <unicode/uchar.h>

#include "utf8.h"

namespace candor {
namespace {

constexpr UChar32 kObjectCharacter = 0xFFFC;
constexpr UChar32 kRightQuote = 0x2019;
constexpr UChar32 kModifierApostrophe = 0x02BC;

/// What a character is to a tokenizer.
enum class CharClass : std::uint8_t { kSpace, kLetter, kDigit, kApostrophe, kHyphen, kJoiner, kObject, kMark };

constexpr CharClass class_of_ascii(unsigned char byte) {
  if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) {
    return CharClass::kLetter;
  }
  if (byte >= '0' && byte <= '9') {
    return CharClass::kDigit;
  }
  if (byte == ' ' || (byte >= '\t' && byte <= '\r')) {
    return CharClass::kSpace;
  }
  return byte == '\'' ? CharClass::kApostrophe : byte == '-' ? CharClass::kHyphen : CharClass::kMark;
}

constexpr std::array<CharClass, 0x80> make_ascii_classes() {
  std::array<CharClass, 0x80> classes{};
  for (std::size_t byte = 0; byte < classes.size(); ++byte) {
    classes[byte] = class_of_ascii(static_cast<unsigned char>(byte));
  }
  return classes;
}

constexpr std::array<CharClass, 0x80> kAsciiClasses = make_ascii_classes();

CharClass unicode_class(UChar32 character) {
  switch (character) {
    case kObjectCharacter:
      return CharClass::kObject;
    case kRightQuote:
    case kModifierApostrophe:
      return CharClass::kApostrophe;
    case 0x2010:  // hyphen
    case 0x2011:  // non-breaking hyphen
      return CharClass::kHyphen;
    case 0x00AD:  // soft hyphen
      return CharClass::kJoiner;
    default:
      break;
  }
  if (u_charType(character) == U_FORMAT_CHAR) {
    return CharClass::kJoiner;  // zero-width space, joiners, marks of direction
  }
  if (u_isUWhiteSpace(character) != 0) {
    return CharClass::kSpace;
  }
  const auto mask = static_cast<std::uint32_t>(1) << static_cast<std::uint32_t>(u_charType(character));
  // Roman numerals (Nl) look like the letters they are made of.
  if ((mask & static_cast<std::uint32_t>(U_GC_ND_MASK | U_GC_NO_MASK)) != 0) {
    return CharClass::kDigit;
  }
  return (mask & static_cast<std::uint32_t>(U_GC_L_MASK | U_GC_M_MASK | U_GC_NL_MASK)) != 0 ? CharClass::kLetter
                                                                                            : CharClass::kMark;
}

struct Character {
  CharClass kind = CharClass::kMark;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) { tokens_.reserve(text.size() / 5 + 1); }

  std::vector<Token> run() && {
    for (Character next = read(0); next.begin < text_.size(); next = read(at_)) {
      at_ = next.end;
      switch (next.kind) {
        case CharClass::kSpace:
          glue_ = Glue::kSpace;
          break;
        case CharClass::kJoiner:
          break;
        case CharClass::kLetter:
          word(next.begin);
          break;
        case CharClass::kDigit:
          number(next.begin);
          break;
        case CharClass::kObject:
          add({next.begin, next.end}, TokenKind::kObject);
          break;
        default:
          mark(next);
          break;
      }
    }
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] Character read(std::uint32_t at) const {
    if (at >= text_.size()) {
      return {CharClass::kSpace, static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text_.size())};
    }
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80) {
      return {kAsciiClasses[byte], at, at + 1};
    }
    std::size_t end = at;
    const auto character = static_cast<UChar32>(next_code_point(text_, end));
    return {unicode_class(character), at, static_cast<std::uint32_t>(end)};
  }

  void add(TextSpan span, TokenKind kind) {
    tokens_.push_back({span, kind, glue_});
    glue_ = Glue::kNone;
  }

  /// Takes letters, digits and what joins them. An apostrophe belongs to the word when a letter follows it.
  void word(std::uint32_t begin) {
    std::uint32_t apostrophe = begin;
    skip_ascii_letters();
    for (Character next = read(at_);; next = read(at_)) {
      const bool inner = next.kind == CharClass::kApostrophe && read(next.end).kind == CharClass::kLetter;
      if (next.begin >= text_.size() || !(inner || next.kind == CharClass::kLetter || next.kind == CharClass::kDigit ||
                                          next.kind == CharClass::kJoiner)) {
        break;
      }
      apostrophe = inner ? next.begin : apostrophe;
      at_ = next.end;
    }
    split_word({begin, at_}, apostrophe);
  }

  void skip_ascii_letters() {
    while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) < 0x80 &&
           kAsciiClasses[static_cast<unsigned char>(text_[at_])] == CharClass::kLetter) {
      ++at_;
    }
  }

  /// "don't" is "do" and "n't", "patient's" is "patient" and "'s", "cannot" is "can" and "not".
  void split_word(TextSpan word, std::uint32_t apostrophe) {
    std::uint32_t cut = word.begin;
    if (apostrophe > word.begin) {
      const bool contracted_not = apostrophe - word.begin >= 2 && lower(apostrophe - 1) == 'n' &&
                                  lower(word.end - 1) == 't' && word.end - apostrophe <= 4;
      cut = contracted_not ? apostrophe - 1 : apostrophe;
    } else if (word.size() == 6 && lower(word.begin) == 'c' && lower(word.begin + 1) == 'a' &&
               lower(word.begin + 2) == 'n' && lower(word.begin + 3) == 'n' && lower(word.begin + 4) == 'o' &&
               lower(word.begin + 5) == 't') {
      cut = word.begin + 3;
    }
    if (cut == word.begin) {
      add(word, TokenKind::kWord);
    } else {
      add({word.begin, cut}, TokenKind::kWord);
      add({cut, word.end}, TokenKind::kWord);
    }
  }

  [[nodiscard]] char lower(std::uint32_t at) const {
    const char byte = text_[at];
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
  }

  /// Digits with the points and commas between them; letters that follow make a token of their own.
  void number(std::uint32_t begin) {
    for (Character next = read(at_); next.begin < text_.size(); next = read(at_)) {
      const bool inner = next.end == next.begin + 1 && (text_[next.begin] == '.' || text_[next.begin] == ',') &&
                         read(next.end).kind == CharClass::kDigit && next.end < text_.size();
      if (next.kind != CharClass::kDigit && !inner) {
        break;
      }
      at_ = next.end;
    }
    add({begin, at_}, TokenKind::kNumber);
  }

  /// What the next character is that a reader sees.
  [[nodiscard]] CharClass kind_behind(std::uint32_t at) const {
    Character next = read(at);
    while (next.kind == CharClass::kJoiner) {
      next = read(next.end);
    }
    return next.kind;
  }

  void mark(const Character& mark) {
    const bool behind_word =
        !tokens_.empty() && tokens_.back().span.end == mark.begin && tokens_.back().kind != TokenKind::kMark;
    const CharClass next = kind_behind(mark.end);
    if (mark.kind == CharClass::kHyphen && behind_word && (next == CharClass::kLetter || next == CharClass::kDigit)) {
      glue_ = Glue::kHyphen;
      return;
    }
    while (text_[mark.begin] == '.' && at_ < text_.size() && text_[at_] == '.') {
      ++at_;
    }
    add({mark.begin, at_}, TokenKind::kMark);
  }

  std::string_view text_;
  std::uint32_t at_ = 0;
  Glue glue_ = Glue::kSpace;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
  return Tokenizer(text).run();
}

}  // namespace candor
