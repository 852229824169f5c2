#include "candor/text/term_finder.h"

#include <algorithm>

#include "candor/text/fold.h"

namespace candor {
namespace {

bool has_small_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char byte) { return byte >= 'a' && byte <= 'z'; });
}

/// "SSRI", and "SSRIs" with its small letter at the end.
bool in_capitals(std::string_view word) {
  return !has_small_letter(word.ends_with('s') ? word.substr(0, word.size() - 1) : word);
}

}  // namespace

TermFinder::TermFinder(const std::vector<std::string>& terms, const InflectionData& inflection)
    : inflection_(inflection) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    Term term{i, {}, !has_small_letter(terms[i])};
    for (ReadToken& token : read(terms[i])) {
      term.keys.push_back(std::move(token.key));
    }
    if (!term.keys.empty()) {
      std::vector<Term>& same = by_first_[term.keys.front()];
      same.push_back(std::move(term));
    }
  }
  for (auto& [first, same] : by_first_) {
    std::stable_sort(same.begin(), same.end(),
                     [](const Term& a, const Term& b) { return a.keys.size() > b.keys.size(); });
  }
}

std::vector<ReadToken> TermFinder::read(std::string_view text) const {
  std::vector<ReadToken> tokens;
  for (const Token& token : tokenize(text)) {
    ReadToken read{token, fold(text.substr(token.span.begin, token.span.size())).text, {}};
    read.key = token.kind == TokenKind::kWord ? inflection_.key(read.folded) : read.folded;
    tokens.push_back(std::move(read));
  }
  return tokens;
}

bool TermFinder::stands_at(const Term& term, std::string_view text, const std::vector<ReadToken>& tokens,
                           std::size_t begin, std::size_t end) const {
  if (begin + term.keys.size() > end) {
    return false;
  }
  for (std::size_t i = 0; i < term.keys.size(); ++i) {
    const ReadToken& token = tokens[begin + i];
    const std::string_view spelling = text.substr(token.token.span.begin, token.token.span.size());
    if (token.key != term.keys[i] || (term.capitals && !in_capitals(spelling))) {
      return false;
    }
  }
  return true;
}

std::vector<TermMatch> TermFinder::find(std::string_view text, const std::vector<ReadToken>& tokens, std::size_t begin,
                                        std::size_t end) const {
  std::vector<TermMatch> matches;
  for (std::size_t i = begin; i < end; ++i) {
    const auto same = by_first_.find(tokens[i].key);
    if (same == by_first_.end()) {
      continue;
    }
    const auto found = std::find_if(same->second.begin(), same->second.end(),
                                    [&](const Term& term) { return stands_at(term, text, tokens, i, end); });
    if (found != same->second.end()) {
      matches.push_back({found->number, i, i + found->keys.size()});
      i += found->keys.size() - 1;
    }
  }
  return matches;
}

}  // namespace candor
