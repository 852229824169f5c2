#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "candor/text/inflection.h"
#include "candor/text/token.h"

namespace candor {

/// A term that is found, as terms of the list that the finder was made with.
struct TermMatch {
  std::size_t term = 0;
  std::size_t begin = 0;  ///< tokens [begin, end)
  std::size_t end = 0;
};

/// A token as it is compared: its folded spelling, and the key of its inflected forms.
struct ReadToken {
  Token token;
  std::string folded;
  std::string key;
};

/// Finds terms of one or several words in a text: in any inflection and any case, hyphenated or not; one without small
/// letters ("ECT") only in capitals. One a thread, since the stemmer keeps state.
class TermFinder {
 public:
  TermFinder(const std::vector<std::string>& terms, const InflectionData& inflection);

  [[nodiscard]] std::vector<ReadToken> read(std::string_view text) const;

  /// The terms among the tokens [begin, end) of the text, in order, without overlap: of two that begin at one word, the
  /// longer. Linear in the text; each word looks at the terms that begin with it.
  [[nodiscard]] std::vector<TermMatch> find(std::string_view text, const std::vector<ReadToken>& tokens,
                                            std::size_t begin, std::size_t end) const;

 private:
  struct Term {
    std::size_t number = 0;
    std::vector<std::string> keys;
    bool capitals = false;
  };

  [[nodiscard]] bool stands_at(const Term& term, std::string_view text, const std::vector<ReadToken>& tokens,
                               std::size_t begin, std::size_t end) const;

  Inflection inflection_;
  std::unordered_map<std::string, std::vector<Term>> by_first_;  ///< longest first
};

}  // namespace candor
