#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "candor/rules/context.h"
#include "candor/rules/sentence.h"

/// Decides which of a sentence's matches are findings: conditions, exceptions, subject, contexts.

namespace candor {

/// A rule's finding in a block's text.
struct Verdict {
  const RuleDefinition* rule = nullptr;
  TextSpan span;
  Severity severity = Severity::kWarning;
  TextSpan sentence;
};

/// What a text is about, as far as one can tell from what it named.
enum class Topic : std::uint8_t { kUnknown, kTreatment, kCondition };

/// Judges a page, block by block in order. Borrows the book and the page.
class Judge {
 public:
  /// `reader` reads the block being judged, `beside` whatever else has to be looked at; both stay in use for long.
  Judge(const RuleBook& book, const Document& page, BlockReader& reader, BlockReader& beside);

  /// Adds the block's verdicts, in order of its sentences. Returns the number of sentences.
  std::uint64_t judge(std::uint32_t block, std::vector<Verdict>& out);

 private:
  /// A match of a rule's phrase or expression.
  struct Claim {
    std::uint16_t rule = 0;
    PhraseMatch match;
  };

  /// What is named somewhere in a block, or on the page.
  struct Surroundings {
    std::set<Symbol> lists;
    std::map<std::uint16_t, std::uint32_t> triggered;  ///< sentences by context; only contexts of kind kPage
  };

  void judge_sentence(const SentenceView& sentence, std::vector<Verdict>& out);
  [[nodiscard]] std::vector<Claim> claims(const SentenceView& sentence) const;
  [[nodiscard]] bool applies(const SentenceView& sentence, const Claim& claim);
  [[nodiscard]] bool excepted(const SentenceView& sentence, const Claim& claim) const;
  [[nodiscard]] bool met(const Need& need, const SentenceView& sentence, const PhraseMatch& match);
  [[nodiscard]] bool struck_out(TextSpan span) const;
  [[nodiscard]] bool about_treatment(const SentenceView& sentence, const PhraseMatch& match) const;
  /// The severity that the contexts leave; none when one of them clears the claim.
  [[nodiscard]] std::optional<Severity> severity(const SentenceView& sentence, const Claim& claim);
  [[nodiscard]] bool in_context(std::uint16_t context, Near within, const SentenceView& sentence,
                                const PhraseMatch& match);
  /// Whether the text that introduces the block's list, or its headings, put it into a context.
  [[nodiscard]] bool inherited(std::uint16_t context);
  [[nodiscard]] bool open_at_end_of(std::uint32_t block, std::uint16_t context);
  [[nodiscard]] const Surroundings& block_surroundings();
  [[nodiscard]] const Surroundings& page_surroundings();
  void survey(std::uint32_t block, Surroundings& found);

  const RuleBook& book_;
  const Document& page_;
  BlockReader& reader_;
  BlockReader& beside_;
  std::uint32_t block_ = 0;
  Topic topic_ = Topic::kUnknown;                    ///< at the beginning of the current sentence
  std::vector<Topic> topics_;                        ///< by block: at its end
  std::vector<std::vector<TextSpan>> regex_places_;  ///< in the current block, by place in RuleBook::regexes()
  std::optional<Surroundings> block_surroundings_;
  std::optional<Surroundings> page_surroundings_;
  std::vector<std::optional<bool>> inherited_;  ///< by context, for the current block
};

}  // namespace candor
