#include "candor/match/phrase_set.h"

#include <algorithm>
#include <utility>

#include "candor/match/word_reader.h"

namespace candor {
namespace {

std::string list_name(std::string_view name) {
  return std::string("{").append(name);
}

/// The one list that is not written as words: numbers in figures.
constexpr std::string_view kDigits = "digits";

}  // namespace

bool PhraseMatch::says(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t at = std::max(from, begin); at < std::min(to, end); ++at) {
    if (at - begin >= 64 || ((skipped >> (at - begin)) & 1U) == 0) {
      return true;
    }
  }
  return false;
}

Symbol PhraseSet::list(std::string_view name) const {
  return symbols_.find(list_name(name));
}

Symbol PhraseSetBuilder::word(const std::string& text) {
  const auto [known, fresh] = words_.try_emplace(text, kNoSymbol);
  if (fresh) {
    known->second = symbols_.intern(inflected_name(inflection_.key(text)));
  }
  return known->second;
}

Automaton::Step PhraseSetBuilder::step_of(const Atom& atom) {
  switch (atom.kind) {
    case AtomKind::kWord:
      return word(atom.text);
    case AtomKind::kExact:
      return symbols_.intern(exact_name(atom.text));
    case AtomKind::kMark:
      return symbols_.intern(mark_name(atom.text));
    case AtomKind::kList:
      return symbols_.intern(list_name(atom.text));
    case AtomKind::kGap:
      return Automaton::kGap + atom.count;
    case AtomKind::kBegin:
      return Automaton::kBegin;
    case AtomKind::kEnd:
      return Automaton::kEnd;
  }
  return AutomatonBuilder::kNothing;
}

void PhraseSetBuilder::add(AutomatonBuilder& automaton, const Phrase& phrase, std::uint32_t meaning) {
  steps_.clear();
  for (const PhraseStep& step : phrase.steps) {
    steps_.push_back(
        {step.from, step.to,
         step.atom == PhraseStep::kNothing ? AutomatonBuilder::kNothing : step_of(phrase.atoms[step.atom])});
  }
  automaton.add(steps_, phrase.end, meaning);
}

void PhraseSetBuilder::add_list(const std::string& name, std::span<const Phrase> entries) {
  const Symbol list = symbols_.intern(list_name(name));
  for (const Phrase& entry : entries) {
    add(lists_, entry, list);
  }
}

void PhraseSetBuilder::add_phrase(const Phrase& phrase, std::uint32_t meaning, PhraseGroup group) {
  add(phrases_[static_cast<std::size_t>(group)], phrase, meaning);
}

PhraseSet PhraseSetBuilder::build() && {
  PhraseSet set;
  set.digits_ = symbols_.intern(list_name(kDigits));
  const std::size_t symbols = symbols_.size();
  set.symbols_ = std::move(symbols_).build();
  set.lists_ = std::move(lists_).build(symbols);
  for (std::size_t group = 0; group < kPhraseGroups; ++group) {
    set.phrases_[group] = std::move(phrases_[group]).build(symbols);
  }
  return set;
}

}  // namespace candor
