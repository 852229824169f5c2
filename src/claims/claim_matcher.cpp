#include "candor/claims/claim_matcher.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "word_difference.h"

namespace candor {
namespace {

std::string row(const std::vector<std::string>& words) {
  std::string row;
  for (const std::string& word : words) {
    row += word + " ";
  }
  return row;
}

}  // namespace

ClaimMatcher::ClaimMatcher(const ClaimsRegister& claims, const SentenceData& sentences) : splitter_(sentences) {
  for (std::size_t claim = 0; claim < claims.claims.size(); ++claim) {
    for (const LocatedText& text : claims.claims[claim].texts) {
      Entry entry{claim, claim_words(text.text), splitter_.split(text.text).size()};
      exact_.emplace(row(entry.words), entries_.size());
      most_sentences_ = std::max(most_sentences_, entry.sentences);
      if (entry.sentences == 1) {
        std::vector<std::string> words = entry.words;
        std::sort(words.begin(), words.end());
        words.erase(std::unique(words.begin(), words.end()), words.end());
        for (const std::string& word : words) {
          by_word_[word].push_back(entries_.size());
        }
      }
      entries_.push_back(std::move(entry));
    }
  }
}

std::vector<ClaimUse> ClaimMatcher::uses(const Document& page) const {
  std::vector<ClaimUse> uses;
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    const std::string& text = page.blocks[i].text;
    std::vector<Sentence> sentences;
    for (const TextSpan span : splitter_.split(text)) {
      sentences.push_back({span, claim_words(std::string_view(text).substr(span.begin, span.size()))});
    }
    match_block(i, sentences, uses);
  }
  return uses;
}

/// Claims of several sentences first: their sentences are taken together.
void ClaimMatcher::match_block(std::uint32_t block, const std::vector<Sentence>& sentences,
                               std::vector<ClaimUse>& uses) const {
  for (std::size_t i = 0; i < sentences.size();) {
    std::size_t taken = 0;
    for (std::size_t many = std::min(most_sentences_, sentences.size() - i); many > 0 && taken == 0; --many) {
      std::string words;
      for (std::size_t j = i; j < i + many; ++j) {
        words += row(sentences[j].words);
      }
      if (const auto found = exact_.find(words); found != exact_.end()) {
        uses.push_back({entries_[found->second].claim,
                        block,
                        {sentences[i].span.begin, sentences[i + many - 1].span.end},
                        true,
                        1,
                        {}});
        taken = many;
      }
    }
    if (taken == 0) {
      if (std::optional<ClaimUse> use = nearest(sentences[i])) {
        use->block = block;
        uses.push_back(*std::move(use));
      }
      taken = 1;
    }
    i += taken;
  }
}

std::optional<ClaimUse> ClaimMatcher::nearest(const Sentence& sentence) const {
  if (sentence.words.size() < kMinClaimWords || sentence.words.size() > 2 * kMaxClaimWords) {
    return std::nullopt;
  }
  std::map<std::size_t, std::size_t> shared;  // entry → words of the sentence that it has
  for (const std::string& word : sentence.words) {
    if (const auto entries = by_word_.find(word); entries != by_word_.end()) {
      for (const std::size_t entry : entries->second) {
        ++shared[entry];
      }
    }
  }
  std::optional<ClaimUse> best;
  for (const auto& [number, count] : shared) {
    const Entry& entry = entries_[number];
    const auto both = static_cast<double>(entry.words.size() + sentence.words.size());
    const std::size_t most = std::min(count, entry.words.size());
    if (2.0 * static_cast<double>(most) / both < (best ? best->similarity : kNearClaim)) {
      continue;  // they could not have so much in common
    }
    const WordDifference difference = word_difference(entry.words, sentence.words);
    const double similarity = 2.0 * static_cast<double>(difference.common) / both;
    if (similarity >= kNearClaim && (!best || similarity > best->similarity)) {
      best = ClaimUse{entry.claim, 0, sentence.span, false, similarity, difference.told};
    }
  }
  return best;
}

}  // namespace candor
