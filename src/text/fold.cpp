#include "candor/text/fold.h"

#include <algorithm>
#include <memory>

#include <unicode/normalizer2.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include "utf8.h"

namespace candor {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte; });
  return lower;
}

/// Characters that a reader does not see.
bool is_invisible(UChar32 character) {
  return u_charType(character) == U_FORMAT_CHAR;
}

constexpr UChar32 kSoftHyphen = 0x00AD;

struct Plain {
  std::string text;
  bool evaded = false;
};

/// Apostrophes and hyphens to ASCII, invisible characters out.
Plain plain(std::string_view token) {
  Plain result;
  for (std::size_t at = 0; at < token.size();) {
    const std::size_t begin = at;
    const auto character = static_cast<UChar32>(next_code_point(token, at));
    if (character == 0x2019 || character == 0x02BC || character == 0x2018) {
      result.text += '\'';
    } else if (character == 0x2010 || character == 0x2011) {
      result.text += '-';
    } else if (is_invisible(character)) {
      result.evaded = result.evaded || character != kSoftHyphen;
    } else {
      result.text += token.substr(begin, at - begin);
    }
  }
  return result;
}

std::string case_folded(const std::string& text) {
  UErrorCode failure = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(failure);
  if (U_FAILURE(failure)) {
    return lower_ascii(text);
  }
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  normalizer->normalizeUTF8(0, text, sink, nullptr, failure);
  return U_SUCCESS(failure) ? folded : lower_ascii(text);
}

/// Whether Latin letters stand beside those of another script: only then is a look-alike one.
bool mixes_scripts(std::string_view text) {
  bool latin = false;
  bool other = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = static_cast<UChar32>(next_code_point(text, at));
    UErrorCode failure = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(character, &failure);
    latin = latin || script == USCRIPT_LATIN;
    other = other || (script != USCRIPT_LATIN && script != USCRIPT_COMMON && script != USCRIPT_INHERITED);
  }
  return latin && other;
}

/// The Latin word that a word of mixed scripts looks like; empty when it looks like none.
std::string latin_look(const std::string& text) {
  UErrorCode failure = U_ZERO_ERROR;
  const std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> checker(uspoof_open(&failure), uspoof_close);
  std::string skeleton(text.size() * 4 + 8, '\0');
  const std::int32_t size =
      uspoof_getSkeletonUTF8(checker.get(), 0, text.data(), static_cast<std::int32_t>(text.size()), skeleton.data(),
                             static_cast<std::int32_t>(skeleton.size()), &failure);
  if (U_FAILURE(failure)) {
    return {};
  }
  skeleton.resize(static_cast<std::size_t>(size));
  return is_ascii(skeleton) ? lower_ascii(skeleton) : std::string();
}

}  // namespace

Folded fold(std::string_view token) {
  if (is_ascii(token)) {
    return {lower_ascii(token), false};
  }
  Plain shown = plain(token);
  if (is_ascii(shown.text)) {
    return {lower_ascii(shown.text), shown.evaded};
  }
  std::string folded = case_folded(shown.text);
  if (mixes_scripts(folded)) {
    if (std::string look = latin_look(folded); !look.empty()) {
      return {std::move(look), true};
    }
  }
  return {std::move(folded), shown.evaded};
}

}  // namespace candor
