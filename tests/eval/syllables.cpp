#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "candor/rules/built_in.h"

#include "eval/syllable_fit.h"

/// How many words of a dictionary the syllable counter counts right (docs/quality.md), leaving out those that its list
/// of words decides about. `--fit` prints the letters' contexts fitted to the whole dictionary instead, for
/// policies/language/syllables.yaml; `--wrong` also prints the words that were counted wrong by rules that had not seen
/// them.
/// usage: syllables EVALUATION_FOLDER [--fit|--wrong]

namespace candor {
namespace {

constexpr std::size_t kLineWidth = 118;

struct Tally {
  std::size_t right = 0;
  std::size_t words = 0;
};

bool is_right(const SyllableCounter& counter, const DictionaryWord& word) {
  return std::count(word.counts.begin(), word.counts.end(), counter.count(word.word)) > 0;
}

Tally measure(const SyllableCounter& counter, const std::vector<DictionaryWord>& words, bool show) {
  Tally tally;
  for (const DictionaryWord& word : words) {
    if (counter.listed(word.word)) {
      continue;
    }
    const bool right = is_right(counter, word);
    ++tally.words;
    tally.right += right ? 1 : 0;
    if (!right && show) {
      fmt::print("  {} {} {}\n", word.word, counter.count(word.word), word.counts.front());
    }
  }
  return tally;
}

void print_contexts(const SyllableData& data) {
  fmt::print("letters:\n");
  for (const auto& [letter, contexts] : data.letters) {
    fmt::print("  {}:\n", letter);
    std::string line = "    {";
    for (std::size_t i = 0; i < contexts.size(); ++i) {
      const std::string& around = contexts[i].around;
      const bool quote = around.find('\'') != std::string::npos;
      const std::string entry = fmt::format("{0}{1}{0}: {2}{3}", quote ? "\"" : "", around, contexts[i].weight,
                                            i + 1 < contexts.size() ? "," : "}");
      if (line.size() + entry.size() > kLineWidth) {
        fmt::print("{}\n", line);
        line = "    ";
      }
      line += (line.ends_with(' ') || line.ends_with('{') ? "" : " ") + entry;
    }
    fmt::print("{}\n", line);
  }
}

void run(const std::string& folder, std::string_view mode) {
  const std::vector<DictionaryWord> words = read_dictionary(folder + "/readability/syllables.tsv");
  const SyllableData built_in = built_in_rule_book()->policies().syllables;
  if (mode == "--fit") {
    print_contexts(fit_syllables(words, built_in));
    return;
  }
  Tally unseen;
  for (const std::uint32_t half : {0U, 1U}) {
    std::vector<DictionaryWord> known;
    std::vector<DictionaryWord> rest;
    for (const DictionaryWord& word : words) {
      (half_of(word.word) == half ? known : rest).push_back(word);
    }
    const Tally tally = measure(SyllableCounter(fit_syllables(known, built_in)), rest, mode == "--wrong");
    unseen.right += tally.right;
    unseen.words += tally.words;
  }
  const Tally all = measure(SyllableCounter(built_in), words, false);
  fmt::print("as shipped: {} of {}\n", all.right, all.words);
  fmt::print("fitted to one half, counted on the other: {} of {}\n", unseen.right, unseen.words);
}

}  // namespace
}  // namespace candor

int main(int argc, char** argv) {
  const std::string_view mode = argc == 3 ? argv[2] : "";
  if (argc < 2 || argc > 3 || (argc == 3 && mode != "--fit" && mode != "--wrong")) {
    std::fputs("usage: syllables EVALUATION_FOLDER [--fit|--wrong]\n", stderr);
    return 2;
  }
  try {
    candor::run(argv[1], mode);
    return 0;
  } catch (const std::exception& failure) {
    std::fputs(failure.what(), stderr);
    return 2;
  }
}
