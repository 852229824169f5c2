#pragma once

#include <string>
#include <vector>

namespace candor {

struct JargonTerm {
  std::string term;
  std::string plain;  ///< the same in words that everybody knows; between several wordings stands "; "
};

/// policies/language/jargon.yaml: words that a reader may not know, and by what their explanation is known.
struct JargonData {
  std::vector<JargonTerm> terms;
  std::vector<std::string> behind;        ///< what a gloss begins with behind its term: ", a", "means", "also called"
  std::vector<std::string> before;        ///< what stands before a term that the words before it explain: "called"
  std::vector<std::string> opening;       ///< how a sentence begins that explains the one before: "this means"
  std::vector<std::string> asking;        ///< headings that a term's explanation stands under: "what is"
  std::vector<std::string> no_gloss;      ///< what is in brackets or behind a dash and explains nothing: "such as"
  std::vector<std::string> destinations;  ///< parts of the address of a link that leads to an explanation: "glossary"
};

}  // namespace candor
