#include "candor/rules/context.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace candor {
namespace {

/// How many words may stand between "the word" and the quotation it announces.
constexpr std::uint32_t kMentionReach = 4;

template <class Predicate>
bool any_phrase(const RuleBook& book, const SentenceView& sentence, std::uint16_t context, Role role, Predicate holds) {
  const std::span<const PhraseMatch> phrases = phrases_of(book, sentence.phrases, role, context);
  return std::any_of(phrases.begin(), phrases.end(), holds);
}

bool is_pseudo(const RuleBook& book, const SentenceView& sentence, std::uint16_t context, const PhraseMatch& trigger) {
  return any_phrase(book, sentence, context, Role::kPseudo, [&](const PhraseMatch& pseudo) {
    return pseudo.begin <= trigger.begin && trigger.end <= pseudo.end;
  });
}

TextSpan place_of(const SentenceView& sentence, std::uint32_t begin, std::uint32_t end) {
  return {sentence.places[begin].begin, sentence.places[end - 1].end};
}

/// Finds what one trigger reaches.
class Reach {
 public:
  Reach(const RuleBook& book, const SentenceView& sentence, std::uint16_t context, const TriggerGroup& group)
      : sentence_(sentence),
        ends_(phrases_of(book, sentence.phrases, Role::kEnd, context)),
        clause_(group.reach == Near::kClause),
        words_(group.words),
        size_(static_cast<std::uint32_t>(sentence.items.size())) {}

  /// Adds what stands behind the trigger.
  void add_behind(const PhraseMatch& trigger, Scope& out) const {
    ItemRange stop{size_, size_};
    for (const PhraseMatch& end : ends_) {
      if (trigger.end <= end.begin && end.begin < stop.begin) {
        stop = {end.begin, end.end};
      }
    }
    const std::uint32_t limit = words_ > 0 ? trigger.end + words_ + 1 : size_;
    const std::uint32_t clause = sentence_.items[trigger.end - 1].clause;
    add(trigger.end, std::min(stop.begin, limit), clause, out.reach);
    add(stop.begin, std::min(stop.end, limit), clause, out.stops);
    // The colon that introduces a list begins no clause of this sentence.
    const std::uint32_t words_end = size_ > 0 && !sentence_.items.back().word ? size_ - 1 : size_;
    out.open = out.clears && stop.begin == size_ && trigger.end <= words_end &&
               (words_ == 0 || words_end - trigger.end <= words_) &&
               (!clause_ || sentence_.items[std::min(words_end, size_ - 1)].clause == clause) &&
               !names_its_own(trigger);
  }

  void add_before(const PhraseMatch& trigger, Scope& out) const {
    ItemRange stop;
    for (const PhraseMatch& end : ends_) {
      if (end.end <= trigger.begin && end.begin >= stop.begin) {
        stop = {end.begin, end.end};
      }
    }
    const std::uint32_t words_first = words_ > 0 && trigger.begin > words_ + 1 ? trigger.begin - words_ - 1 : 0;
    const std::uint32_t clause = sentence_.items[trigger.begin].clause;
    add(std::max(stop.end, words_first), trigger.begin, clause, out.reach);
    add(stop.begin, stop.end, clause, out.stops);
  }

 private:
  /// Whether a colon or a dash stands behind the trigger, and behind that what it speaks of: "Myth: …".
  [[nodiscard]] bool names_its_own(const PhraseMatch& trigger) const {
    const std::uint32_t next = trigger.end + (sentence_.items[trigger.end - 1].word ? 1 : 0);
    return next < size_ && !sentence_.items[next - 1].word && sentence_.items[next].word &&
           sentence_.items[next].clause != sentence_.items[trigger.begin].clause;
  }

  /// Adds items [from, to), or those of them that belong to the clause.
  void add(std::uint32_t from, std::uint32_t to, std::uint32_t clause, std::vector<ItemRange>& out) const {
    for (std::uint32_t at = from; at < to; ++at) {
      if (clause_ && sentence_.items[at].clause != clause) {
        continue;
      }
      if (!out.empty() && out.back().end == at) {
        ++out.back().end;
      } else {
        out.push_back({at, at + 1});
      }
    }
  }

  const SentenceView& sentence_;
  std::span<const PhraseMatch> ends_;
  bool clause_;
  std::uint32_t words_;
  std::uint32_t size_;
};

/// A scope that is the whole sentence.
Scope over_all(TextSpan place, const SentenceView& sentence) {
  Scope scope;
  scope.place = place;
  scope.reach.push_back({0, static_cast<std::uint32_t>(sentence.items.size())});
  return scope;
}

}  // namespace

