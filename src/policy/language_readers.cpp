#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "readers.h"

namespace candor {
namespace {

std::set<std::string> words(const YamlFields& fields, std::string_view key) {
  std::set<std::string> words;
  if (const YamlNode* list = fields.find(key)) {
    for (std::string& word : list->texts()) {
      words.insert(std::move(word));
    }
  }
  return words;
}

/// A whole number, which may be negative.
std::int32_t weight(const YamlNode& node) {
  const std::string digits = node.text();
  std::int32_t value = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failure != std::errc{} || end != digits.data() + digits.size()) {
    node.fail("a whole number is expected here");
  }
  return value;
}

void read_letters(const YamlNode& letters, SyllableData& data) {
  for (const auto& [letter, contexts] : letters.entries()) {
    const std::string name = letter.text();
    if (name.size() != 1 || name[0] < 'a' || name[0] > 'z') {
      letter.fail("a small letter is expected here");
      continue;
    }
    for (const auto& [around, value] : contexts.entries()) {
      LetterContext context{around.text(), weight(value)};
      if (std::count(context.around.begin(), context.around.end(), '_') != 1) {
        around.fail("a context has one '_', for the letter itself");
      } else if (context.around.size() > kMaxContextLetters) {
        around.fail(fmt::format("a context has at most {} letters", kMaxContextLetters));
      }
      data.letters[name[0]].push_back(std::move(context));
    }
  }
}

void read_syllable_words(const YamlNode& words, SyllableData& data) {
  for (const auto& [count, list] : words.entries()) {
    const std::uint32_t syllables = static_cast<std::uint32_t>(weight(count));
    for (const YamlNode& word : list.items()) {
      if (!data.words.emplace(word.text(), syllables).second) {
        word.fail(fmt::format("the word '{}' stands here a second time", word.text()));
      }
    }
  }
}

}  // namespace

void read_sentences(const YamlNode& file, Policies& policies) {
  const YamlFields fields = file.fields({"!never-end", "!end-unless-number", "!end-before-starter", "!starters"});
  policies.sentences.never_end = words(fields, "never-end");
  policies.sentences.end_unless_number = words(fields, "end-unless-number");
  policies.sentences.end_before_starter = words(fields, "end-before-starter");
  policies.sentences.starters = words(fields, "starters");
}

void read_words(const YamlNode& file, Policies& policies) {
  const std::set<std::string> frequent = words(file.fields({"!frequent"}), "frequent");
  policies.frequent_words.insert(frequent.begin(), frequent.end());
}

void read_syllables(const YamlNode& file, Policies& policies) {
  const YamlFields fields = file.fields({"!words", "!spelled", "!sibilants", "!letters"});
  SyllableData data;
  data.spelled = words(fields, "spelled");
  if (const YamlNode* sibilants = fields.find("sibilants")) {
    data.sibilants = sibilants->texts();
  }
  if (const YamlNode* known = fields.find("words")) {
    read_syllable_words(*known, data);
  }
  if (const YamlNode* letters = fields.find("letters")) {
    read_letters(*letters, data);
  }
  policies.syllables = std::move(data);
}

void read_reading(const YamlNode& file, Policies& policies) {
  constexpr std::uint32_t kHighestGrade = 20;
  constexpr std::uint32_t kMost = 10'000;
  const YamlFields fields = file.fields(
      {"!target-grade", "!grave-above", "!fewest-words", "!sentences-named", "!sentence-label", "!reference-headings"});
  ReadingData& data = policies.reading;
  for (const auto& [key, most, number] : {std::tuple("target-grade", kHighestGrade, &data.target_grade),
                                          std::tuple("grave-above", kHighestGrade, &data.grave_above),
                                          std::tuple("fewest-words", kMost, &data.fewest_words),
                                          std::tuple("sentences-named", kMost, &data.sentences_named)}) {
    if (const YamlNode* node = fields.find(key)) {
      *number = node->number(most).value_or(0);
    }
  }
  data.sentence_label = fields.text("sentence-label");
  policies.reading.reference_headings = words(fields, "reference-headings");
}

void read_jargon(const YamlNode& file, Policies& policies) {
  const YamlFields fields =
      file.fields({"!behind", "!before", "!opening", "!asking", "!no-gloss", "!destinations", "!terms"});
  JargonData data;
  for (const auto& [key, texts] :
       {std::pair("behind", &data.behind), std::pair("before", &data.before), std::pair("opening", &data.opening),
        std::pair("asking", &data.asking), std::pair("no-gloss", &data.no_gloss),
        std::pair("destinations", &data.destinations)}) {
    if (const YamlNode* list = fields.find(key)) {
      *texts = list->texts();
    }
  }
  if (const YamlNode* terms = fields.find("terms")) {
    for (const auto& [term, plain] : terms->entries()) {
      data.terms.push_back({term.text(), plain.text()});
    }
  }
  policies.jargon = std::move(data);
}

void read_inflection(const YamlNode& file, Policies& policies) {
  const YamlFields fields = file.fields({"!irregular", "!derivations"});
  if (const YamlNode* irregular = fields.find("irregular")) {
    for (const auto& [base, forms] : irregular->entries()) {
      for (std::string& form : forms.texts()) {
        policies.inflection.irregular.insert_or_assign(std::move(form), base.text());
      }
    }
  }
  if (const YamlNode* derivations = fields.find("derivations")) {
    policies.inflection.derivations = derivations->texts();
  }
}

}  // namespace candor
