#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "candor/match/symbol_table.h"
#include "candor/text/inflection.h"
#include "candor/text/token.h"

/// From tokens to the symbols that phrases are made of.

namespace candor {

/// What one word means to the phrases: its form, its inflected word, and its kind.
struct WordSymbols {
  Symbol exact = kNoSymbol;
  Symbol inflected = kNoSymbol;
  bool digits = false;      ///< a number in figures
  bool look_alike = false;  ///< a word that phrases speak of, hidden behind look-alike letters
  bool invisible = false;   ///< or by invisible characters

  /// Whether any phrase speaks of the word.
  [[nodiscard]] bool known() const { return exact != kNoSymbol || inflected != kNoSymbol; }
};

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
  const WordSymbols& read_word(std::string_view spelling) { return look_up(spelling, TokenKind::kWord); }

 private:
  const WordSymbols& look_up(std::string_view spelling, TokenKind kind);

  const SymbolTable* symbols_;
  Inflection inflection_;
  std::unordered_map<std::string, WordSymbols> known_;
  std::string key_;
};

}  // namespace candor
