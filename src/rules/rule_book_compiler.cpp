#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "candor/base/check.h"
#include "candor/match/phrase.h"
#include "candor/rules/rule_book.h"

namespace candor {

class RuleBookCompiler {
 public:
  explicit RuleBookCompiler(RuleBook& book) : book_(book), inflection_(book.policies_.inflection) {}

  void compile() {
    for (const auto& [name, list] : book_.policies_.lists) {
      book_.phrases_.add_list(name, level_of_list(name), rows_of_list(list), inflection_);
    }
    for (std::size_t i = 0; i < book_.rules_.size(); ++i) {
      const auto owner = static_cast<std::uint16_t>(i);
      add_numbered({Role::kClaim, owner, 0}, book_.rules_[i]->phrases);
      add_numbered({Role::kExcept, owner, 0}, book_.rules_[i]->except);
    }
    for (std::size_t i = 0; i < book_.contexts_.size(); ++i) {
      const ContextDefinition& context = *book_.contexts_[i];
      const auto owner = static_cast<std::uint16_t>(i);
      for (std::size_t part = 0; part < context.triggers.size(); ++part) {
        add_all({Role::kTrigger, owner, static_cast<std::uint16_t>(part)}, context.triggers[part].phrases);
      }
      add_all({Role::kPseudo, owner, 0}, context.pseudo);
      add_all({Role::kEnd, owner, 0}, context.ends);
      add_all({Role::kLeading, owner, 0}, context.leading);
      add_all({Role::kMention, owner, 0}, context.mention);
      add_all({Role::kUntrusted, owner, 0}, context.untrusted_text);
    }
    book_.phrases_.freeze();
  }

 private:
  void add_all(Meaning meaning, const std::vector<LocatedText>& phrases) {
    for (const LocatedText& phrase : phrases) {
      add(meaning, phrase);
    }
  }

  void add_numbered(Meaning meaning, const std::vector<LocatedText>& phrases) {
    for (const LocatedText& phrase : phrases) {
      add(meaning, phrase);
      ++meaning.part;
    }
  }

  void add(Meaning meaning, const LocatedText& phrase) {
    const Result<std::vector<AtomRow>> rows = parse_phrase(phrase.text);
    CANDOR_CHECK(rows.has_value(), "a phrase that loaded must parse");
    book_.phrases_.add_phrase(*rows, static_cast<std::uint32_t>(book_.meanings_.size()), inflection_);
    book_.meanings_.push_back(meaning);
  }

  static std::vector<AtomRow> rows_of_list(const ListDefinition& list) {
    std::vector<AtomRow> rows;
    for (const LocatedText& entry : list.entries) {
      Result<std::vector<AtomRow>> parsed = parse_phrase(entry.text);
      CANDOR_CHECK(parsed.has_value(), "a list entry that loaded must parse");
      std::move(parsed->begin(), parsed->end(), std::back_inserter(rows));
    }
    return rows;
  }

  /// One more than the highest level of the lists that it names. The checker has refused deep and endless chains.
  std::size_t level_of_list(const std::string& name) {
    if (const auto done = list_levels_.find(name); done != list_levels_.end()) {
      return done->second;
    }
    std::size_t level = 0;
    for (const AtomRow& row : rows_of_list(book_.policies_.lists.at(name))) {
      for (const Atom& atom : row) {
        if (atom.kind == AtomKind::kList && book_.policies_.lists.count(atom.text) != 0) {
          level = std::max(level, level_of_list(atom.text) + 1);
        }
      }
    }
    return list_levels_.emplace(name, level).first->second;
  }

  RuleBook& book_;
  Inflection inflection_;
  std::map<std::string, std::size_t> list_levels_;
};

RuleBookPtr RuleBook::compile(Policies policies) {
  std::shared_ptr<RuleBook> book(new RuleBook());
  book->policies_ = std::move(policies);
  book->index();
  RuleBookCompiler(*book).compile();
  book->find_known_lists();
  book->find_meaning_ranges();
  return book;
}

}  // namespace candor
