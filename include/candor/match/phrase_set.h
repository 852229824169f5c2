#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "candor/match/automaton.h"
#include "candor/match/phrase.h"
#include "candor/match/symbol_table.h"
#include "candor/text/inflection.h"

/// All phrases of all rules, found in one pass over a sentence. The phrases stand in one automaton of symbols; a token
/// costs a few steps of it however many rules there are (docs/architecture.md).

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

/// What phrases are for, as far as it tells when they have to be looked for.
enum class PhraseGroup : std::uint8_t {
  kClaims,  ///< most sentences hold none, and then nothing else has to be found in them
  kPage,    ///< what is counted over a whole page
  kOther,
};
inline constexpr std::size_t kPhraseGroups = 3;

/// The lists and phrases of a policy, compiled. Immutable; shared by all threads.
class PhraseSet {
 public:
  [[nodiscard]] const SymbolTable& symbols() const { return symbols_; }

  /// The symbol of a list; kNoSymbol when there is none of that name.
  [[nodiscard]] Symbol list(std::string_view name) const;

  /// The entries of all lists; a meaning is a list's symbol. Lists are matched before phrases and are symbols of
  /// theirs.
  [[nodiscard]] const Automaton& lists() const { return lists_; }

  [[nodiscard]] const Automaton& phrases(PhraseGroup group) const { return phrases_[static_cast<std::size_t>(group)]; }

  /// The list of numbers in figures.
  [[nodiscard]] Symbol digits() const { return digits_; }

  template <class Archive>
  void serialize(Archive& archive) {
    archive(symbols_, lists_, phrases_[0], phrases_[1], phrases_[2], digits_);
  }

 private:
  friend class PhraseSetBuilder;

  SymbolTable symbols_;
  Automaton lists_;
  std::array<Automaton, kPhraseGroups> phrases_;
  Symbol digits_ = kNoSymbol;
};

class PhraseSetBuilder {
 public:
  explicit PhraseSetBuilder(const Inflection& inflection) : inflection_(inflection) {}

  /// An entry has no gaps and no sentence edges. It may name lists, but not, directly or not, the one it belongs to.
  void add_list(const std::string& name, std::span<const Phrase> entries);
  void add_phrase(const Phrase& phrase, std::uint32_t meaning, PhraseGroup group = PhraseGroup::kClaims);
  /// May be called once.
  PhraseSet build() &&;

 private:
  void add(AutomatonBuilder& automaton, const Phrase& phrase, std::uint32_t meaning);
  Automaton::Step step_of(const Atom& atom);
  Symbol word(const std::string& text);

  const Inflection& inflection_;
  SymbolTableBuilder symbols_;
  std::unordered_map<std::string, Symbol> words_;  ///< inflected words met so far
  AutomatonBuilder lists_;
  std::array<AutomatonBuilder, kPhraseGroups> phrases_;
  std::vector<AutomatonBuilder::GraphStep> steps_;
};

}  // namespace candor
