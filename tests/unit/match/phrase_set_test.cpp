#include "candor/match/phrase_set.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "candor/match/phrase_finder.h"
#include "candor/match/word_reader.h"
#include "candor/text/token.h"

namespace candor {
namespace {

InflectionData inflection_data() {
  return {{{"is", "be"}, {"are", "be"}, {"n't", "not"}}, {"ment", "ive", "ly"}};
}

using Lists = std::map<std::string, std::vector<std::string>>;

/// Phrases by their place in the list, and the words they find.
class Phrases {
 public:
  explicit Phrases(const std::vector<std::string>& phrases, const Lists& lists = {}) {
    const Inflection inflection(inflection_data());
    PhraseSetBuilder builder(inflection);
    for (const auto& [name, entries] : lists) {
      std::vector<Phrase> parsed;
      for (const std::string& entry : entries) {
        parsed.push_back(*parse_phrase(entry));
      }
      builder.add_list(name, parsed);
    }
    for (std::uint32_t i = 0; i < phrases.size(); ++i) {
      builder.add_phrase(*parse_phrase(phrases[i]), i);
    }
    set_ = std::move(builder).build();
  }

  /// "number:words" of each match in one sentence.
  [[nodiscard]] std::vector<std::string> find(std::string_view text, std::uint32_t second_clause_from = 1000) const {
    const std::vector<Token> tokens = tokenize(text);
    std::vector<WordSymbols> symbols;
    WordReader(set_.symbols(), inflection_data()).read(text, tokens, symbols);
    std::vector<Item> items;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      items.push_back({symbols[i].exact, symbols[i].inflected, symbols[i].digits, tokens[i].kind != TokenKind::kMark,
                       i >= second_clause_from ? 1U : 0U});
    }
    std::vector<ListMatch> lists;
    std::vector<PhraseMatch> matches;
    PhraseFinder finder(set_);
    finder.find_lists(items, lists);
    finder.look_at(items, lists);
    finder.find(PhraseGroup::kClaims, matches);
    std::vector<std::string> found;
    for (const PhraseMatch& match : matches) {
      const std::uint32_t begin = tokens[match.begin].span.begin;
      const std::uint32_t end = tokens[match.end - 1].span.end;
      found.push_back(std::to_string(match.meaning) + ":" + std::string(text.substr(begin, end - begin)));
    }
    return found;
  }

