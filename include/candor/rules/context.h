#pragma once

#include <cstdint>

#include "candor/rules/citation.h"
#include "candor/rules/sentence.h"

/// What a sentence does to a match: which contexts hold for it. Triggers, scopes and terminators after ConText
/// (Harkema et al. 2009), with clauses as scope. All wording comes from policies/contexts/.

namespace candor {

/// Answers for the sentences of one block. Borrows everything it is given.
class ContextResolver {
 public:
  ContextResolver(const RuleBook& book, const Document& page, const ReferenceList& references, const Block& block)
      : book_(book), page_(page), references_(references), block_(block) {}

  /// Whether the context holds for a match in its sentence. A trigger that is one of the match's own words does
  /// nothing; one that fell into a gap of the match does.
  [[nodiscard]] bool holds(std::uint16_t context, Near within, const SentenceView& sentence,
                           const PhraseMatch& match) const;

  /// Whether one of the context's triggers stands in the sentence.
  static bool triggered(const RuleBook& book, std::uint16_t context, const SentenceView& sentence);

  /// Whether a scope of the context is still open at the end of a sentence: the last one before a list, or a heading.
  static bool open_at_end(const RuleBook& book, std::uint16_t context, const SentenceView& sentence);

 private:
  [[nodiscard]] bool scope_holds(std::uint16_t context, Near within, const SentenceView& sentence,
                                 const PhraseMatch& match) const;
  [[nodiscard]] bool question_holds(std::uint16_t context, const SentenceView& sentence) const;
  [[nodiscard]] bool quotation_holds(std::uint16_t context, const SentenceView& sentence,
                                     const PhraseMatch& match) const;

  const RuleBook& book_;
  const Document& page_;
  const ReferenceList& references_;
  const Block& block_;
};

}  // namespace candor
