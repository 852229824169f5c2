#include "eval/syllable_fit.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <random>
#include <sstream>
#include <unordered_map>

#include "candor/base/digest.h"

namespace candor {
namespace {

constexpr std::string_view kHearts = "aeiouymcnlr";
constexpr std::string_view kVowels = "aeiouy";
constexpr int kPasses = 20;
constexpr double kRate = 0.7;       ///< FTRL's alpha
constexpr double kPenalty = 20;     ///< FTRL's lambda 1
constexpr double kScale = 8;        ///< weights become whole numbers
constexpr std::uint32_t kSeen = 2;  ///< contexts of fewer letters are left out

/// One letter that can be a syllable.
struct Letter {
  std::vector<std::uint32_t> contexts;
  bool syllable = false;
};

struct Word {
  std::vector<Letter> letters;
  std::vector<std::uint32_t> counts;
};

class Fit {
 public:
  explicit Fit(const SyllableData& shape) : shape_(shape) {}

  void add(const DictionaryWord& entry) {
    std::string word = entry.word;
    std::uint32_t less = 0;
    if (word.size() > 2 && word.ends_with("'s")) {
      word.resize(word.size() - 2);
      less = std::any_of(shape_.sibilants.begin(), shape_.sibilants.end(),
                         [&](const std::string& ending) { return word.ends_with(ending); })
                 ? 1
                 : 0;
    } else if (word.ends_with('\'')) {
      word.pop_back();
    }
    if (word.substr(0, word.find('\'')).find_first_of(kVowels) == std::string::npos) {
      return;
    }
    Word added;
    for (const std::uint32_t count : entry.counts) {
      added.counts.push_back(count > less ? count - less : 1);
    }
    const std::string edged = "^" + word + "$";
    std::vector<double> guess;
    for (std::size_t place = 1; place + 1 < edged.size(); ++place) {
      if (kHearts.find(edged[place]) == std::string_view::npos) {
        continue;
      }
      Letter letter;
      for (const std::string& key : letter_contexts(edged, place)) {
        letter.contexts.push_back(number(key));
      }
      added.letters.push_back(std::move(letter));
      guess.push_back(first_guess(edged, place));
    }
    take_likeliest(added, guess);
    words_.push_back(std::move(added));
  }

  SyllableData run() {
    drop_rare();
    sums_.assign(names_.size(), 0);
    squares_.assign(names_.size(), 0);
    weights_.assign(names_.size(), 0);
    std::mt19937 random(1);
    for (int pass = 0; pass < kPasses; ++pass) {
      for (std::size_t i = words_.size(); i > 1; --i) {
        std::swap(words_[i - 1], words_[random() % i]);
      }
      for (Word& word : words_) {
        learn(word, pass > 0);
      }
    }
    SyllableData data = shape_;
    data.letters.clear();
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto weight = static_cast<std::int32_t>(std::lround(weights_[i] * kScale));
      if (weight != 0) {
        data.letters[names_[i][0]].push_back({names_[i].substr(1), weight});
      }
    }
    for (auto& [letter, contexts] : data.letters) {
      std::sort(contexts.begin(), contexts.end(),
                [](const LetterContext& a, const LetterContext& b) { return a.around < b.around; });
    }
    return data;
  }

 private:
  static double first_guess(const std::string& edged, std::size_t place) {
    const auto vowel = [&](std::size_t at) { return kVowels.find(edged[at]) != std::string_view::npos; };
    if (!vowel(place)) {
      return -2;
    }
    return vowel(place - 1) ? -1 : edged[place] == 'e' && edged[place + 1] == '$' ? -0.5 : 1;
  }

  std::uint32_t number(const std::string& key) {
    const auto [found, is_new] = numbers_.emplace(key, static_cast<std::uint32_t>(names_.size()));
    if (is_new) {
      names_.push_back(key);
      seen_.push_back(0);
    }
    ++seen_[found->second];
    return found->second;
  }

  void drop_rare() {
    for (Word& word : words_) {
      for (Letter& letter : word.letters) {
        std::erase_if(letter.contexts, [this](std::uint32_t context) { return seen_[context] < kSeen; });
      }
    }
  }

  static void take_likeliest(Word& word, const std::vector<double>& scores) {
    const auto guessed = std::count_if(scores.begin(), scores.end(), [](double score) { return score > 0; });
    std::uint32_t wanted = word.counts.front();
    for (const std::uint32_t count : word.counts) {
      const auto off = [guessed](std::uint32_t one) { return std::abs(static_cast<long>(one) - guessed); };
      wanted = off(count) < off(wanted) ? count : wanted;
    }
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    for (std::size_t i = 0; i < order.size(); ++i) {
      word.letters[order[i]].syllable = i < wanted;
    }
  }

  [[nodiscard]] double score(const Letter& letter) const {
    double sum = 0;
    for (const std::uint32_t context : letter.contexts) {
      sum += weights_[context];
    }
    return sum;
  }

  void learn(Word& word, bool align) {
    std::vector<double> scores;
    for (const Letter& letter : word.letters) {
      scores.push_back(score(letter));
    }
    if (align) {
      take_likeliest(word, scores);
    }
    for (const Letter& letter : word.letters) {
      const double gradient = 1 / (1 + std::exp(-score(letter))) - (letter.syllable ? 1 : 0);
      for (const std::uint32_t context : letter.contexts) {
        step(context, gradient);
      }
    }
  }

  void step(std::uint32_t context, double gradient) {
    const double squares = squares_[context] + gradient * gradient;
    const double sigma = (std::sqrt(squares) - std::sqrt(squares_[context])) / kRate;
    squares_[context] = squares;
    const double sum = sums_[context] += gradient - sigma * weights_[context];
    weights_[context] =
        std::abs(sum) <= kPenalty ? 0 : -(sum - std::copysign(kPenalty, sum)) / ((1 + std::sqrt(squares)) / kRate);
  }

  const SyllableData& shape_;
  std::vector<Word> words_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> names_;
  std::vector<std::uint32_t> seen_;
  std::vector<double> sums_;
  std::vector<double> squares_;
  std::vector<double> weights_;
};

}  // namespace

std::vector<DictionaryWord> read_dictionary(const std::string& path) {
  std::vector<DictionaryWord> words;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    DictionaryWord word{line.substr(0, tab), {}};
    std::istringstream counts(tab == std::string::npos ? std::string() : line.substr(tab + 1));
    for (std::string count; std::getline(counts, count, ',');) {
      word.counts.push_back(static_cast<std::uint32_t>(std::stoul(count)));
    }
    if (!word.counts.empty()) {
      words.push_back(std::move(word));
    }
  }
  return words;
}

std::uint32_t half_of(const std::string& word) {
  return sha256_hex(word).back() % 2;
}

SyllableData fit_syllables(const std::vector<DictionaryWord>& words, const SyllableData& shape) {
  Fit fit(shape);
  for (const DictionaryWord& word : words) {
    fit.add(word);
  }
  return fit.run();
}

}  // namespace candor
