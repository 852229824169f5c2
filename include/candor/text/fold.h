#pragma once

#include <string>
#include <string_view>

/// One spelling for all the ways to write the same word.

namespace candor {

/// A token's folded form: NFKC case fold (Unicode 15, ICU), typographic apostrophes and hyphens to ASCII, zero-width
/// characters and soft hyphens dropped; the contracted forms "n't", "ca", "wo", "sha" as "not", "can", "will", "shall"
/// are the caller's, who sees both words. Look-alike letters (Cyrillic е, Greek ο …) become the Latin letters that
/// they imitate when the token mixes scripts, so that words truly written in Cyrillic or Greek stay as they are; Latin
/// letters of other uses that look like a plain one (ɑ, ı) do in any word.
struct Folded {
  std::string text;
  bool look_alike = false;  ///< letters were taken for those they look like, full-width and mathematical ones too
  bool invisible = false;   ///< characters that nobody sees stood between Latin letters; soft hyphens are none
};

Folded fold(std::string_view token);

}  // namespace candor
