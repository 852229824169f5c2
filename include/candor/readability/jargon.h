#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "candor/base/span.h"
#include "candor/document/document.h"
#include "candor/text/jargon.h"
#include "candor/text/sentence.h"
#include "candor/text/term_finder.h"

/// Words that a reader may not know and that the page does not explain where it first uses them (docs/readability.md).

namespace candor {

struct Unexplained {
  std::uint32_t block = 0;
  TextSpan span;         ///< in the block's text
  std::size_t term = 0;  ///< in JargonData::terms
};

/// Looks at paragraphs, list items and table cells; not at quotes, words in quotation marks, code and lists of sources.
/// A term is explained when, in its sentence or at the beginning of the next one, its plain words stand, or something
/// that looks like a gloss: behind it a bracket with words, a dash, an apposition; before it "called" or the like, or
/// words that it follows in brackets; also when it leads to a glossary or its heading asks what it is. One a thread.
class JargonFinder {
 public:
  /// What stands under one of the `reference_headings`, which are in small letters, is not looked at.
  JargonFinder(JargonData data, const InflectionData& inflection, const SentenceData& sentences,
               std::set<std::string> reference_headings);

  /// Once for each term, at its first use; in order of the page.
  [[nodiscard]] std::vector<Unexplained> find(const Document& page) const;

  [[nodiscard]] const JargonTerm& term(std::size_t number) const { return data_.terms[number]; }

 private:
  using Row = std::vector<std::string>;  ///< folded words and marks

  /// A sentence's tokens, [begin, end).
  struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  struct BlockText;

  [[nodiscard]] std::vector<Row> rows(const std::vector<std::string>& cues) const;
  [[nodiscard]] BlockText read(const Document& page, std::uint32_t block) const;
  [[nodiscard]] static bool is_quoted(const BlockText& text, const TermMatch& match);
  [[nodiscard]] bool explained(const BlockText& text, std::size_t sentence, const TermMatch& match) const;
  [[nodiscard]] bool explained_behind(const BlockText& text, Stretch sentence, const TermMatch& match) const;
  [[nodiscard]] bool explained_before(const BlockText& text, Stretch sentence, const TermMatch& match) const;
  [[nodiscard]] bool explained_next(const BlockText& text, Stretch next, const TermMatch& match) const;
  [[nodiscard]] bool in_plain_words(const BlockText& text, Stretch where, const TermMatch& match) const;
  [[nodiscard]] bool is_gloss(const BlockText& text, Stretch words) const;
  [[nodiscard]] bool leads_to_glossary(const BlockText& text, const TermMatch& match) const;
  [[nodiscard]] bool asked_above(const BlockText& text, const TermMatch& match) const;

  JargonData data_;
  TermFinder finder_;
  SentenceSplitter splitter_;
  std::set<std::string> reference_headings_;
  std::vector<std::vector<Row>> plain_;  ///< by term: the keys of each wording's words
  std::vector<Row> behind_;
  std::vector<Row> before_;
  std::vector<Row> opening_;
  std::vector<Row> asking_;
  std::vector<Row> no_gloss_;
};

}  // namespace candor
