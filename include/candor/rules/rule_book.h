#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "candor/base/flat_array.h"
#include "candor/diagnostic/report.h"
#include "candor/match/phrase_set.h"
#include "candor/match/regex.h"
#include "candor/match/regex_filter.h"
#include "candor/policy/policies.h"

/// Policies in the form that pages are matched against. Immutable once made, shared by all threads.

namespace candor {

/// What a phrase found in a sentence is for.
enum class Role : std::uint16_t {
  kClaim,      ///< a rule's phrase; `owner` is the rule
  kExcept,     ///< a rule's exception
  kTrigger,    ///< a context's trigger; `owner` is the context, `part` its group
  kPseudo,     ///< looks like a trigger of a context
  kEnd,        ///< ends the scopes of a context
  kLeading,    ///< makes a question one that claims
  kMention,    ///< announces quoted words that are not meant
  kUntrusted,  ///< link text that promises no source
};
inline constexpr std::size_t kRoles = 8;

struct Meaning {
  Role role = Role::kClaim;
  std::uint16_t owner = 0;
  std::uint16_t part = 0;  ///< of a claim or an exception, its number in its rule

  friend bool operator==(const Meaning&, const Meaning&) = default;
  friend auto operator<=>(const Meaning&, const Meaning&) = default;
};

/// Lists the engine itself asks for; a policy without one of them goes without what it is for.
struct KnownLists {
  Symbol subordinator = kNoSymbol;  ///< begins a clause: "although", "because"
  Symbol relative = kNoSymbol;      ///< "which", "who"
  Symbol coordinator = kNoSymbol;   ///< "and", "but": begins a clause when a finite verb follows
  Symbol finite_verb = kNoSymbol;
  Symbol treatment = kNoSymbol;
  Symbol condition = kNoSymbol;
  Symbol pronoun = kNoSymbol;
  Symbol before_rewording = kNoSymbol;  ///< stands before words that others can take the place of
  Symbol behind_rewording = kNoSymbol;
};

/// Numbers a rule's regular expressions apart from its phrases, which a book without sources does not hold.
inline constexpr std::uint16_t kFirstRegex = 0x8000;

/// A rule's regular expression. `owner` is the rule; `part` counts from kFirstRegex.
struct RuleRegex {
  std::uint16_t owner = 0;
  std::uint16_t part = 0;
  Regex regex;
};

/// What a source looks like in running text (a DOI, an author with a year).
struct ContextRegex {
  std::string name;
  Regex regex;
};

/// A matcher's conditions with all their names looked up.
struct RuleConditions {
  std::uint16_t blocks = 0;                ///< bit n: looks at blocks of that BlockKind
  std::vector<std::vector<Symbol>> needs;  ///< the lists of each need
  std::vector<std::uint16_t> contexts;     ///< those of RuleBook::unless(), in the same order
};

class RuleBook {
 public:
  /// The policies must have loaded without a mistake.
  static std::shared_ptr<const RuleBook> compile(Policies policies);

  /// All that was read. The first call on the built-in rules takes a moment: checking pages needs much less.
  [[nodiscard]] const Policies& policies() const;

  /// The same without what checking pages does not need: phrases but for regular expressions, entries of lists,
  /// examples, authorities, syllables, jargon.
  [[nodiscard]] const Policies& definitions() const { return *definitions_; }

  [[nodiscard]] const PhraseSet& phrases() const { return phrases_; }

  [[nodiscard]] const KnownLists& known_lists() const { return known_; }

  [[nodiscard]] const Meaning& meaning(std::uint32_t number) const { return meanings_[number]; }

  /// Numbers of meanings, `end` not among them.
  struct MeaningRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  /// All meanings of one role and owner; they have numbers in a row.
  [[nodiscard]] MeaningRange meanings(Role role, std::uint16_t owner) const;

  /// Those of definitions(), in order of their ids.
  [[nodiscard]] const std::vector<const RuleDefinition*>& rules() const { return rules_; }

