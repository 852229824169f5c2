#include <memory>
#include <utility>
#include <vector>

#include "candor/base/check.h"
#include "candor/match/phrase.h"
#include "candor/rules/rule_book.h"

namespace candor {

class RuleBookCompiler {
 public:
  explicit RuleBookCompiler(RuleBook& book)
      : book_(book), inflection_(book.policies().inflection), phrases_(inflection_) {}

  void compile() {
    for (const auto& [name, list] : book_.policies().lists) {
      std::vector<Phrase> entries;
      for (const LocatedText& entry : list.entries) {
        entries.push_back(parsed(entry));
      }
      phrases_.add_list(name, entries);
    }
    for (std::size_t i = 0; i < book_.matchers_.size(); ++i) {
      const auto owner = static_cast<std::uint16_t>(i);
      add_numbered({Role::kClaim, owner, 0}, book_.matchers_[i]->phrases);
      add_numbered({Role::kExcept, owner, 0}, book_.matchers_[i]->except);
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
    make_filters();
    book_.meanings_ = std::move(meanings_);
    book_.phrases_ = std::move(phrases_).build();
  }

 private:
  void make_filters() {
    std::vector<std::string> patterns;
    for (const RuleDefinition* matcher : book_.matchers_) {
      for (const LocatedText& pattern : matcher->regexes) {
        patterns.push_back(pattern.text);
      }
    }
    book_.regex_filter_ = RegexFilter(patterns);
    patterns.clear();
    for (const ContextDefinition* context : book_.contexts_) {
      for (const SourcePattern& source : context->sources) {
        patterns.push_back(source.pattern.text);
      }
    }
    book_.source_filter_ = RegexFilter(patterns);
  }

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
    phrases_.add_phrase(parsed(phrase), static_cast<std::uint32_t>(meanings_.size()), group_of(meaning));
    meanings_.push_back(meaning);
  }

  [[nodiscard]] PhraseGroup group_of(const Meaning& meaning) const {
    if (meaning.role == Role::kClaim) {
      return PhraseGroup::kClaims;
    }
    const bool counted = meaning.role == Role::kTrigger && book_.contexts_[meaning.owner]->kind == ContextKind::kPage;
    return counted ? PhraseGroup::kPage : PhraseGroup::kOther;
  }

  static Phrase parsed(const LocatedText& phrase) {
    Result<Phrase> parsed = parse_phrase(phrase.text);
    CANDOR_CHECK(parsed.has_value(), "a phrase that loaded must parse");
    return *std::move(parsed);
  }

  RuleBook& book_;
  Inflection inflection_;
  PhraseSetBuilder phrases_;
  std::vector<Meaning> meanings_;
};

RuleBookPtr RuleBook::compile(Policies policies) {
  std::shared_ptr<RuleBook> book(new RuleBook());
  book->policies_ = std::make_shared<const Policies>(std::move(policies));
  book->definitions_ = book->policies_;
  book->index();
  RuleBookCompiler(*book).compile();
  book->find_known_lists();
  book->find_meaning_ranges();
  book->find_conditions();
  return book;
}

}  // namespace candor
