#include "candor/match/phrase_finder.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "candor/base/check.h"

namespace candor {
namespace {

/// As in Automaton::Node::symbols.
std::uint64_t bit_of(Symbol symbol) {
  return symbol == kNoSymbol ? 0 : std::uint64_t{1} << (symbol & 63U);
}

}  // namespace

/// Finds list entries, from the last item to the first.
class PhraseFinder::ListSearch {
 public:
  ListSearch(const PhraseSet& set, std::span<const Item> items, std::vector<Place>& places, std::vector<ListMatch>& out)
      : lists_(set.lists()), digits_(set.digits()), items_(items), places_(places), out_(out) {}

  void find() {
    for (auto at = static_cast<std::uint32_t>(items_.size()); at-- > 0;) {
      begin_ = at;
      first_ = out_.size();
      start(items_[at].exact, at + 1);
      start(items_[at].inflected, at + 1);
      start(items_[at].digits ? digits_ : kNoSymbol, at + 1);
      // An entry of one list may begin an entry of another.
      for (std::size_t i = first_; i < out_.size(); ++i) {
        start(out_[i].list, out_[i].end);
      }
      std::sort(
          out_.begin() + static_cast<std::ptrdiff_t>(first_), out_.end(),
          [](const ListMatch& a, const ListMatch& b) { return std::tie(a.end, a.list) > std::tie(b.end, b.list); });
      places_[at].first_list = static_cast<std::uint32_t>(first_);
      places_[at].lists_end = static_cast<std::uint32_t>(out_.size());
      for (std::size_t i = first_; i < out_.size(); ++i) {
        places_[at].symbols |= bit_of(out_[i].list);
      }
    }
    std::reverse(out_.begin(), out_.end());
  }

 private:
  void start(Symbol symbol, std::uint32_t next) {
    if (const Automaton::State to = lists_.start(symbol); to != Automaton::kNowhere) {
      step(to, next);
    }
  }

  void take(const Automaton::Node& node, Symbol symbol, std::uint32_t next) {
    if (const Automaton::State to = lists_.next(node, symbol); to != Automaton::kNowhere) {
      step(to, next);
    }
  }

  void step(Automaton::State state, std::uint32_t at) {
    const Automaton::Node& node = lists_.node(state);
    for (const std::uint32_t list : lists_.meanings(node)) {
      const ListMatch found{list, begin_, at};
      if (std::find(out_.begin() + static_cast<std::ptrdiff_t>(first_), out_.end(), found) == out_.end()) {
        out_.push_back(found);
      }
    }
    if ((node.symbols & places_[at].symbols) == 0) {
      return;
    }
    const Item& item = items_[at];
    take(node, item.exact, at + 1);
    take(node, item.inflected, at + 1);
    take(node, item.digits ? digits_ : kNoSymbol, at + 1);
    for (std::uint32_t i = places_[at].first_list; i < places_[at].lists_end; ++i) {
      take(node, out_[i].list, out_[i].end);
    }
  }

  const Automaton& lists_;
  Symbol digits_;
  std::span<const Item> items_;
  std::vector<Place>& places_;
  std::vector<ListMatch>& out_;
  std::uint32_t begin_ = 0;  ///< the item that the entry begins with
  std::size_t first_ = 0;    ///< the first match that begins there
};

/// Finds phrases, wherever they begin.
class PhraseFinder::PhraseSearch {
 public:
  PhraseSearch(const PhraseSet& set, PhraseGroup group, std::span<const Item> items, std::span<const ListMatch> lists,
               const std::vector<Place>& places, std::vector<PhraseMatch>& out)
      : phrases_(set.phrases(group)), digits_(set.digits()), items_(items), lists_(lists), places_(places), out_(out) {
    last_word_ = static_cast<std::uint32_t>(items.size());
    while (first_word_ < last_word_ && !items[first_word_].word) {
      ++first_word_;
    }
    while (last_word_ > first_word_ && !items[last_word_ - 1].word) {
      --last_word_;
    }
  }

  void find() {
    const Automaton::Node& root = phrases_.node(Automaton::kRoot);
    for (std::uint32_t at = 0; at < items_.size(); ++at) {
      begin_ = at;
      if (root.gaps != 0) {
        step_edges(root, at);
      }
      const Item& item = items_[at];
      start(item.exact, at + 1);
      start(item.inflected, at + 1);
      start(item.digits ? digits_ : kNoSymbol, at + 1);
      for (std::uint32_t i = places_[at].first_list; i < places_[at].lists_end; ++i) {
        start(lists_[i].list, lists_[i].end);
      }
    }
  }

 private:
  void start(Symbol symbol, std::uint32_t next) {
    if (const Automaton::State to = phrases_.start(symbol); to != Automaton::kNowhere) {
      step(to, next);
    }
  }

  void take(const Automaton::Node& node, Symbol symbol, std::uint32_t next) {
    if (const Automaton::State to = phrases_.next(node, symbol); to != Automaton::kNowhere) {
      step(to, next);
    }
  }

