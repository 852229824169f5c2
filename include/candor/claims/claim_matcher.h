#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "candor/base/span.h"
#include "candor/claims/claims_register.h"
#include "candor/document/document.h"
#include "candor/text/sentence.h"

/// Where a page uses the claims of a register.

namespace candor {

/// A sentence is near a claim when twice the words that both have in the same order (longest common subsequence) make
/// at least this part of the words of both. At 0.8 one word of five may differ: it may be the one that matters.
inline constexpr double kNearClaim = 0.8;

struct ClaimUse {
  std::size_t claim = 0;  ///< its place in the register
  std::uint32_t block = 0;
  TextSpan span;           ///< in the block's text: whole sentences
  bool exact = true;       ///< false: near
  double similarity = 1;   ///< 0 to 1
  std::string difference;  ///< of a near one, for people: “adults” became “people”
};

/// Borrows the register, which must outlive it. Safe to share between threads.
class ClaimMatcher {
 public:
  ClaimMatcher(const ClaimsRegister& claims, const SentenceData& sentences);

  /// In order of the page. A sentence that is one claim exactly is not near another.
  [[nodiscard]] std::vector<ClaimUse> uses(const Document& page) const;

 private:
  /// One text of a claim.
  struct Entry {
    std::size_t claim = 0;
    std::vector<std::string> words;
    std::size_t sentences = 1;
  };

  struct Sentence {
    TextSpan span;
    std::vector<std::string> words;
  };

  void match_block(std::uint32_t block, const std::vector<Sentence>& sentences, std::vector<ClaimUse>& uses) const;
  [[nodiscard]] std::optional<ClaimUse> nearest(const Sentence& sentence) const;

  SentenceSplitter splitter_;
  std::vector<Entry> entries_;
  std::map<std::string, std::size_t> exact_;                              ///< all words in a row → entry
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_word_;  ///< entries of one sentence, once each
  std::size_t most_sentences_ = 1;
};

}  // namespace candor
