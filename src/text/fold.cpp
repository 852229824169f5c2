#include "candor/text/fold.h"

#include <algorithm>
#include <array>
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

UScriptCode script_of(UChar32 character) {
  UErrorCode failure = U_ZERO_ERROR;
  return uscript_getScript(character, &failure);
}

/// A letter of another script than Latin.
bool is_foreign(UChar32 character) {
  const UScriptCode script = script_of(character);
  return script != USCRIPT_LATIN && script != USCRIPT_COMMON && script != USCRIPT_INHERITED;
}

/// Whether Latin letters stand beside those of another script: only then is a look-alike one.
bool mixes_scripts(std::string_view text) {
  bool latin = false;
  bool other = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = static_cast<UChar32>(next_code_point(text, at));
    latin = latin || script_of(character) == USCRIPT_LATIN;
    other = other || is_foreign(character);
  }
  return latin && other;
}

bool is_letter_or_digit(std::string_view text) {
  return text.size() == 1 && u_isalnum(static_cast<unsigned char>(text[0])) != 0;
}

/// The Latin letter that a character looks like, as ICU's data on confusable characters has it; empty for none.
std::string latin_look(const USpoofChecker* checker, std::string_view character) {
  UErrorCode failure = U_ZERO_ERROR;
  std::array<char, 32> skeleton{};
  const std::int32_t size =
      uspoof_getSkeletonUTF8(checker, 0, character.data(), static_cast<std::int32_t>(character.size()), skeleton.data(),
                             static_cast<std::int32_t>(skeleton.size()), &failure);
  const std::string_view look(skeleton.data(), U_SUCCESS(failure) ? static_cast<std::size_t>(size) : 0);
  return is_ascii(look) && is_letter_or_digit(look) ? std::string(look) : std::string();
}

/// The word with every letter of another script as the Latin one it looks like; empty when one looks like none. Latin
/// letters stay: a skeleton of the whole word would make "rn" of its "m".
std::string latin_word(std::string_view word) {
  UErrorCode failure = U_ZERO_ERROR;
  const std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> checker(uspoof_open(&failure), uspoof_close);
  std::string latin;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const auto character = static_cast<UChar32>(next_code_point(word, at));
    const std::string_view bytes = word.substr(begin, at - begin);
    const std::string look = is_foreign(character) ? latin_look(checker.get(), bytes) : std::string(bytes);
    if (look.empty()) {
      return {};
    }
    latin += look;
  }
  return latin;
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
  // Capitals look like others than the small letters do (Т and т), so this comes before case folding.
  if (mixes_scripts(shown.text)) {
    if (const std::string latin = latin_word(shown.text); !latin.empty()) {
      return {case_folded(latin), true};
    }
  }
  return {case_folded(shown.text), shown.evaded};
}

}  // namespace candor
