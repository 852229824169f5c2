#include <algorithm>

#include "candor/base/check.h"
#include "candor/match/phrase_set.h"

namespace candor {
namespace {

std::uint64_t edge_key(std::uint32_t node, std::uint32_t step) {
  return (static_cast<std::uint64_t>(node) << 32U) | step;
}

/// Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
std::size_t edge_slot(std::uint64_t key, std::size_t mask) {
  const std::uint64_t mixed = (key ^ (key >> 29U)) * 0x9E3779B97F4A7C15ULL;
  return static_cast<std::size_t>(mixed >> 24U) & mask;
}

}  // namespace

void SymbolTree::add(std::span<const std::uint32_t> steps, std::uint32_t meaning) {
  if (gaps_.empty()) {
    gaps_.push_back(0);
  }
  std::uint32_t node = 0;
  for (const std::uint32_t step : steps) {
    const auto [edge, fresh] = edges_.try_emplace(edge_key(node, step), static_cast<std::uint32_t>(gaps_.size()));
    if (step >= kGap) {
      gaps_[node] |= 1U << (step - kGap);
    } else if (step >= kBegin) {
      gaps_[node] |= 1U;
    }
    node = edge->second;
    if (fresh) {
      gaps_.push_back(0);
    }
  }
  accepts_.emplace_back(node, meaning);
}

void SymbolTree::freeze() {
  if (gaps_.empty()) {
    gaps_.push_back(0);
  }
  std::sort(accepts_.begin(), accepts_.end());
  accepts_.erase(std::unique(accepts_.begin(), accepts_.end()), accepts_.end());
  for (const auto& [node, meaning] : accepts_) {
    first_meaning_.resize(node + 1, static_cast<std::uint32_t>(meanings_.size()));
    meanings_.push_back(meaning);
  }
  first_meaning_.resize(gaps_.size() + 1, static_cast<std::uint32_t>(meanings_.size()));
  std::size_t size = 16;
  while (size < edges_.size() * 2) {
    size *= 2;
  }
  keys_.assign(size, 0);
  targets_.assign(size, kNowhere);
  std::vector<std::pair<std::uint64_t, std::uint32_t>> sorted(edges_.begin(), edges_.end());
  std::sort(sorted.begin(), sorted.end());
  for (const auto& [key, to] : sorted) {
    std::size_t slot = edge_slot(key, size - 1);
    while (keys_[slot] != 0) {
      slot = (slot + 1) & (size - 1);
    }
    keys_[slot] = key;
    targets_[slot] = to;
  }
  edges_ = {};
  accepts_ = {};
}

std::uint32_t SymbolTree::target(std::uint32_t node, std::uint32_t step) const {
  const std::uint64_t key = edge_key(node, step);
  const std::size_t mask = keys_.size() - 1;
  for (std::size_t slot = edge_slot(key, mask); keys_[slot] != 0; slot = (slot + 1) & mask) {
    if (keys_[slot] == key) {
      return targets_[slot];
    }
  }
  return kNowhere;
}

struct SymbolTree::Search {
  std::span<const Item> items;
  std::uint32_t first_word;  ///< a sentence begins at its first word, whatever marks stand before it
  std::uint32_t last_word;   ///< and ends behind its last one
  std::span<const ListMatch> lists;
  std::vector<std::uint32_t> first_list;  ///< by item: where its lists begin in `lists`
  Symbol digits;
  std::uint32_t begin;
  std::uint64_t skipped;
  std::vector<PhraseMatch>* out;
};

/// The edges of the sentence.
void SymbolTree::step_edges(Search& search, std::uint32_t node, std::uint32_t at) const {
  if (const std::uint32_t to = at <= search.first_word ? target(node, kBegin) : kNowhere; to != kNowhere) {
    step(search, to, at);
  }
  if (const std::uint32_t to = at >= search.last_word ? target(node, kEnd) : kNowhere; to != kNowhere) {
    step(search, to, at);
  }
}

/// Goes on behind each of the next items, up to so many words farther, but not across the border of a clause.
void SymbolTree::step_gap(Search& search, std::uint32_t node, std::uint32_t at, std::uint32_t words) const {
  const std::uint64_t outside = search.skipped;
  std::uint32_t skipped = 0;
  for (std::uint32_t next = at; next < search.items.size() && next > 0; ++next) {
    const bool border = search.items[next].clause != search.items[next - 1].clause;
    if (border || skipped > words) {
      break;
    }
    step(search, node, next);
    skipped += search.items[next].word ? 1 : 0;
    search.skipped |= next - search.begin < 64 ? std::uint64_t{1} << (next - search.begin) : 0;
  }
  search.skipped = outside;
}

void SymbolTree::step_gaps(Search& search, std::uint32_t node, std::uint32_t at) const {
  const std::uint32_t gaps = gaps_[node];
  if ((gaps & 1U) != 0) {
    step_edges(search, node, at);
  }
  for (std::uint32_t words = 1; words <= kMaxGap && (gaps >> words) != 0; ++words) {
    if (((gaps >> words) & 1U) != 0) {
      step_gap(search, target(node, kGap + words), at, words);
    }
  }
}

void SymbolTree::step(Search& search, std::uint32_t node, std::uint32_t at) const {
  for (std::uint32_t i = first_meaning_[node]; i < first_meaning_[node + 1]; ++i) {
    search.out->push_back({meanings_[i], search.begin, at, search.skipped});
  }
  if (gaps_[node] != 0) {
    step_gaps(search, node, at);
  }
  if (at >= search.items.size()) {
    return;
  }
  const Item& item = search.items[at];
  const auto take = [&](Symbol symbol, std::uint32_t next) {
    if (symbol == kNoSymbol) {
      return;
    }
    if (const std::uint32_t to = target(node, symbol); to != kNowhere) {
      step(search, to, next);
    }
  };
  take(item.exact, at + 1);
  take(item.inflected, at + 1);
  take(item.digits ? search.digits : kNoSymbol, at + 1);
  for (std::uint32_t i = search.first_list[at]; i < search.first_list[at + 1]; ++i) {
    take(search.lists[i].list, search.lists[i].end);
  }
}

void SymbolTree::find(std::span<const Item> items, std::span<const ListMatch> lists, Symbol digits,
                      std::vector<PhraseMatch>& out) const {
  CANDOR_CHECK(!keys_.empty(), "find() before freeze()");
  std::uint32_t first_word = 0;
  auto last_word = static_cast<std::uint32_t>(items.size());
  while (first_word < last_word && !items[first_word].word) {
    ++first_word;
  }
  while (last_word > first_word && !items[last_word - 1].word) {
    --last_word;
  }
  Search search{items, first_word, last_word, lists, std::vector<std::uint32_t>(items.size() + 1), digits, 0, 0, &out};
  std::uint32_t list = 0;
  for (std::uint32_t at = 0; at <= items.size(); ++at) {
    while (list < lists.size() && lists[list].begin < at) {
      ++list;
    }
    search.first_list[at] = list;
  }
  for (std::uint32_t at = 0; at < items.size(); ++at) {
    search.begin = at;
    step(search, 0, at);
  }
}

}  // namespace candor
