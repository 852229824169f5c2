#include "candor/match/phrase_set.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "candor/match/word_reader.h"

namespace candor {
namespace {

std::string list_name(std::string_view name) {
  return std::string("{").append(name);
}

/// The one list that is not written as words: numbers in figures.
constexpr std::string_view kDigits = "digits";

}  // namespace

bool PhraseMatch::says(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t at = std::max(from, begin); at < std::min(to, end); ++at) {
    if (at - begin >= 64 || ((skipped >> (at - begin)) & 1U) == 0) {
      return true;
    }
  }
  return false;
}

Symbol PhraseSet::list(std::string_view name) const {
  return symbols_.find(list_name(name));
}

std::vector<std::uint32_t> PhraseSet::steps(const AtomRow& row, const Inflection& inflection) {
  std::vector<std::uint32_t> steps;
  steps.reserve(row.size());
  for (const Atom& atom : row) {
    switch (atom.kind) {
      case AtomKind::kWord:
        steps.push_back(symbols_.intern(inflected_name(inflection.key(atom.text))));
        break;
      case AtomKind::kExact:
        steps.push_back(symbols_.intern(exact_name(atom.text)));
        break;
      case AtomKind::kMark:
        steps.push_back(symbols_.intern(mark_name(atom.text)));
        break;
      case AtomKind::kList:
        steps.push_back(symbols_.intern(list_name(atom.text)));
        break;
      case AtomKind::kGap:
        steps.push_back(SymbolTree::kGap + atom.count);
        break;
      case AtomKind::kBegin:
        steps.push_back(SymbolTree::kBegin);
        break;
      case AtomKind::kEnd:
        steps.push_back(SymbolTree::kEnd);
        break;
    }
  }
  return steps;
}

void PhraseSet::add_list(const std::string& name, std::size_t level, const std::vector<AtomRow>& rows,
                         const Inflection& inflection) {
  const Symbol list = symbols_.intern(list_name(name));
  list_levels_.resize(std::max(list_levels_.size(), level + 1));
  for (const AtomRow& row : rows) {
    list_levels_[level].add(steps(row, inflection), list);
  }
}

void PhraseSet::add_phrase(const std::vector<AtomRow>& rows, std::uint32_t meaning, const Inflection& inflection) {
  for (const AtomRow& row : rows) {
    phrases_.add(steps(row, inflection), meaning);
  }
}

void PhraseSet::freeze() {
  digits_ = symbols_.intern(list_name(kDigits));
  for (SymbolTree& level : list_levels_) {
    level.freeze();
  }
  phrases_.freeze();
}

void PhraseSet::find_lists(std::span<const Item> sentence, std::vector<ListMatch>& out) const {
  std::vector<PhraseMatch> found;
  out.clear();
  for (const SymbolTree& level : list_levels_) {
    found.clear();
    level.find(sentence, out, digits_, found);
    for (const PhraseMatch& match : found) {
      out.push_back({match.meaning, match.begin, match.end});
    }
    std::sort(out.begin(), out.end(), [](const ListMatch& a, const ListMatch& b) {
      return std::tie(a.begin, a.end, a.list) < std::tie(b.begin, b.end, b.list);
    });
    out.erase(std::unique(out.begin(), out.end()), out.end());
  }
}

void PhraseSet::find(std::span<const Item> sentence, std::span<const ListMatch> lists,
                     std::vector<PhraseMatch>& out) const {
  out.clear();
  phrases_.find(sentence, lists, digits_, out);
  const auto place = [](const PhraseMatch& match) { return std::tie(match.meaning, match.begin, match.end); };
  std::sort(out.begin(), out.end(), [&](const PhraseMatch& a, const PhraseMatch& b) {
    return std::tuple_cat(place(a), std::tuple(std::popcount(a.skipped))) <
           std::tuple_cat(place(b), std::tuple(std::popcount(b.skipped)));
  });
  const auto same = [&](const PhraseMatch& a, const PhraseMatch& b) { return place(a) == place(b); };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
}

}  // namespace candor
