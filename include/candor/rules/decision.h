#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "candor/rules/context.h"

/// How a match of a rule was decided, with every reason. Verdicts are made of decisions, and so is what
/// `candor inspect` and `candor check --explain-match` show: there is no second way to judge.

namespace candor {

/// What a text is about, as far as one can tell from what it named.
enum class Topic : std::uint8_t { kUnknown, kTreatment, kCondition };

/// What put a match into a context.
struct Evidence {
  enum class From : std::uint8_t { kSentence, kLeadIn, kHeading, kPage };

  From from = From::kSentence;
  std::uint32_t block = 0;             ///< that `place` stands in
  TextSpan place;                      ///< of the trigger; empty for kPage, where sentences all over the page decide
  std::optional<std::uint32_t> until;  ///< inherited: behind this byte of the block's text it has ended
};

/// One context that was asked about a match.
struct Trial {
  std::uint32_t use = 0;          ///< its place in RuleBook::unless() of the rule
  std::optional<Evidence> found;  ///< none: the context does not hold
};

/// A phrase of the rule's `except` that contains the match.
struct Exception {
  std::uint32_t number = 0;  ///< its place in the rule's `except`
  TextSpan span;
};

/// A rule's match and what became of it. Reasons against it count in this order; what stands behind the first one was
/// looked at only when the judge is thorough.
struct Decision {
  const RuleDefinition* rule = nullptr;
  std::uint32_t phrase = 0;  ///< its place among the phrases or, from kFirstRegex, the regular expressions
  ItemRange items;
  TextSpan span;                     ///< of the match in the block's text
  std::optional<SourceSpan> source;  ///< of what has no text of its own, as in Verdict
  bool other_block = false;          ///< the rule does not look at blocks of this kind
  bool struck_out = false;           ///< the words stand, and are deleted
  bool other_subject = false;        ///< the clause is not about a treatment
  std::vector<Exception> excepts;    ///< longer phrases that make it harmless
  std::vector<std::uint32_t> unmet;  ///< places in the rule's `needs`
  std::vector<Trial> trials;
  Severity severity = Severity::kWarning;  ///< what the contexts leave of the rule's
  bool reported = false;
};

/// A sentence as it was judged.
struct SentenceTrace {
  SentenceView view;
  Topic before = Topic::kUnknown;          ///< what the text was about when it began
  std::vector<std::vector<Scope>> scopes;  ///< by context
  std::vector<Citation> citations;         ///< those that lead nowhere, too
  std::vector<Decision> decisions;
};

/// All that was seen and decided in one block.
struct BlockTrace {
  const RuleDefinition* only = nullptr;  ///< set before judging: leave out all other rules, and what no match asks for
  std::vector<SentenceTrace> sentences;
  std::vector<std::optional<Evidence>> inherited;  ///< by context: from a lead-in, a heading or the page
};

}  // namespace candor
