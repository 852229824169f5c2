#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "candor/rules/block_name.h"
#include "candor/rules/decision.h"
#include "candor/rules/page_reading.h"
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
  std::vector<Verdict> merged = {};  ///< others on these words, of the same category, that this one stands for
};

/// Judges a page, block by block. Borrows the book and the page.
class Judge {
 public:
  /// Reads the page. `beside` reads whatever else has to be looked at; both readers stay in use for long.
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

  void judge_sentence(const SentenceReading& reading, std::vector<Verdict>& out, BlockTrace* trace);
  void trace_sentence(const SentenceView& sentence, std::vector<Decision> decisions, BlockTrace& trace);
  [[nodiscard]] std::vector<Claim> claims(const SentenceReading& reading) const;
  [[nodiscard]] Decision decide(const SentenceView& sentence, const Claim& claim, bool thorough);
  /// What the rule itself has against the claim. False when there is something.
  bool weigh_conditions(const SentenceView& sentence, const Claim& claim, bool thorough, Decision& decision);
  /// What the contexts have against it.
  bool weigh_contexts(const SentenceView& sentence, const Claim& claim, bool thorough, Decision& decision);
  [[nodiscard]] std::vector<Exception> excepts(const SentenceView& sentence, const Claim& claim) const;
  [[nodiscard]] bool met(Near within, const std::vector<Symbol>& lists, const SentenceView& sentence,
                         const PhraseMatch& match);
  void find_deleted();
  [[nodiscard]] bool struck_out(TextSpan span) const;
  [[nodiscard]] bool headed_by(const std::vector<Symbol>& lists) const;
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
  /// Of a lead-in or a heading, which many blocks ask about.
  [[nodiscard]] const SentenceView& last_sentence(std::uint32_t block);

  const RuleBook& book_;
  const Document& page_;
  BlockReader& beside_;
  ReferenceList references_;
  PageReading reading_;
  std::uint32_t block_ = 0;
  std::vector<TextSpan> deleted_;                ///< of the block, by begin; each reaches to the farthest end so far
  const BlockReading* block_reading_ = nullptr;  ///< of block_
  Topic topic_ = Topic::kUnknown;                ///< at the beginning of the current sentence
  std::unordered_map<std::uint32_t, SentenceView> last_sentences_;  ///< by block
  std::vector<std::optional<std::vector<Scope>>> scopes_;           ///< by context, in the current sentence
  std::vector<std::optional<std::optional<Evidence>>> inherited_;   ///< by context, for the current block
};

}  // namespace candor
