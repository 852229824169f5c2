#pragma once

#include "candor/rules/decision.h"

/// What a clause talks about: the treatment or the illness. No parser: the first thing a clause names is taken for its
/// subject, a pronoun for the last thing named before.

namespace candor {

/// The topic of the clause that a match stands in; kUnknown when neither the clause nor what came before tells.
/// `before` is the topic at the beginning of the sentence.
Topic topic_of(const KnownLists& known, const SentenceView& sentence, const PhraseMatch& match, Topic before);

/// The topic at the end of the sentence: the last thing it named.
Topic topic_after(const KnownLists& known, const SentenceView& sentence, Topic before);

}  // namespace candor
