#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "candor/match/phrase_set.h"

namespace candor {

/// Finds the lists and phrases of a set in sentences. Borrows the set. One a thread: it keeps its memory between
/// sentences.
class PhraseFinder {
 public:
  explicit PhraseFinder(const PhraseSet& set) : set_(&set) {}

  /// Which list entries a sentence holds, sorted by begin, then end, then list. One pass from the last item to the
  /// first: what a list names is known where it is needed, so lists are never written out into one another.
  void find_lists(std::span<const Item> sentence, std::vector<ListMatch>& out);

  /// Which phrases, sorted by meaning, begin and end, each once (with the fewest words in gaps). `lists` is what
  /// find_lists() found.
  void find(std::span<const Item> sentence, std::span<const ListMatch> lists, std::vector<PhraseMatch>& out);

  /// Whether a phrase of the group may be in the sentence: not, only if none is, whatever its clauses are. The items
  /// need not have been given their clauses yet.
  bool may_hold(std::span<const Item> sentence, std::span<const ListMatch> lists, PhraseGroup group);

 private:
  class ListSearch;
  class PhraseSearch;

  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  void index_lists(std::size_t items, std::span<const ListMatch> lists);

  const PhraseSet* set_;
  std::vector<PhraseMatch> candidates_;
  std::vector<Range> lists_at_;  ///< by item: its part of the list matches
};

}  // namespace candor