 private:
  PhraseSet set_;
};

using Found = std::vector<std::string>;

TEST(PhraseSet, FindsInflectedForms) {
  const Phrases phrases({"reduce pain"});
  EXPECT_EQ(phrases.find("It Reduces pain and reduced pains."), (Found{"0:Reduces pain", "0:reduced pains"}));
}

TEST(PhraseSet, KeepsDerivedWordsApart) {
  EXPECT_EQ(Phrases({"treat"}).find("a treatment"), Found{});
}

TEST(PhraseSet, ExactFormTakesNoOther) {
  EXPECT_EQ(Phrases({"=healing"}).find("heals by healing"), Found{"0:healing"});
}

TEST(PhraseSet, IrregularFormsLeadBack) {
  EXPECT_EQ(Phrases({"be safe"}).find("They are safe"), Found{"0:are safe"});
}

TEST(PhraseSet, HyphenCountsAsBlank) {
  EXPECT_EQ(Phrases({"low risk"}).find("a low-risk way"), Found{"0:low-risk"});
}

TEST(PhraseSet, CommaEndsARow) {
  EXPECT_EQ(Phrases({"safe effective"}).find("safe, effective"), Found{});
}

TEST(PhraseSet, GapTakesUpToItsWords) {
  const Phrases phrases({"superior to ..2 drugs"});
  EXPECT_EQ(phrases.find("superior to drugs"), Found{"0:superior to drugs"});
  EXPECT_EQ(phrases.find("superior to many other drugs"), Found{"0:superior to many other drugs"});
  EXPECT_EQ(phrases.find("superior to the many other drugs"), Found{});
}

TEST(PhraseSet, GapCountsWordsNotCommas) {
  EXPECT_EQ(Phrases({"reduce ..2 pain"}).find("reduce back, neck pain"), Found{"0:reduce back, neck pain"});
}

TEST(PhraseSet, GapStaysInItsClause) {
  const Phrases phrases({"superior ..3 drugs"});
  EXPECT_EQ(phrases.find("superior and other drugs", 1), Found{});
  EXPECT_EQ(phrases.find("superior and other drugs"), Found{"0:superior and other drugs"});
}

TEST(PhraseSet, KnowsWhichWordsFellIntoAGap) {
  const PhraseMatch match{0, 2, 5, 0b010};
  EXPECT_TRUE(match.says(2, 3));
  EXPECT_FALSE(match.says(3, 4));
  EXPECT_TRUE(match.says(3, 5));
  EXPECT_FALSE(match.says(5, 9));
}

TEST(PhraseSet, ListEntryMayHaveSeveralWords) {
  const Phrases phrases({"better than {rival}"}, {{"rival", {"pills", "talk therapy"}}});
  EXPECT_EQ(phrases.find("better than talk therapies"), Found{"0:better than talk therapies"});
}

TEST(PhraseSet, DigitsAreAList) {
  const Phrases phrases({"#digits percent"});
  EXPECT_EQ(phrases.find("up to 85.5 percent"), Found{"0:85.5 percent"});
}

TEST(PhraseSet, SentenceEdgesHold) {
  const Phrases phrases({"^ safe", "safe $"});
  EXPECT_EQ(phrases.find("safe and safe"), (Found{"0:safe", "1:safe"}));
}

TEST(PhraseSet, ContractionMatchesTheLongForm) {
  const Phrases phrases({"do not wait"});
  EXPECT_EQ(phrases.find("Don’t wait"), Found{"0:Don’t wait"});
}

TEST(PhraseSet, EndingMayStandBehindAList) {
  const Phrases phrases({"{who} 's best", "nature’s secret"}, {{"who", {"nature", "women"}}});
  EXPECT_EQ(phrases.find("Nature's best"), Found{"0:Nature's best"});
  EXPECT_EQ(phrases.find("women’s best"), Found{"0:women’s best"});
  EXPECT_EQ(phrases.find("nature's secret"), Found{"1:nature's secret"});
}

TEST(PhraseSet, CanNotHasFourSpellings) {
  const Phrases phrases({"can not fail"});
  for (const char* text : {"cannot fail", "can not fail", "can't fail", "can’t fail"}) {
    EXPECT_EQ(phrases.find(text), Found{std::string("0:") + text});
  }
}

/// The plainest thing that could match a row: tries every way to lay it over the words, and writes lists out.
bool matches_slowly(const AtomRow& row, std::size_t atom, const Lists& lists, const std::vector<std::string>& words,
                    std::size_t at, std::size_t end) {
  if (atom == row.size()) {
    return at == end;
  }
  if (row[atom].kind == AtomKind::kGap) {
    for (std::size_t skip = 0; skip <= row[atom].count && at + skip <= end; ++skip) {
      if (matches_slowly(row, atom + 1, lists, words, at + skip, end)) {
        return true;
      }
    }
    return false;
  }
  if (row[atom].kind == AtomKind::kList) {
    for (const std::string& entry : lists.at(row[atom].text)) {
      for (AtomRow rest : rows_of(*parse_phrase(entry))) {
        rest.insert(rest.end(), row.begin() + static_cast<std::ptrdiff_t>(atom) + 1, row.end());
        if (matches_slowly(rest, 0, lists, words, at, end)) {
          return true;
        }
      }
    }
    return false;
  }
  return at < end && words[at] == row[atom].text && matches_slowly(row, atom + 1, lists, words, at + 1, end);
}

/// All places of a phrase among words of two letters, as Phrases::find() tells them.
void find_slowly(const std::string& phrase, const std::string& number, const Lists& lists,
                 const std::vector<std::string>& words, std::set<std::string>& found) {
  const std::string text = fmt::format("{}", fmt::join(words, " "));
  const auto rows = rows_of(*parse_phrase(phrase));
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    for (std::size_t end = begin + 1; end <= words.size(); ++end) {
      const bool matches = std::any_of(rows.begin(), rows.end(), [&](const AtomRow& row) {
        return matches_slowly(row, 0, lists, words, begin, end);
      });
      if (matches) {
        found.insert(fmt::format("{}:{}", number, text.substr(begin * 3, (end - begin) * 3 - 1)));
      }
    }
  }
}

TEST(PhraseSet, AgreesWithASlowMatcherOnRandomText) {
  const std::vector<std::string> vocabulary = {"ka", "mo", "tu", "ri"};
  std::mt19937 random(7);
  const auto word = [&] { return vocabulary[random() % vocabulary.size()]; };
  const auto part = [&] { return random() % 3 == 0 ? std::string("{outer}") : word(); };
  for (int round = 0; round < 200; ++round) {
    const Lists lists = {{"inner", {word(), word() + " " + word()}},
                         {"outer", {"{inner} " + word(), fmt::format("({}|{{inner}}) [{}]", word(), word())}}};
    std::vector<std::string> phrases(8);
    for (std::string& phrase : phrases) {
      const char* gap = random() % 2 == 0 ? "..2" : "";
      phrase = fmt::format("{} {} ({}|{}) [{}]", part(), gap, word(), part(), word());
    }
    std::vector<std::string> words(12);
    std::generate(words.begin(), words.end(), word);
    std::set<std::string> expected;
    for (std::size_t i = 0; i < phrases.size(); ++i) {
      find_slowly(phrases[i], std::to_string(i), lists, words, expected);
    }
    const std::string text = fmt::format("{}", fmt::join(words, " "));
    const Found found = Phrases(phrases, lists).find(text);
    EXPECT_EQ(std::set<std::string>(found.begin(), found.end()), expected)
        << text << "\n"
        << fmt::format("{}\n{}", fmt::join(phrases, "\n"), fmt::join(lists.at("outer"), "\n"));
  }
}

}  // namespace
}  // namespace candor
