#pragma once

#include <string>
#include <string_view>

/// One spelling for all the ways to write the same word.

namespace candor {

/// A token's folded form: NFKC case fold (Unicode 15, ICU), typographic apostrophes and hyphens to ASCII, zero-width
/// characters and soft hyphens dropped; the contracted forms "n't", "ca", "wo", "sha" as "not", "can", "will", "shall"
/// are the caller's, who sees both words. Look-alike letters (Cyrillic е, Greek ο …) become the Latin letters that
/// they imitate when the token mixes scripts, so that words truly written in Cyrillic or Greek stay as they are.
struct Folded {
  std::string text;
  bool evaded = false;  ///< look-alike letters or characters of no width were removed to get here
};

Folded fold(std::string_view token);

}  // namespace candor