  /// All that is looked for in sentences: first the rules, then the signals.
  [[nodiscard]] const std::vector<const RuleDefinition*>& matchers() const { return matchers_; }

  [[nodiscard]] const std::vector<const ContextDefinition*>& contexts() const { return contexts_; }

  /// By place in matchers().
  [[nodiscard]] const RuleConditions& conditions(std::uint16_t matcher) const { return conditions_[matcher]; }

  /// Whether some rule needs the list in a paragraph or on the page.
  [[nodiscard]] bool needed_near_by(Symbol list) const { return needed_near_by_[list]; }

  /// The contexts of kind kPage, by their place in contexts().
  [[nodiscard]] const std::vector<std::uint16_t>& page_contexts() const { return page_contexts_; }

  [[nodiscard]] const std::vector<RuleRegex>& regexes() const { return regexes_; }

  /// Of regexes().
  [[nodiscard]] const RegexFilter& regex_filter() const { return regex_filter_; }

  /// The rules of a detector, by their place in rules(): mostly one, none when no policy asks for it.
  [[nodiscard]] const std::vector<std::uint16_t>& rules_of(Detector detector) const {
    return detected_[static_cast<std::size_t>(detector)];
  }

  /// The context of kind citation, by its place in contexts(): it says what counts as a source.
  [[nodiscard]] std::optional<std::uint16_t> citation_context() const { return citation_context_; }

  [[nodiscard]] const std::vector<ContextRegex>& source_patterns() const { return source_patterns_; }

  /// Of source_patterns().
  [[nodiscard]] const RegexFilter& source_filter() const { return source_filter_; }

  /// The contexts that clear a rule's matches: its own, or its category's.
  [[nodiscard]] const std::vector<ContextUse>& unless(const RuleDefinition& rule) const;

  /// The name of the context at a place in contexts().
  [[nodiscard]] std::string_view context_name(std::uint16_t context) const { return context_names_[context]; }

  /// The context's place in contexts().
  [[nodiscard]] std::optional<std::uint16_t> context(std::string_view name) const;

  /// What reporters need to know, by rule id.
  [[nodiscard]] const std::map<std::string, RuleInfo>& rule_infos() const { return infos_; }

  /// A form that load() takes back, for the same build of the program only.
  [[nodiscard]] std::string save() const;
  /// The bytes must outlive the rule book, which uses them where they lie, and begin at a multiple of 16.
  static std::shared_ptr<const RuleBook> load(std::string_view bytes);

 private:
  RuleBook() = default;
  void index();
  void find_known_lists();
  void find_meaning_ranges();
  void find_conditions();

  friend class RuleBookCompiler;

  mutable std::once_flag read_all_;
  mutable std::shared_ptr<const Policies> policies_;  ///< null until read from all_
  std::string_view all_;
  std::shared_ptr<const Policies> definitions_;
  PhraseSet phrases_;
  FlatArray<Meaning> meanings_;
  std::array<std::vector<MeaningRange>, kRoles> meaning_ranges_;  ///< by role and owner
  KnownLists known_;
  std::vector<const RuleDefinition*> rules_;
  std::vector<const RuleDefinition*> matchers_;
  std::vector<const ContextDefinition*> contexts_;
  std::vector<std::string_view> context_names_;
  std::vector<RuleConditions> conditions_;
  std::vector<bool> needed_near_by_;  ///< by list
  std::vector<std::uint16_t> page_contexts_;
  std::vector<RuleRegex> regexes_;
  RegexFilter regex_filter_;
  std::array<std::vector<std::uint16_t>, kDetectorNames.size()> detected_;  ///< by detector
  std::optional<std::uint16_t> citation_context_;
  std::vector<ContextRegex> source_patterns_;
  RegexFilter source_filter_;
  std::map<std::string, std::uint16_t, std::less<>> context_numbers_;
  std::map<std::string, RuleInfo> infos_;
};

using RuleBookPtr = std::shared_ptr<const RuleBook>;

}  // namespace candor
