#include "candor/rules/topic.h"

#include <algorithm>

namespace candor {
namespace {

bool is_pronoun(const KnownLists& known, const ListMatch& mention) {
  return mention.list == known.pronoun;
}

bool is_mention(const KnownLists& known, const ListMatch& mention) {
  return mention.list == known.treatment || mention.list == known.condition;
}

/// "PTSD treatment" names a treatment, "ketamine addiction" an illness: the last noun of a row decides.
Topic topic_at(const KnownLists& known, const SentenceView& sentence, const ListMatch& mention) {
  Topic topic = mention.list == known.treatment ? Topic::kTreatment : Topic::kCondition;
  std::uint32_t end = mention.end;
  for (const ListMatch& next : sentence.lists) {
    if (next.begin == end && is_mention(known, next)) {
      topic = next.list == known.treatment ? Topic::kTreatment : Topic::kCondition;
      end = next.end;
    }
  }
  return topic;
}

}  // namespace

Topic topic_of(const KnownLists& known, const SentenceView& sentence, const PhraseMatch& match, Topic before) {
  const bool named_itself = std::any_of(sentence.lists.begin(), sentence.lists.end(), [&](const ListMatch& mention) {
    return mention.list == known.treatment && match.begin <= mention.begin && mention.end <= match.end;
  });
  if (named_itself) {
    return Topic::kTreatment;
  }
  const std::uint32_t clause = sentence.items[match.begin].clause;
  Topic earlier = before;
  for (const ListMatch& mention : sentence.lists) {
    if (mention.begin >= match.end) {
      break;
    }
    if (sentence.items[mention.begin].clause == clause) {
      if (is_mention(known, mention)) {
        return topic_at(known, sentence, mention);
      }
      if (is_pronoun(known, mention)) {
        return earlier;
      }
    } else if (is_mention(known, mention)) {
      earlier = topic_at(known, sentence, mention);
    }
  }
  return earlier;
}

Topic topic_after(const KnownLists& known, const SentenceView& sentence, Topic before) {
  for (auto mention = sentence.lists.rbegin(); mention != sentence.lists.rend(); ++mention) {
    if (is_mention(known, *mention)) {
      return topic_at(known, sentence, *mention);
    }
  }
  return before;
}

}  // namespace candor
