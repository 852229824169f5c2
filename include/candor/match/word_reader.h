#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "candor/match/symbol_table.h"
#include "candor/match/word_memo.h"
#include "candor/text/inflection.h"
#include "candor/text/token.h"

/// From tokens to the symbols that phrases are made of.

namespace candor {

/// Names under which words stand in a SymbolTable.
std::string exact_name(std::string_view folded);
std::string inflected_name(std::string_view key);
std::string mark_name(std::string_view mark);

/// Remembers every spelling it has met: pages use the same few thousand. One a thread, since the stemmer keeps state.
class WordReader {
 public:
  WordReader(const SymbolTable& symbols, const InflectionData& inflection)
      : symbols_(&symbols), inflection_(inflection) {}

  /// The symbols of each token, in order.
  void read(std::string_view text, const std::vector<Token>& tokens, std::vector<WordSymbols>& out);

  /// The symbols of one word.
  WordSymbols read_word(std::string_view spelling) { return look_up(spelling, 0, spelling.size(), TokenKind::kWord); }

 private:
  const WordSymbols& look_up(std::string_view text, std::size_t at, std::size_t size, TokenKind kind);
  [[nodiscard]] WordSymbols symbols_of(std::string_view spelling, TokenKind kind) const;

  const SymbolTable* symbols_;
  Inflection inflection_;
  WordMemo known_;
};

}  // namespace candor
