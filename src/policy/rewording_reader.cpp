#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "readers.h"

namespace candor {
namespace {

constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz-";
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-";

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char letter : text) {
    if (letter != ' ') {
      words.back() += letter;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) {
    words.pop_back();
  }
  return words;
}

bool is_list(const std::string& word) {
  return word.size() > 2 && word.front() == '{' && word.back() == '}';
}

bool is_made_of(const std::string& word, std::string_view letters) {
  return word.find_first_not_of(letters) == std::string::npos;
}

/// The words of 'from' or 'to'; a mistake when one is something else than a word or a {list}.
std::vector<std::string> read_words(const YamlNode& node, std::string_view letters, std::string_view what) {
  std::vector<std::string> words = words_of(node.text());
  if (words.empty()) {
    node.fail("there are no words here");
  }
  for (const std::string& word : words) {
    if (!is_list(word) && !is_made_of(word, letters)) {
      node.fail(fmt::format("'{}' is no word: {}", word, what));
    }
  }
  if (std::count_if(words.begin(), words.end(), is_list) > 1) {
    node.fail("more than one {list} cannot be carried over");
  }
  return words;
}

std::string list_in(const std::vector<std::string>& words) {
  const auto list = std::find_if(words.begin(), words.end(), is_list);
  return list == words.end() ? std::string() : list->substr(1, list->size() - 2);
}

Rewording read_rewording(const YamlNode& node) {
  const YamlFields fields = node.fields({"!from", "!to", "safe"});
  Rewording rewording;
  rewording.where = node.where();
  const YamlNode* from = fields.find("from");
  const YamlNode* to = fields.find("to");
  if (const YamlNode* safe = fields.find("safe")) {
    rewording.safe = safe->flag().value_or(false);
  }
  if (from == nullptr || to == nullptr) {
    return rewording;
  }
  rewording.from = read_words(*from, kLower, "'from' has words of small letters and hyphens");
  rewording.to = read_words(*to, kLetters, "'to' has letters, hyphens and blanks, which can stand anywhere in a page");
  rewording.list = list_in(rewording.from);
  const std::string filled = list_in(rewording.to);
  if (!filled.empty() && filled != rewording.list) {
    to->fail(fmt::format("nothing could be put for {{{}}}: it does not stand in 'from'", filled));
  } else if (filled != rewording.list) {
    to->fail(fmt::format("{{{}}} of 'from' would be lost: it does not stand in 'to'", rewording.list));
  } else if (rewording.from == rewording.to) {
    node.fail("'from' and 'to' are the same words");
  }
  return rewording;
}

}  // namespace

void read_rewrites(const YamlNode& node, RuleDefinition& rule) {
  for (const YamlNode& item : node.items()) {
    if (item.is_map()) {
      rule.rewordings.push_back(read_rewording(item));
    } else {
      rule.info.rewrites.push_back(item.text());
    }
  }
}

}  // namespace candor
