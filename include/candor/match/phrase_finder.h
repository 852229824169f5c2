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

  /// Gets ready for find(). `lists` is what find_lists() found. Borrows both; the items have their clauses.
  void look_at(std::span<const Item> sentence, std::span<const ListMatch> lists);

  /// Adds the phrases of a group that the sentence of look_at() holds, each once (with the fewest words in gaps), and
  /// sorts all by meaning, begin and end.
  void find(PhraseGroup group, std::vector<PhraseMatch>& out) const;

 private:
  class ListSearch;
  class PhraseSearch;

  /// What a search sees of an item before it looks at it.
  struct Place {
    std::uint32_t first_list = 0;  ///< of those that begin with the item
    std::uint32_t lists_end = 0;
    std::uint64_t symbols = 0;  ///< bit (symbol mod 64) of each of its symbols and lists
  };

  [[nodiscard]] std::uint64_t symbols_of(const Item& item) const;

  const PhraseSet* set_;
  std::span<const Item> sentence_;
  std::span<const ListMatch> lists_;
  std::vector<Place> places_;  ///< by item, and one that has nothing behind the last
};

}  // namespace candor