  /// The edges of the sentence.
  void step_edges(const Automaton::Node& node, std::uint32_t at) {
    if (at <= first_word_) {
      if (const Automaton::State to = phrases_.step(node, Automaton::kBegin); to != Automaton::kNowhere) {
        step(to, at);
      }
    }
    if (at >= last_word_) {
      if (const Automaton::State to = phrases_.step(node, Automaton::kEnd); to != Automaton::kNowhere) {
        step(to, at);
      }
    }
  }

  /// Goes on behind each of the next items, up to so many words farther, but not across the border of a clause.
  void step_gap(Automaton::State state, std::uint32_t at, std::uint32_t words) {
    const std::uint64_t outside = skipped_;
    std::uint32_t skipped = 0;
    for (std::uint32_t next = at; next < items_.size() && next > 0; ++next) {
      const bool border = items_[next].clause != items_[next - 1].clause;
      if (border || skipped > words) {
        break;
      }
      step(state, next);
      skipped += items_[next].word ? 1 : 0;
      skipped_ |= next - begin_ < 64 ? std::uint64_t{1} << (next - begin_) : 0;
    }
    skipped_ = outside;
  }

  void step_gaps(const Automaton::Node& node, std::uint32_t at) {
    if ((node.gaps & 1U) != 0) {
      step_edges(node, at);
    }
    for (std::uint32_t words = 1; words <= kMaxGap && (node.gaps >> words) != 0; ++words) {
      if (((node.gaps >> words) & 1U) != 0) {
        step_gap(phrases_.step(node, Automaton::kGap + words), at, words);
      }
    }
  }

  void step(Automaton::State state, std::uint32_t at) {
    const Automaton::Node& node = phrases_.node(state);
    for (const std::uint32_t meaning : phrases_.meanings(node)) {
      out_.push_back({meaning, begin_, at, skipped_});
    }
    if (node.gaps != 0) {
      step_gaps(node, at);
    }
    if ((node.symbols & places_[at].symbols) == 0) {
      return;
    }
    const Item& item = items_[at];
    take(node, item.exact, at + 1);
    take(node, item.inflected, at + 1);
    take(node, item.digits ? digits_ : kNoSymbol, at + 1);
    for (std::uint32_t i = places_[at].first_list; i < places_[at].lists_end; ++i) {
      take(node, lists_[i].list, lists_[i].end);
    }
  }

  const Automaton& phrases_;
  Symbol digits_;
  std::span<const Item> items_;
  std::span<const ListMatch> lists_;
  const std::vector<Place>& places_;
  std::vector<PhraseMatch>& out_;
  std::uint32_t first_word_ = 0;  ///< a sentence begins at its first word, whatever marks stand before it
  std::uint32_t last_word_ = 0;   ///< and ends behind its last one
  std::uint32_t begin_ = 0;
  std::uint64_t skipped_ = 0;
};

std::uint64_t PhraseFinder::symbols_of(const Item& item) const {
  return bit_of(item.exact) | bit_of(item.inflected) | (item.digits ? bit_of(set_->digits()) : 0);
}

void PhraseFinder::find_lists(std::span<const Item> sentence, std::vector<ListMatch>& out) {
  out.clear();
  places_.assign(sentence.size() + 1, Place{});
  for (std::size_t at = 0; at < sentence.size(); ++at) {
    places_[at].symbols = symbols_of(sentence[at]);
  }
  ListSearch(*set_, sentence, places_, out).find();
}

void PhraseFinder::look_at(std::span<const Item> sentence, std::span<const ListMatch> lists) {
  sentence_ = sentence;
  lists_ = lists;
  places_.assign(sentence.size() + 1, Place{});
  std::uint32_t list = 0;
  for (std::uint32_t at = 0; at < sentence.size(); ++at) {
    Place& place = places_[at];
    place.symbols = symbols_of(sentence[at]);
    place.first_list = list;
    for (; list < lists.size() && lists[list].begin == at; ++list) {
      place.symbols |= bit_of(lists[list].list);
    }
    place.lists_end = list;
  }
  CANDOR_CHECK(list == lists.size(), "list matches are sorted by begin");
}

void PhraseFinder::find(PhraseGroup group, std::vector<PhraseMatch>& out) const {
  const std::size_t before = out.size();
  PhraseSearch(*set_, group, sentence_, lists_, places_, out).find();
  if (out.size() == before) {
    return;
  }
  const auto place = [](const PhraseMatch& match) { return std::tie(match.meaning, match.begin, match.end); };
  std::sort(out.begin(), out.end(), [&](const PhraseMatch& a, const PhraseMatch& b) {
    if (place(a) != place(b)) {
      return place(a) < place(b);
    }
    return std::tuple(std::popcount(a.skipped), a.skipped) < std::tuple(std::popcount(b.skipped), b.skipped);
  });
  const auto same = [&](const PhraseMatch& a, const PhraseMatch& b) { return place(a) == place(b); };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
}

}  // namespace candor
