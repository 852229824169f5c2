#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "candor/base/result.h"
#include "candor/match/phrase.h"
#include "candor/match/symbol_table.h"
#include "candor/text/inflection.h"

/// All phrases of all rules, found in one pass over a sentence. The phrases stand in one tree of symbols; a token costs
/// a few hash probes however many rules there are (docs/architecture.md).

namespace candor {

/// One token as phrases see it. Quotation marks and citation marks are left out before matching.
struct Item {
  Symbol exact = kNoSymbol;
  Symbol inflected = kNoSymbol;
  bool digits = false;
  bool word = true;          ///< counts as a word of a gap
  std::uint32_t clause = 0;  ///< gaps do not reach from one clause to another
};

/// Items [begin, end) of a sentence are an entry of a list.
struct ListMatch {
  Symbol list = kNoSymbol;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const ListMatch&, const ListMatch&) = default;
};

/// Items [begin, end) of a sentence say a phrase. `meaning` is the number the phrase was added with.
struct PhraseMatch {
  std::uint32_t meaning = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint64_t skipped = 0;  ///< bit n: item begin + n fell into a gap (n < 64)

  /// Whether one of the phrase's own words, not one in a gap, lies in [from, to).
  [[nodiscard]] bool says(std::uint32_t from, std::uint32_t to) const;

  friend bool operator==(const PhraseMatch&, const PhraseMatch&) = default;
  friend auto operator<=>(const PhraseMatch&, const PhraseMatch&) = default;
};

/// A tree of symbol rows in flat memory.
class SymbolTree {
 public:
  /// A step is a symbol or one of these.
  static constexpr std::uint32_t kBegin = 0xFFFF0001;
  static constexpr std::uint32_t kEnd = 0xFFFF0002;
  static constexpr std::uint32_t kGap = 0xFFFF0100;  ///< plus the number of words

  void add(std::span<const std::uint32_t> steps, std::uint32_t meaning);
  /// Must be called once, after the last add() and before find().
  void freeze();
  /// All rows that the items say. `lists` is sorted by begin.
  void find(std::span<const Item> items, std::span<const ListMatch> lists, Symbol digits,
            std::vector<PhraseMatch>& out) const;

  [[nodiscard]] std::size_t node_count() const { return gaps_.size(); }

  template <class Archive>
  void serialize(Archive& archive) {
    archive(gaps_, first_meaning_, meanings_, keys_, targets_);
  }

 private:
  struct Search;

  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

  [[nodiscard]] std::uint32_t target(std::uint32_t node, std::uint32_t step) const;
  void step(Search& search, std::uint32_t node, std::uint32_t at) const;
  void step_edges(Search& search, std::uint32_t node, std::uint32_t at) const;
  void step_gap(Search& search, std::uint32_t node, std::uint32_t at, std::uint32_t words) const;
  void step_gaps(Search& search, std::uint32_t node, std::uint32_t at) const;

  std::vector<std::uint32_t> gaps_;  ///< by node; bit n: there is a gap of up to n words; bit 0: a sentence edge
  std::vector<std::uint32_t> first_meaning_;  ///< by node, and one more: its part of meanings_
  std::vector<std::uint32_t> meanings_;
  std::vector<std::uint64_t> keys_;  ///< (node, step) by open addressing, a power of two; 0: empty
  std::vector<std::uint32_t> targets_;
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;        ///< while building
  std::vector<std::pair<std::uint32_t, std::uint32_t>> accepts_;  ///< (node, meaning) while building
};

/// The lists and phrases of a policy, compiled.
class PhraseSet {
 public:
  /// The rows of a list's entries. The list's level is above those of all lists that they name; it counts from 0.
  void add_list(const std::string& name, std::size_t level, const std::vector<AtomRow>& rows,
                const Inflection& inflection);
  void add_phrase(const std::vector<AtomRow>& rows, std::uint32_t meaning, const Inflection& inflection);
  void freeze();

  [[nodiscard]] const SymbolTable& symbols() const { return symbols_; }

  /// The symbol of a list; kNoSymbol when there is none of that name.
  [[nodiscard]] Symbol list(std::string_view name) const;

  /// Which list entries a sentence holds, sorted by begin, then end, then list. One pass for each level of lists, so
  /// that what a list stands for never has to be written out.
  void find_lists(std::span<const Item> sentence, std::vector<ListMatch>& out) const;
  /// Which phrases, sorted by meaning, begin and end, each once (with the fewest words in gaps).
  void find(std::span<const Item> sentence, std::span<const ListMatch> lists, std::vector<PhraseMatch>& out) const;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(symbols_, list_levels_, phrases_, digits_);
  }

 private:
  std::vector<std::uint32_t> steps(const AtomRow& row, const Inflection& inflection);

  SymbolTable symbols_;
  std::vector<SymbolTree> list_levels_;
  SymbolTree phrases_;
  Symbol digits_ = kNoSymbol;
};

}  // namespace candor
