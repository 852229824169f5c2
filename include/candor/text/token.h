#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "candor/base/span.h"

/// Words, numbers and marks of one block's text. A token keeps its place only; what it means (stem, folded form) is
/// looked up by the matcher, which remembers every spelling it has seen.

namespace candor {

enum class TokenKind : std::uint8_t {
  kWord,    ///< letters (with inner apostrophes): "don't" gives the two words "do" and "n't"
  kNumber,  ///< "40", "0.5", "1,000", "½"
  kMark,    ///< one punctuation or symbol character, or a run of equal dots ("...")
  kObject,  ///< U+FFFC: code, an image or a bare address; nothing matches across it
};

/// What stands between a token and the one before it.
enum class Glue : std::uint8_t {
  kNone,    ///< nothing: "do" + "n't", "85" + "%"
  kSpace,   ///< white space, or the block's beginning
  kHyphen,  ///< a hyphen or non-breaking hyphen between two words, which is no token of its own
};

struct Token {
  TextSpan span;
  TokenKind kind = TokenKind::kMark;
  Glue glue = Glue::kSpace;

  friend bool operator==(const Token&, const Token&) = default;
};

/// Splits a block's text into tokens, in order, without overlap. A hyphen between two letters or digits makes glue,
/// any other dash is a mark. Zero-width characters and soft hyphens belong to the word around them. "can't",
/// "cannot", "won't" and "don't" give two words each ("can" "not", "wo" "n't"): see folded() for how they read.
/// One linear pass; ICU is asked only where a character is not ASCII.
std::vector<Token> tokenize(std::string_view text);

}  // namespace candor
