#pragma once

#include <optional>

#include "candor/diagnostic/report.h"
#include "candor/document/document.h"
#include "candor/rules/judge.h"
#include "candor/rules/rule_book.h"
#include "candor/rules/sentence.h"

#include "quoted_text.h"

namespace candor {

/// Finds out what a rule's rewordings make of a finding. One a thread; borrows the book.
class Reworder {
 public:
  explicit Reworder(const RuleBook& book) : book_(book) {}

  /// What is asked for from now on stands on this page, which must outlive the questions.
  void begin(const Document& page);

  /// Adds the verdict's replacement to its finding, and those of the verdicts that it stands for.
  void reword(const Block& block, const Verdict& verdict, Finding& finding);

 private:
  /// The first rewording of the rule whose words overlap the finding, with what is to be put in their place; safe only
  /// where is_safe_place(). None when nothing fits, and wherever the words are not the author's own or mean something
  /// to a machine: in quotations and block quotes, in attributes of tags, beside a mark that makes an address or a name
  /// of them, with markup between them, in a link's label that the link is found by. `block` is one of the page's.
  std::optional<Replacement> replacement(const Block& block, const Verdict& verdict);
  [[nodiscard]] bool read_sentence_of(const Block& block, TextSpan span);
  [[nodiscard]] bool is_quoted(const Block& block, TextSpan span);

  const RuleBook& book_;
  const Document* page_ = nullptr;
  std::optional<QuotedText> quoted_;   ///< of the page, made when it is needed
  std::optional<BlockReader> reader_;  ///< made when it is needed: most pages have nothing to reword
  SentenceView view_;
};

}  // namespace candor
