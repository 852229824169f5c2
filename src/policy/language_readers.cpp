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

}  // namespace

void read_sentences(const YamlNode& file, Policies& policies) {
  const YamlFields fields = file.fields({"!never-end", "!end-unless-number", "!end-before-starter", "!starters"});
  policies.sentences.never_end = words(fields, "never-end");
  policies.sentences.end_unless_number = words(fields, "end-unless-number");
  policies.sentences.end_before_starter = words(fields, "end-before-starter");
  policies.sentences.starters = words(fields, "starters");
}

void read_words(const YamlNode& file, Policies& policies) {
  policies.frequent_words = words(file.fields({"!frequent"}), "frequent");
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
