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

/// Characters that a reader does not see: of no width, or of no shape.
bool is_invisible(UChar32 character) {
  return u_charType(character) == U_FORMAT_CHAR ||
         u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

constexpr UChar32 kSoftHyphen = 0x00AD;

UScriptCode script_of(UChar32 character) {
  UErrorCode failure = U_ZERO_ERROR;
  return uscript_getScript(character, &failure);
}

bool is_latin(UChar32 character) {
  return script_of(character) == USCRIPT_LATIN;
}

struct Plain {
  std::string text;
  bool invisible = false;
};

/// Apostrophes and hyphens to ASCII, invisible characters out. Those between letters of scripts that need them (Arabic,
/// Devanagari) and at the ends of words, where editors leave them behind, hide nothing.
Plain plain(std::string_view token) {
  Plain result;
  bool behind_latin = false;
  bool hidden = false;  // an invisible character stands right before
  for (std::size_t at = 0; at < token.size();) {
    const std::size_t begin = at;
    const auto character = static_cast<UChar32>(next_code_point(token, at));
    if (is_invisible(character)) {
      hidden = hidden || (behind_latin && character != kSoftHyphen);
      continue;
    }
    if (character == 0x2019 || character == 0x02BC || character == 0x2018) {
      result.text += '\'';
    } else if (character == 0x2010 || character == 0x2011) {
      result.text += '-';
    } else {
      result.text += token.substr(begin, at - begin);
    }
    behind_latin = is_latin(character);
    result.invisible = result.invisible || (hidden && behind_latin);
    hidden = false;
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
    latin = latin || is_latin(character);
    other = other || is_foreign(character);
  }
  return latin && other;
}

/// A letter in another style of type: "ｓａｆｅ", "𝐬𝐚𝐟𝐞".
bool is_styled(UChar32 character) {
  const int type = u_getIntPropertyValue(character, UCHAR_DECOMPOSITION_TYPE);
  const bool roman = u_charType(character) == U_LETTER_NUMBER;
  return roman || ((type == U_DT_FONT || type == U_DT_WIDE) && u_isalpha(character) != 0);
}

bool has_styled_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_styled(static_cast<UChar32>(next_code_point(text, at)))) {
      return true;
    }
  }
  return false;
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
  std::string_view look(skeleton.data(), U_SUCCESS(failure) ? static_cast<std::size_t>(size) : 0);
  // What looks like an "m" has the skeleton of one, and that is "rn".
  look = look == "rn" ? "m" : look;
  return is_ascii(look) && is_letter_or_digit(look) ? std::string(look) : std::string();
}

/// Capital I and small l look the same, and have the skeleton "l": between capitals, and before small letters, "I".
std::string capital_or_small(const std::string& look, UChar32 character, std::string_view rest) {
  const bool at_begin = rest.empty();
  const bool between_capitals = !rest.empty() && u_isupper(static_cast<unsigned char>(rest.back())) != 0;
  return look == "l" && u_isupper(character) != 0 && (at_begin || between_capitals) ? std::string("I") : look;
}

struct Latin {
  std::string text;
  bool changed = false;
};

/// The word with every letter that imitates a plain Latin one as that letter; those of other scripts only if `foreign`.
/// Plain Latin letters stay: a skeleton of the whole word would make "rn" of its "m". Empty when a letter of another
/// script imitates none.
Latin latin_word(std::string_view word, bool foreign) {
  UErrorCode failure = U_ZERO_ERROR;
  const std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> checker(uspoof_open(&failure), uspoof_close);
  Latin latin;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const auto character = static_cast<UChar32>(next_code_point(word, at));
    const std::string_view bytes = word.substr(begin, at - begin);
    const bool imitates = character >= 0x80 && (is_foreign(character) ? foreign : is_latin(character));
    const std::string look = imitates ? latin_look(checker.get(), bytes) : std::string();
    if (look.empty() && foreign && is_foreign(character)) {
      return {};
    }
    latin.changed = latin.changed || !look.empty();
    latin.text += look.empty() ? std::string(bytes) : capital_or_small(look, character, latin.text);
  }
  return latin;
}

}  // namespace

Folded fold(std::string_view token) {
  if (is_ascii(token)) {
    return {lower_ascii(token), false, false};
  }
  const Plain shown = plain(token);
  if (is_ascii(shown.text)) {
    return {lower_ascii(shown.text), false, shown.invisible};
  }
  // Capitals look like others than the small letters do (Т and т), so this comes before case folding.
  const Latin latin = latin_word(shown.text, mixes_scripts(shown.text));
  const std::string& text = latin.changed ? latin.text : shown.text;
  return {case_folded(text), latin.changed || has_styled_letters(shown.text), shown.invisible};
}

}  // namespace candor
