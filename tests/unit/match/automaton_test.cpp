#include "candor/match/automaton.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "candor/match/phrase_set.h"

namespace candor {
namespace {

PhraseSet set_of(const std::vector<std::string>& phrases, bool one_meaning) {
  const Inflection inflection({{}, {}});
  PhraseSetBuilder builder(inflection);
  for (std::uint32_t i = 0; i < phrases.size(); ++i) {
    builder.add_phrase(*parse_phrase(phrases[i]), one_meaning ? 0 : i);
  }
  return std::move(builder).build();
}

TEST(Automaton, HasOneStateForBeginningsThatPhrasesShare) {
  EXPECT_EQ(set_of({"ka mo tu", "ka mo ri"}, false).phrases(PhraseGroup::kClaims).node_count(), 5U);
}

TEST(Automaton, HasOneStateForEndingsThatPhrasesOfOneMeaningShare) {
  EXPECT_EQ(set_of({"ka mo tu", "ri mo tu"}, true).phrases(PhraseGroup::kClaims).node_count(), 4U);
  EXPECT_EQ(set_of({"ka mo tu", "ri mo tu"}, false).phrases(PhraseGroup::kClaims).node_count(), 7U);
}

TEST(Automaton, NeverMultipliesChoicesOut) {
  const PhraseSet set = set_of({"(a|b|c|d) (a|b|c|d) (a|b|c|d) (a|b|c|d) (a|b|c|d) [e]"}, true);
  EXPECT_EQ(set.phrases(PhraseGroup::kClaims).node_count(), 7U);
  EXPECT_EQ(set.phrases(PhraseGroup::kClaims).edge_count(), 21U);
}

TEST(Automaton, KeepsEveryMeaningOfARow) {
  const PhraseSet set = set_of({"ka", "(ka|mo)"}, false);
  const Automaton& phrases = set.phrases(PhraseGroup::kClaims);
  const Symbol ka = set.symbols().find("~ka/");
  const Automaton::Node& end = phrases.node(phrases.start(ka));
  const std::vector<std::uint32_t> meanings(phrases.meanings(end).begin(), phrases.meanings(end).end());
  EXPECT_EQ(meanings, (std::vector<std::uint32_t>{0, 1}));
}

TEST(Automaton, LeadsNowhereFromAnUnknownSymbol) {
  const PhraseSet set = set_of({"ka mo"}, false);
  EXPECT_EQ(set.phrases(PhraseGroup::kClaims).start(kNoSymbol), Automaton::kNowhere);
  EXPECT_EQ(set.phrases(PhraseGroup::kClaims).start(1000), Automaton::kNowhere);
}

}  // namespace
}  // namespace candor
