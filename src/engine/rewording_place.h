#pragma once

#include <cstdint>

#include "candor/document/document.h"
#include "candor/rules/rule_book.h"
#include "candor/rules/sentence.h"

namespace candor {

/// Words of a sentence that others could take the place of.
struct RewordingPlace {
  std::uint32_t first = 0;  ///< the first item that changes
  std::uint32_t last = 0;   ///< behind the last item, changed or not
  TextSpan changed;         ///< in the block's text
  Symbol list = kNoSymbol;  ///< of the {list} that the words end with; kNoSymbol: with none
};

/// Whether other words can go there with nobody looking. Everything must speak for it: the words stand in a sentence,
/// not in a table or alone as a label; nothing sets them apart as a mention or a title (emphasis, capitals in the
/// middle of a sentence, "the term"); the word before them does not belong to them, and what follows does not go on
/// with them: an end of the clause, more entries of the same list, or a word that policies/lexicons/rewording.yaml
/// names.
bool is_safe_place(const RuleBook& book, const Block& block, const SentenceView& sentence, const RewordingPlace& place);

}  // namespace candor
