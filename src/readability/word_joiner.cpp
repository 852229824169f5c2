#include "word_joiner.h"

#include "candor/text/token.h"

namespace candor {
namespace {

/// Marks that may stand within a word: "e.g.", "U.S.", "R&D".
bool joins(std::string_view mark) {
  return mark == "." || mark == "'" || mark == "’" || mark == "&";
}

/// Code points but for apostrophes, soft hyphens, and the points and commas of numbers.
std::uint64_t letters_in(std::string_view text) {
  std::uint64_t letters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool begins = (byte & 0xC0U) != 0x80U;
    const bool silent = text.substr(i).starts_with("’") || text.substr(i).starts_with("\u00AD");
    letters += begins && !silent && byte != '\'' && byte != '.' && byte != ',' ? 1 : 0;
  }
  return letters;
}

}  // namespace

std::vector<WrittenWord> written_words(std::string_view text) {
  std::vector<WrittenWord> words;
  bool open = false;     // the last word may go on
  bool adjoins = false;  // nothing but a mark that joins, or nothing at all, stands behind its last part
  for (const Token& token : tokenize(text)) {
    const std::string_view spelling = text.substr(token.span.begin, token.span.size());
    const bool spoken = token.kind == TokenKind::kWord || token.kind == TokenKind::kNumber;
    if (!spoken) {
      open = open && token.kind == TokenKind::kMark && token.glue == Glue::kNone && joins(spelling);
      adjoins = false;
      continue;
    }
    open = open && token.glue != Glue::kSpace;
    if (!open) {
      words.emplace_back();
    }
    WrittenWord& word = words.back();
    const bool same_part = open && adjoins && token.glue == Glue::kNone && token.kind == TokenKind::kWord &&
                           word.parts.back().end == token.span.begin &&
                           !(text[word.parts.back().begin] >= '0' && text[word.parts.back().begin] <= '9');
    if (same_part) {
      word.parts.back().end = token.span.end;  // "do" and "n't", "patient" and "'s"
    } else {
      word.parts.push_back(token.span);
    }
    word.letters += letters_in(spelling);
    open = true;
    adjoins = true;
  }
  return words;
}

}  // namespace candor
