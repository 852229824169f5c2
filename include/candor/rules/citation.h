#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "candor/document/document.h"
#include "candor/rules/sentence.h"

/// What a sentence refers to as its source, and whether a reader can follow it. What a source looks like in running
/// text, and which hosts are trusted, is said by the policy (the context of kind citation); what marks look like, and
/// what they point to, is found here.

namespace candor {

/// A mark that points to a numbered reference or a footnote, in a block's text.
struct CitationMark {
  enum class Kind : std::uint8_t {
    kNumber,       ///< [3], [1, 4–6]
    kSuperscript,  ///< a raised number
    kBareNumber,   ///< "…it works. 3,4 The": a raised number whose height was lost
    kFootnote,     ///< [^1]; `numbers` is empty
  };

  Kind kind = Kind::kNumber;
  TextSpan span;                                                 ///< empty for a footnote's mark
  std::vector<std::pair<std::uint32_t, std::uint32_t>> numbers;  ///< ranges, both ends in them
  std::uint32_t note = 0;                                        ///< of a footnote: its place in Document::notes
};

/// All marks of a block, in order. One pass over its text.
std::vector<CitationMark> find_citation_marks(const Block& block);
/// Those that stand in a part of its text.
std::vector<CitationMark> find_citation_marks(const Block& block, TextSpan within);

/// The bytes of a footnote's mark, which left no text: that of marks[number], among all marks of the block.
std::optional<SourceSpan> source_of(const Document& page, const Block& block, const std::vector<CitationMark>& marks,
                                    std::size_t number);

/// What marks of a page can point to: the numbered entries of its list of references. They stand below a heading that
/// the policy names ("References"), as list items or with their number before them, or anywhere as a block that begins
/// with
/// "[3]" and names a year, an address or an identifier.
class ReferenceList {
 public:
  ReferenceList(const RuleBook& book, const Document& page);

  [[nodiscard]] bool has(std::uint32_t number) const;
  /// Whether one of the mark's numbers is there; of a footnote, its definition.
  [[nodiscard]] bool resolves(const CitationMark& mark) const;
  /// Whether one of them is missing. A bare number may be anything, so it never dangles.
  [[nodiscard]] bool dangles(const CitationMark& mark) const;

 private:
  const Document& page_;
  std::vector<bool> numbers_;
};

/// A source that a sentence names.
struct Citation {
  /// "link", "number", "superscript", "bare-number", "footnote", or the name of one of the policy's patterns ("doi").
  std::string_view kind;
  TextSpan span;                                    ///< in the block's text; empty for a footnote's mark
  bool resolves = false;                            ///< it leads somewhere that counts as a source
  std::optional<SourceSpan> source = std::nullopt;  ///< of a footnote's mark
};

/// Finds the citations of sentences. Borrows everything.
class CitationFinder {
 public:
  CitationFinder(const RuleBook& book, const Document& page, const ReferenceList& references)
      : book_(book), page_(page), references_(references) {}

  /// In order of the text; none when no policy has a context of kind citation.
  [[nodiscard]] std::vector<Citation> find(const Block& block, const SentenceView& sentence) const;

 private:
  void find_marks(const Block& block, const SentenceView& sentence, std::vector<Citation>& out) const;
  void find_links(const Block& block, const SentenceView& sentence, std::vector<Citation>& out) const;
  void find_patterns(const Block& block, const SentenceView& sentence, std::vector<Citation>& out) const;
  [[nodiscard]] bool link_is_source(const Layer& layer, const SentenceView& sentence) const;

  const RuleBook& book_;
  const Document& page_;
  const ReferenceList& references_;
};

}  // namespace candor
