#include "candor/text/syllables.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "candor/text/display_width.h"

namespace candor {
namespace {

constexpr std::string_view kVowels = "aeiouy";
constexpr char kBegin = '^';
constexpr char kEnd = '$';
constexpr char kPlace = '_';

/// Small Latin letters and apostrophes; accents are taken off, all else is left out.
std::string plain_letters(std::string_view word) {
  UErrorCode failure = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(failure);
  const auto text = icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
  icu::UnicodeString apart = U_SUCCESS(failure) ? decompose->normalize(text, failure) : text;
  apart.foldCase();
  std::string letters;
  for (std::int32_t i = 0; i < apart.length(); ++i) {
    const char16_t unit = apart.charAt(i);
    if (unit >= u'a' && unit <= u'z') {
      letters += static_cast<char>(unit);
    } else if (unit == u'\'' || unit == u'\x2019' || unit == u'\x02BC') {
      letters += '\'';
    }
  }
  return letters;
}

/// Whether it is written in capitals throughout, but for a plural's "s" at its end.
bool in_capitals(std::string_view word) {
  const std::string_view stem = word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
  return stem.size() >= 2 &&
         std::all_of(stem.begin(), stem.end(), [](char byte) { return byte >= 'A' && byte <= 'Z'; });
}

std::size_t letter_names(std::string_view letters) {
  std::size_t syllables = 0;
  for (const char letter : letters) {
    syllables += letter == 'w' ? 3 : letter == '\'' ? 0 : 1;
  }
  return syllables;
}

bool has_vowel(std::string_view letters) {
  return letters.find_first_of(kVowels) != std::string_view::npos;
}

}  // namespace

std::vector<std::string> letter_contexts(std::string_view edged, std::size_t place) {
  std::vector<std::string> keys;
  for (std::size_t left = 0; left <= std::min(place, kMaxContextReach); ++left) {
    for (std::size_t right = 0; right <= kMaxContextReach && left + right < kMaxContextLetters; ++right) {
      if (place + right >= edged.size()) {
        break;
      }
      std::string key(1, edged[place]);
      key.append(edged.substr(place - left, left)).append(1, kPlace).append(edged.substr(place + 1, right));
      keys.push_back(std::move(key));
    }
  }
  return keys;
}

struct SyllableCounter::Impl {
  std::map<std::string, std::uint32_t> words;
  std::set<std::string> spelled;
  std::vector<std::string> sibilants;
  std::string hearts;  ///< letters that have contexts
  std::unordered_map<std::string, std::int32_t> weights;

  [[nodiscard]] bool hisses(std::string_view letters) const {
    return std::any_of(sibilants.begin(), sibilants.end(),
                       [letters](const std::string& ending) { return letters.ends_with(ending); });
  }

  /// By the list: the word itself, or the word that it is the plural or possessive of.
  [[nodiscard]] std::optional<std::size_t> from_list(const std::string& letters) const {
    if (const auto found = words.find(letters); found != words.end()) {
      return found->second;
    }
    for (const std::string_view ending : {"'s", "s'", "s", "es"}) {
      if (letters.size() > ending.size() && letters.ends_with(ending)) {
        const std::string stem = letters.substr(0, letters.size() - ending.size());
        if (const auto found = words.find(stem); found != words.end()) {
          return found->second + (hisses(stem) ? 1U : 0U);
        }
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::size_t by_contexts(const std::string& letters) const {
    const std::string edged = kBegin + letters + kEnd;
    std::size_t syllables = 0;
    for (std::size_t place = 1; place + 1 < edged.size(); ++place) {
      if (hearts.find(edged[place]) == std::string::npos) {
        continue;
      }
      std::int32_t sum = 0;
      for (const std::string& key : letter_contexts(edged, place)) {
        const auto found = weights.find(key);
        sum += found != weights.end() ? found->second : 0;
      }
      syllables += sum > 0 ? 1 : 0;
    }
    return std::max<std::size_t>(1, syllables);
  }

  /// What belongs to the sentence rather than to the word: "'s" is taken off, with the syllable that it may be.
  [[nodiscard]] std::size_t by_rules(std::string letters) const {
    std::size_t more = 0;
    if (letters.size() > 2 && letters.ends_with("'s")) {
      letters.resize(letters.size() - 2);
      more = hisses(letters) ? 1 : 0;
    } else if (letters.size() > 1 && letters.ends_with('\'')) {
      letters.pop_back();
    }
    const bool readable = has_vowel(letters.substr(0, letters.find('\'')));
    return more + (readable ? by_contexts(letters) : letter_names(letters));
  }
};

SyllableCounter::SyllableCounter(const SyllableData& data) : impl_(std::make_unique<Impl>()) {
  impl_->words = data.words;
  impl_->spelled = data.spelled;
  impl_->sibilants = data.sibilants;
  for (const auto& [letter, contexts] : data.letters) {
    impl_->hearts += letter;
    for (const LetterContext& context : contexts) {
      impl_->weights.insert_or_assign(letter + context.around, context.weight);
    }
  }
}

SyllableCounter::~SyllableCounter() = default;
SyllableCounter::SyllableCounter(SyllableCounter&&) noexcept = default;
SyllableCounter& SyllableCounter::operator=(SyllableCounter&&) noexcept = default;

std::size_t SyllableCounter::count(std::string_view word) const {
  word = word.substr(0, code_point_start(word, kMaxWordBytes));
  const std::string letters = plain_letters(word);
  if (letters.find_first_not_of('\'') == std::string::npos) {
    return 0;
  }
  if (in_capitals(word)) {
    const bool plural = word.ends_with('s');
    const std::string name = plural ? letters.substr(0, letters.size() - 1) : letters;
    if (impl_->spelled.contains(name)) {
      return letter_names(name);
    }
  }
  if (const std::optional<std::size_t> known = impl_->from_list(letters)) {
    return *known;
  }
  return impl_->by_rules(letters);
}

bool SyllableCounter::listed(std::string_view word) const {
  return impl_->from_list(plain_letters(word)).has_value();
}

}  // namespace candor
