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
  std::optional<SourceSpan> source;  ///< of what has no text of its own: `span` is empty, where it would stand
};

/// What each part of a rule has to say about one match. Every part is asked, even when the first answer settles it:
/// this is for whoever wants to know what a part is good for.
struct Weighed {
  TextSpan span;
  std::uint32_t phrase = 0;  ///< its place among the rule's phrases or, from kFirstRegex, its regular expressions
  bool ruled_out = false;    ///< by the kind of block, the subject, or because it is struck out
  std::vector<std::uint32_t> excepts;   ///< places in the rule's `except`: what makes it harmless
  std::vector<std::uint32_t> unmet;     ///< places in its `needs`
  std::vector<std::uint32_t> contexts;  ///< places in RuleBook::unless(): those that hold
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

  /// Adds what is to be said about one rule's matches in the block, sentence by sentence. A judge that weighs does
  /// nothing else, and takes the page's blocks in order too.
  void weigh(std::uint32_t block, std::uint16_t rule, std::vector<std::vector<Weighed>>& out);

 private:
  /// A match of a rule's phrase or expression.
  struct Claim {
    std::uint16_t rule = 0;
    std::uint32_t phrase = 0;  ///< as in Weighed
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

  /// Reads the block and calls `use` with each of its sentences.
  template <class Use>
  void each_sentence(std::uint32_t block, Use use);
  void find_places();
  void judge_sentence(const SentenceView& sentence, std::vector<Verdict>& out);
  [[nodiscard]] std::vector<Claim> claims(const SentenceView& sentence) const;
  [[nodiscard]] bool applies(const SentenceView& sentence, const Claim& claim);
  [[nodiscard]] bool ruled_out(const SentenceView& sentence, const Claim& claim) const;
  [[nodiscard]] Weighed weighed(const SentenceView& sentence, const Claim& claim);
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
  Topic topic_ = Topic::kUnknown;  ///< at the beginning of the current sentence
  std::vector<Topic> topics_;      ///< by block: at its end
  std::vector<Place> places_;      ///< in the current block
  std::optional<Surroundings> block_surroundings_;
  std::optional<Surroundings> page_surroundings_;
  std::vector<std::optional<bool>> inherited_;  ///< by context, for the current block
};

}  // namespace candor
