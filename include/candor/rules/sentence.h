#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "candor/document/document.h"
#include "candor/match/phrase_finder.h"
#include "candor/match/word_reader.h"
#include "candor/rules/rule_book.h"
#include "candor/text/sentence.h"
#include "candor/text/token.h"

/// A page's blocks as sentences of items, with everything that was found in them.

namespace candor {

/// The phrases of a sentence with one role and owner.
std::span<const PhraseMatch> phrases_of(const RuleBook& book, const std::vector<PhraseMatch>& phrases, Role role,
                                        std::uint16_t owner);

/// Items [begin, end) stand between quotation marks, or in <q> or <cite>.
struct Quotation {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// How a word was hidden from a search.
enum class DisguiseKind : std::uint8_t { kLookAlike, kInvisible, kSpaced, kMasked };

/// Tokens [first, last) of a block spell one word in disguise.
struct DisguisedWord {
  DisguiseKind kind = DisguiseKind::kLookAlike;
  std::size_t first = 0;
  std::size_t last = 0;
  WordSymbols symbols;  ///< those of the word as a reader reads it
  TextSpan span;        ///< in the block's text
};

struct SentenceView {
  TextSpan span;                     ///< in the block's text
  std::vector<Item> items;           ///< tokens but for quotation and citation marks
  std::vector<TextSpan> places;      ///< of the items, in the block's text
  std::vector<ListMatch> lists;      ///< sorted by begin
  std::vector<PhraseMatch> phrases;  ///< sorted by meaning; meanings are RuleBook::meaning()'s
  std::vector<Quotation> quotations;
  bool asks = false;  ///< ends in a question mark
};

/// What is said to be one sentence is read in parts of so many tokens. Nobody writes longer ones, and what is looked
/// for in a sentence (contexts, most of all) costs more than twice as much in one of twice the length.
inline constexpr std::size_t kMaxSentenceTokens = 600;

/// Reads one block at a time. One a thread; keeps its memory between blocks.
class BlockReader {
 public:
  explicit BlockReader(const RuleBook& book);

  void read(const Block& block);

  /// Parts of overlong sentences count as sentences.
  [[nodiscard]] std::size_t sentence_count() const { return sentences_.size(); }

  /// The block's words in disguise, in order; a word that is hidden in two ways stands there twice.
  [[nodiscard]] const std::vector<DisguisedWord>& disguised() const { return disguised_; }

  /// The sentence's items, clauses, lists and phrases.
  void read_sentence(std::size_t number, SentenceView& out);

  /// The same in steps: all but the phrases; then those of a group, each group once.
  void read_lists(std::size_t number, SentenceView& out);

  void read_phrases(PhraseGroup group, SentenceView& out) { finder_.find(group, out.phrases); }

 private:
  struct Tokens {
    std::size_t first = 0;
    std::size_t last = 0;  ///< behind the last one
  };

  /// Cuts overlong ones into parts.
  void add_sentences(const std::vector<TextSpan>& sentences);

  const RuleBook* book_;
  SentenceSplitter splitter_;
  WordReader words_;
  PhraseFinder finder_;
  const Block* block_ = nullptr;
  std::vector<Token> tokens_;
  std::vector<WordSymbols> symbols_;
  std::vector<DisguisedWord> disguised_;
  std::vector<TextSpan> sentences_;
  std::vector<Tokens> sentence_tokens_;  ///< of each sentence
  std::vector<TextSpan> superscripts_;
  std::vector<TextSpan> quoted_;  ///< what markup says to be a quotation
  std::vector<char> marks_;       ///< of the sentence's items, for number_clauses()
};

inline constexpr char kObjectMark = 'o';

/// Numbers the clauses of a sentence, in Item::clause. Borders are `;` `:` dashes, brackets, the words of the lists
/// clause-subordinator and clause-relative, and those of clause-coordinator when a finite verb follows within three
/// words. A comma ends a subordinate clause and leads back to the one around it.
/// A code span or a bare address is a clause of its own, so that no gap of a phrase reaches over it, and the clause
/// around it goes on behind it. `marks` has the mark of each item that is one, kObjectMark for objects, 0 for words.
void number_clauses(const KnownLists& known, const std::vector<ListMatch>& lists, const std::vector<char>& marks,
                    std::vector<Item>& items);

}  // namespace candor
