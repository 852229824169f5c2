#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "candor/rules/citation.h"
#include "candor/rules/decision.h"
#include "candor/rules/sentence.h"

/// A page as it is read before it is judged: once, from the first block to the last. What a rule wants to know about
/// the whole page is known behind it, and of its sentences only those are kept that may hold a claim.

namespace candor {

/// What a rule's regular expression or detector found in a block.
struct FoundPlace {
  std::uint16_t rule = 0;
  std::uint32_t phrase = 0;  ///< as in Decision
  TextSpan text;
  std::optional<SourceSpan> source;
  bool whole_words = false;  ///< the finding reaches to the ends of the words that it cuts
};

struct SentenceReading {
  SentenceView view;
  std::vector<FoundPlace> places;  ///< in the order of the rules
  Topic before = Topic::kUnknown;  ///< what the text is about when it begins
};

struct BlockReading {
  std::uint64_t sentences = 0;            ///< how many it has
  std::vector<SentenceReading> to_judge;  ///< those that may hold a claim
  std::vector<Symbol> lists;              ///< that it names, as far as a rule may need them near by
  Topic after = Topic::kUnknown;          ///< what it is about at its end

  [[nodiscard]] bool names(Symbol list) const;
};

/// Borrows everything.
class PageReading {
 public:
  PageReading(const RuleBook& book, const Document& page, const ReferenceList& references, BlockReader& reader);

  /// The reference holds until the next call.
  const BlockReading& block(std::uint32_t block);

  /// The same with all sentences, whether they may hold a claim or not.
  const BlockReading& whole_block(std::uint32_t block);

  /// What the block is about at its end.
  [[nodiscard]] Topic topic_after(std::uint32_t block) const { return topics_[block]; }

  /// Whether the list is named anywhere. Of lists that some rule needs in a paragraph or on the page.
  [[nodiscard]] bool names(Symbol list) const { return named_[list]; }

  /// The same of one block.
  [[nodiscard]] bool names_in(std::uint32_t block, Symbol list) const;

  /// How many sentences hold a trigger of the context, which is one of kind kPage.
  [[nodiscard]] std::uint32_t triggered(std::uint16_t context) const { return triggered_[context]; }

 private:
  void read(std::uint32_t number, bool all, BlockReading& out);
  void find_places(const Block& block);
  [[nodiscard]] std::vector<FoundPlace> places_in(TextSpan sentence) const;
  void count_triggers(const Block& block);
  [[nodiscard]] bool asks_more() const;

  const RuleBook& book_;
  const Document& page_;
  const ReferenceList& references_;
  BlockReader& reader_;
  std::vector<BlockReading> kept_;             ///< by block, up to the first that would be too much
  BlockReading other_;                         ///< a block that was not kept
  std::vector<Topic> topics_;                  ///< by block
  std::vector<bool> named_;                    ///< by list
  std::vector<std::vector<Symbol>> named_in_;  ///< by block, the lists that it names
  std::vector<std::uint32_t> triggered_;
  bool surveyed_ = false;  ///< triggers have been counted
  SentenceView sentence_;
  std::vector<std::uint32_t> patterns_;
  std::vector<FoundPlace> places_;              ///< in the block that is read
  std::vector<std::uint32_t> places_by_begin_;  ///< numbers of places_
};

}  // namespace candor
