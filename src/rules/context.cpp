#include "candor/rules/context.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

namespace candor {
namespace {

/// How many words may stand between "the word" and the quotation it announces.
constexpr std::uint32_t kMentionReach = 4;

template <class Predicate>
bool any_phrase(const RuleBook& book, const SentenceView& sentence, std::uint16_t context, Role role, Predicate holds) {
  const std::span<const PhraseMatch> phrases = phrases_of(book, sentence.phrases, role, context);
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](const PhraseMatch& found) { return holds(found, book.meaning(found.meaning)); });
}

bool is_pseudo(const RuleBook& book, const SentenceView& sentence, std::uint16_t context, const PhraseMatch& trigger) {
  return any_phrase(book, sentence, context, Role::kPseudo, [&](const PhraseMatch& pseudo, const Meaning&) {
    return pseudo.begin <= trigger.begin && trigger.end <= pseudo.end;
  });
}

/// Whether one of the context's `ends` stands wholly within items [from, to).
bool ends_between(const RuleBook& book, const SentenceView& sentence, std::uint16_t context, std::uint32_t from,
                  std::uint32_t to) {
  return any_phrase(book, sentence, context, Role::kEnd,
                    [&](const PhraseMatch& end, const Meaning&) { return from <= end.begin && end.end <= to; });
}

/// Whether items [from, to) lie within a trigger's reach: nothing ends the scope between them.
bool reaches(const RuleBook& book, const SentenceView& sentence, std::uint16_t context, const TriggerGroup& group,
             Near within, std::uint32_t from, std::uint32_t to) {
  if (group.words > 0 && to - from > group.words) {
    return false;
  }
  const bool clause = group.reach == Near::kClause || within == Near::kClause;
  const std::uint32_t last = std::min<std::uint32_t>(to, static_cast<std::uint32_t>(sentence.items.size()) - 1);
  if (clause && from > 0 && sentence.items[from - 1].clause != sentence.items[last].clause) {
    return false;
  }
  return !ends_between(book, sentence, context, from, to);
}

bool governs(const RuleBook& book, const SentenceView& sentence, std::uint16_t context, const TriggerGroup& group,
             Near within, const PhraseMatch& trigger, const PhraseMatch& match) {
  if (match.says(trigger.begin, trigger.end)) {
    return false;
  }
  const bool inside = match.begin <= trigger.begin && trigger.end <= match.end;
  if (inside) {
    return true;
  }
  if (group.direction != Direction::kBefore && trigger.end <= match.begin &&
      reaches(book, sentence, context, group, within, trigger.end, match.begin)) {
    return true;
  }
  return group.direction != Direction::kAfter && match.end <= trigger.begin &&
         reaches(book, sentence, context, group, within, match.end, trigger.begin);
}

}  // namespace

bool ContextResolver::holds(std::uint16_t context, Near within, const SentenceView& sentence,
                            const PhraseMatch& match) const {
  switch (book_.contexts()[context]->kind) {
    case ContextKind::kScope:
      return scope_holds(context, within, sentence, match);
    case ContextKind::kQuestion:
      return question_holds(context, sentence);
    case ContextKind::kQuotation:
      return quotation_holds(context, sentence, match);
    case ContextKind::kCitation:
      return CitationFinder(book_, page_, references_).any_resolves(block_, sentence);
    case ContextKind::kPage:
      return triggered(book_, context, sentence);
  }
  return false;
}

bool ContextResolver::scope_holds(std::uint16_t context, Near within, const SentenceView& sentence,
                                  const PhraseMatch& match) const {
  const ContextDefinition& definition = *book_.contexts()[context];
  return any_phrase(book_, sentence, context, Role::kTrigger, [&](const PhraseMatch& trigger, const Meaning& meaning) {
    return governs(book_, sentence, context, definition.triggers[meaning.part], within, trigger, match) &&
           !is_pseudo(book_, sentence, context, trigger);
  });
}

bool ContextResolver::triggered(const RuleBook& book, std::uint16_t context, const SentenceView& sentence) {
  return any_phrase(book, sentence, context, Role::kTrigger, [&](const PhraseMatch& trigger, const Meaning&) {
    return !is_pseudo(book, sentence, context, trigger);
  });
}

bool ContextResolver::open_at_end(const RuleBook& book, std::uint16_t context, const SentenceView& sentence) {
  const ContextDefinition& definition = *book.contexts()[context];
  const auto size = static_cast<std::uint32_t>(sentence.items.size());
  // The colon that introduces a list begins no clause of this sentence.
  const std::uint32_t end = size > 0 && !sentence.items.back().word ? size - 1 : size;
  return any_phrase(book, sentence, context, Role::kTrigger, [&](const PhraseMatch& trigger, const Meaning& meaning) {
    const TriggerGroup& group = definition.triggers[meaning.part];
    return group.direction != Direction::kBefore && trigger.end <= end &&
           reaches(book, sentence, context, group, Near::kSentence, trigger.end, std::max(trigger.end, end)) &&
           !is_pseudo(book, sentence, context, trigger);
  });
}

bool ContextResolver::question_holds(std::uint16_t context, const SentenceView& sentence) const {
  return sentence.asks &&
         !any_phrase(book_, sentence, context, Role::kLeading, [](const PhraseMatch&, const Meaning&) { return true; });
}

bool ContextResolver::quotation_holds(std::uint16_t context, const SentenceView& sentence,
                                      const PhraseMatch& match) const {
  return std::any_of(sentence.quotations.begin(), sentence.quotations.end(), [&](const Quotation& quotation) {
    return quotation.begin <= match.begin && match.end <= quotation.end &&
           any_phrase(book_, sentence, context, Role::kMention, [&](const PhraseMatch& mention, const Meaning&) {
             return mention.end <= quotation.begin && quotation.begin - mention.end <= kMentionReach;
           });
  });
}

}  // namespace candor
