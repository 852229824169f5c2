#pragma once

#include <optional>

#include "candor/diagnostic/report.h"
#include "candor/document/document.h"
#include "candor/rules/judge.h"
#include "candor/rules/rule_book.h"
#include "candor/rules/sentence.h"

namespace candor {

/// Finds out what a rule's rewordings make of a finding. One a thread; borrows the book.
class Reworder {
 public:
  explicit Reworder(const RuleBook& book) : book_(book) {}

  /// The first rewording of the rule whose words overlap the finding, with what is to be put in their place. None when
  /// nothing fits, and wherever the words may not be the author's own or mean something to a machine: in quotations
  /// and block quotes, in attributes of tags, beside a mark that makes an address or a name of them, with markup
  /// between them, in a link's label that the link is found by.
  std::optional<Replacement> replacement(const Document& page, const Block& block, const Verdict& verdict);

 private:
  [[nodiscard]] bool read_sentence_of(const Block& block, TextSpan span);

  const RuleBook& book_;
  std::optional<BlockReader> reader_;  ///< made when it is needed: most pages have nothing to reword
  SentenceView view_;
};

}  // namespace candor
