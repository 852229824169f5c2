#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "candor/rules/citation.h"
#include "candor/rules/sentence.h"

/// What a sentence does to the words in it: the contexts it opens, and how far each reaches. Triggers, scopes and
/// terminators after ConText (Harkema et al. 2009), with clauses as scope. All wording comes from policies/contexts/.

namespace candor {

/// Items [begin, end) of a sentence.
struct ItemRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] bool contains(std::uint32_t item) const { return begin <= item && item < end; }

  friend bool operator==(const ItemRange&, const ItemRange&) = default;
};

/// Something that opens a context in a sentence: a trigger, the question mark, a quotation, a source.
struct Scope {
  TextSpan place;                ///< of what opens it, in the block's text
  ItemRange trigger;             ///< its items; empty when it is no word
  std::uint16_t group = 0;       ///< the trigger's place in ContextDefinition::triggers
  std::vector<ItemRange> reach;  ///< what it governs, in order; without the trigger itself
  std::vector<ItemRange> stops;  ///< the words that end it; a match that holds one of them is not cut off by it
  bool clears = true;            ///< false: it is only shown; governs() is false for every match
  bool inside = false;           ///< governs a match that holds the trigger among its own words as well
  bool open = false;             ///< reaches to the end of the sentence, so that a list below may inherit it
};

/// Answers for the sentences of one block. Borrows everything it is given.
class ContextResolver {
 public:
  ContextResolver(const RuleBook& book, const Document& page, const ReferenceList& references, const Block& block)
      : book_(book), page_(page), references_(references), block_(block) {}

  /// All that opens the context in the sentence, by place of its triggers. Of a context of kind kPage its triggers,
  /// which reach nowhere by themselves.
  [[nodiscard]] std::vector<Scope> scopes(std::uint16_t context, const SentenceView& sentence) const;

  /// Whether a scope of scopes() holds for a match. A trigger that is one of the match's own words does nothing; one
  /// that fell into a gap of the match does, and so does one that the match ran into with its last words: "cures
  /// … you" in "claims that it cures pain should make you wary". `within` narrows the scope to the trigger's clause.
  static bool governs(const Scope& scope, Near within, const SentenceView& sentence, const PhraseMatch& match);

 private:
  [[nodiscard]] std::vector<Scope> triggered(std::uint16_t context, const SentenceView& sentence) const;
  [[nodiscard]] std::vector<Scope> questions(std::uint16_t context, const SentenceView& sentence) const;
  [[nodiscard]] std::vector<Scope> quotations(std::uint16_t context, const SentenceView& sentence) const;
  [[nodiscard]] std::vector<Scope> citations(const SentenceView& sentence) const;

  const RuleBook& book_;
  const Document& page_;
  const ReferenceList& references_;
  const Block& block_;
};

}  // namespace candor
