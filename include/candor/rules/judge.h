#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "candor/rules/decision.h"
#include "candor/rules/sentence.h"

/// Decides which of a sentence's matches are findings: conditions, exceptions, subject, contexts.

namespace candor {

/// A rule's finding in a block's text.
struct Verdict {
  const RuleDefinition* rule = nullptr;
  TextSpan span;
  Severity severity = Severity::kWarning;
  TextSpan sentence;
  std::optional<SourceSpan> source;  ///< of what has no text of its own: `span` is empty, where it would stand
};

/// A kind of block as rules name it: "list-item".
std::string_view block_name(BlockKind kind);

/// Judges a page, block by block in order. Borrows the book and the page.
class Judge {
 public:
  /// `reader` reads the block being judged, `beside` whatever else has to be looked at; both stay in use for long.
  Judge(const RuleBook& book, const Document& page, BlockReader& reader, BlockReader& beside);

  /// Adds the block's verdicts, in order of its sentences. Returns the number of sentences. With a trace every reason
  /// is looked at, also behind the one that decides; the verdicts are the same.
  std::uint64_t judge(std::uint32_t block, std::vector<Verdict>& out, BlockTrace* trace = nullptr);

 private:
  /// A match of a rule's phrase or expression.
  struct Claim {
    std::uint16_t rule = 0;
    std::uint32_t phrase = 0;  ///< as in Decision
    PhraseMatch match;
    TextSpan place;
    std::optional<SourceSpan> source;
  };

  /// What a rule's regular expression or detector found in a block.
  struct Place {
    std::uint16_t rule = 0;
    std::uint32_t phrase = 0;
    TextSpan text;
    std::optional<SourceSpan> source;
    bool whole_words = false;  ///< the finding reaches to the ends of the words that it cuts
  };

  /// What is named somewhere in a block, or on the page.
  struct Surroundings {
    std::set<Symbol> lists;
    std::map<std::uint16_t, std::uint32_t> triggered;  ///< sentences by context; only contexts of kind kPage
  };

  void find_places();
  void judge_sentence(const SentenceView& sentence, std::vector<Verdict>& out, BlockTrace* trace);
  void trace_sentence(const SentenceView& sentence, std::vector<Decision> decisions, BlockTrace& trace);
  [[nodiscard]] std::vector<Claim> claims(const SentenceView& sentence) const;
  [[nodiscard]] Decision decide(const SentenceView& sentence, const Claim& claim, bool thorough);
  /// What the rule itself has against the claim. False when there is something.
  bool weigh_conditions(const SentenceView& sentence, const Claim& claim, bool thorough, Decision& decision);
  /// What the contexts have against it.
  bool weigh_contexts(const SentenceView& sentence, const Claim& claim, bool thorough, Decision& decision);
  [[nodiscard]] std::vector<Exception> excepts(const SentenceView& sentence, const Claim& claim) const;
  [[nodiscard]] bool met(const Need& need, const SentenceView& sentence, const PhraseMatch& match);
  [[nodiscard]] bool struck_out(TextSpan span) const;
  [[nodiscard]] bool about_treatment(const SentenceView& sentence, const PhraseMatch& match) const;
  /// What puts the match into the context; none when nothing does.
  [[nodiscard]] std::optional<Evidence> in_context(std::uint16_t context, Near within, const SentenceView& sentence,
                                                   const PhraseMatch& match);
  [[nodiscard]] const std::vector<Scope>& scopes(std::uint16_t context, const SentenceView& sentence);
  /// What puts the block into a context: the text that introduces its list, its headings, or the page.
  [[nodiscard]] std::optional<Evidence> inherited(std::uint16_t context);
  [[nodiscard]] std::optional<Evidence> find_inherited(std::uint16_t context);
  /// Behind the first words in the block that end the context: it is not inherited any farther.
  [[nodiscard]] std::optional<std::uint32_t> end_in_block(std::uint16_t context);
  [[nodiscard]] std::optional<Evidence> open_at_end_of(std::uint32_t block, std::uint16_t context, Evidence::From from);
  [[nodiscard]] const Surroundings& block_surroundings();
  [[nodiscard]] const Surroundings& page_surroundings();
  void survey(std::uint32_t block, Surroundings& found);

  const RuleBook& book_;
  const Document& page_;
  BlockReader& reader_;
  BlockReader& beside_;
  ReferenceList references_;
  std::uint32_t block_ = 0;
  Topic topic_ = Topic::kUnknown;  ///< at the beginning of the current sentence
  std::vector<Topic> topics_;      ///< by block: at its end
  std::vector<Place> places_;      ///< in the current block
  std::optional<Surroundings> block_surroundings_;
  std::optional<Surroundings> page_surroundings_;
  std::vector<std::optional<std::vector<Scope>>> scopes_;          ///< by context, in the current sentence
  std::vector<std::optional<std::optional<Evidence>>> inherited_;  ///< by context, for the current block
};

}  // namespace candor