std::vector<Scope> ContextResolver::scopes(std::uint16_t context, const SentenceView& sentence) const {
  switch (book_.contexts()[context]->kind) {
    case ContextKind::kScope:
    case ContextKind::kPage:
      return triggered(context, sentence);
    case ContextKind::kQuestion:
      return questions(context, sentence);
    case ContextKind::kQuotation:
      return quotations(context, sentence);
    case ContextKind::kCitation:
      return citations(sentence);
  }
  return {};
}

bool ContextResolver::governs(const Scope& scope, Near within, const SentenceView& sentence, const PhraseMatch& match) {
  if (!scope.clears) {
    return false;
  }
  const auto reaches = [&](std::uint32_t item) {
    const auto holds = [item](const ItemRange& range) { return range.contains(item); };
    return std::any_of(scope.reach.begin(), scope.reach.end(), holds) ||
           std::any_of(scope.stops.begin(), scope.stops.end(), holds);
  };
  const ItemRange trigger = scope.trigger;
  if (trigger == ItemRange{}) {
    // A match may have run into a quotation with its last words, or begin with a quoted one: the word "cure".
    return reaches(match.begin) || reaches(match.end - 1);
  }
  if (match.begin <= trigger.begin && trigger.end <= match.end) {
    return scope.inside || !match.says(trigger.begin, trigger.end);
  }
  const auto same_clause = [&](std::uint32_t a, std::uint32_t b) {
    return within != Near::kClause || sentence.items[a].clause == sentence.items[b].clause;
  };
  if (trigger.begin <= match.begin) {
    return trigger.end <= match.begin && reaches(match.begin) && same_clause(trigger.end - 1, match.begin);
  }
  const std::uint32_t last = std::min(match.end, trigger.begin) - 1;
  return reaches(last) && same_clause(last, trigger.begin);
}

std::vector<Scope> ContextResolver::triggered(std::uint16_t context, const SentenceView& sentence) const {
  const ContextDefinition& definition = *book_.contexts()[context];
  std::vector<Scope> found;
  for (const PhraseMatch& trigger : phrases_of(book_, sentence.phrases, Role::kTrigger, context)) {
    if (is_pseudo(book_, sentence, context, trigger)) {
      continue;
    }
    Scope scope;
    scope.place = place_of(sentence, trigger.begin, trigger.end);
    scope.trigger = {trigger.begin, trigger.end};
    scope.group = book_.meaning(trigger.meaning).part;
    const TriggerGroup& group = definition.triggers[scope.group];
    scope.clears = group.clears;
    scope.inside = group.inside;
    if (definition.kind == ContextKind::kScope) {
      const Reach reach(book_, sentence, context, group);
      if (group.direction != Direction::kAfter) {
        reach.add_before(trigger, scope);
      }
      if (group.direction != Direction::kBefore) {
        reach.add_behind(trigger, scope);
      }
    }
    found.push_back(std::move(scope));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Scope& a, const Scope& b) { return a.trigger.begin < b.trigger.begin; });
  return found;
}

std::vector<Scope> ContextResolver::questions(std::uint16_t context, const SentenceView& sentence) const {
  if (!sentence.asks || any_phrase(book_, sentence, context, Role::kLeading, [](const PhraseMatch&) { return true; })) {
    return {};
  }
  const std::size_t mark = block_.text.rfind('?', sentence.span.end - 1);
  return {over_all({static_cast<std::uint32_t>(mark), static_cast<std::uint32_t>(mark + 1)}, sentence)};
}

std::vector<Scope> ContextResolver::quotations(std::uint16_t context, const SentenceView& sentence) const {
  std::vector<Scope> found;
  for (const Quotation& quotation : sentence.quotations) {
    for (const PhraseMatch& mention : phrases_of(book_, sentence.phrases, Role::kMention, context)) {
      if (mention.end <= quotation.begin && quotation.begin - mention.end <= kMentionReach) {
        Scope scope;
        scope.place = place_of(sentence, mention.begin, mention.end);
        scope.reach.push_back({quotation.begin, quotation.end});
        found.push_back(std::move(scope));
      }
    }
  }
  return found;
}

std::vector<Scope> ContextResolver::citations(const SentenceView& sentence) const {
  std::vector<Scope> found;
  for (const Citation& citation : CitationFinder(book_, page_, references_).find(block_, sentence)) {
    if (citation.resolves) {
      found.push_back(over_all(citation.span, sentence));
    }
  }
  return found;
}

}  // namespace candor
