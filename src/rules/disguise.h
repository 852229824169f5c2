#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "candor/match/symbol_table.h"
#include "candor/match/word_reader.h"
#include "candor/rules/sentence.h"
#include "candor/text/token.h"

namespace candor {

/// Finds the words of a block that are written so that a search does not find them: with spaced letters ("s a f e"),
/// masked ones ("g*aranteed", "s@fe", "c0caine"), look-alikes or invisible characters. Only what then reads as a word
/// that some phrase or list speaks of counts: initials, labels, acronyms, units and brand names stay what they are.
class DisguiseFinder {
 public:
  DisguiseFinder(std::string_view text, const std::vector<Token>& tokens, const std::vector<WordSymbols>& symbols,
                 WordReader& words)
      : text_(text), tokens_(tokens), symbols_(symbols), words_(words) {}

  /// In order of the text, without overlap.
  [[nodiscard]] std::vector<DisguisedWord> find();

 private:
  /// A letter that stands alone, and the tokens between it and the next one.
  struct Run {
    std::vector<std::size_t> letters;
  };

  /// A word read through its masks.
  struct Masked {
    std::string letters;
    std::size_t visible = 0;  ///< how many are letters on the page too
  };

  [[nodiscard]] std::string_view word(std::size_t token) const;
  [[nodiscard]] bool is_lone_letter(std::size_t token) const;
  [[nodiscard]] std::string_view between(std::size_t left, std::size_t right) const;
  [[nodiscard]] Run spaced_run(std::size_t first) const;
  std::size_t find_spaced(std::size_t first);
  bool read_masked(std::size_t token, Masked& out) const;
  [[nodiscard]] bool may_be_masked(std::size_t token) const;
  std::size_t find_masked(std::size_t first);
  [[nodiscard]] WordSymbols unmasked(std::string_view masked);
  [[nodiscard]] std::vector<WordSymbols> words_behind(std::string_view masked, std::string_view letters);

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const std::vector<WordSymbols>& symbols_;
  WordReader& words_;
  std::vector<DisguisedWord> found_;
};

}  // namespace candor
