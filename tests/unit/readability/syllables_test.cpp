#include "candor/text/syllables.h"

#include <gtest/gtest.h>

#include "candor/rules/built_in.h"

namespace candor {
namespace {

class Syllables : public ::testing::Test {
 protected:
  SyllableCounter counter_{built_in_rule_book()->policies().syllables};
};

TEST_F(Syllables, OfPlainWords) {
  EXPECT_EQ(counter_.count("pain"), 1U);
  EXPECT_EQ(counter_.count("doctor"), 2U);
  EXPECT_EQ(counter_.count("hospital"), 3U);
  EXPECT_EQ(counter_.count("ability"), 4U);
}

TEST_F(Syllables, OfWordsWithASilentE) {
  EXPECT_EQ(counter_.count("take"), 1U);
  EXPECT_EQ(counter_.count("table"), 2U);
  EXPECT_EQ(counter_.count("hopeful"), 2U);
  EXPECT_EQ(counter_.count("walked"), 1U);
  EXPECT_EQ(counter_.count("treated"), 2U);
}

TEST_F(Syllables, DoNotDependOnCapitalsAccentsAndApostrophes) {
  EXPECT_EQ(counter_.count("HOSPITAL"), 3U);
  EXPECT_EQ(counter_.count("café"), 2U);
  EXPECT_EQ(counter_.count("don’t"), counter_.count("don't"));
}

TEST_F(Syllables, OfPossessives) {
  EXPECT_EQ(counter_.count("doctor's"), 2U);
  EXPECT_EQ(counter_.count("nurse's"), 2U);
  EXPECT_EQ(counter_.count("colleague's"), 2U);
}

TEST_F(Syllables, OfAbbreviations) {
  EXPECT_EQ(counter_.count("FDA"), 3U);
  EXPECT_EQ(counter_.count("SSRIs"), 4U);
  EXPECT_EQ(counter_.count("mg"), 3U) << "read as milligrams";
  EXPECT_EQ(counter_.count("qwx"), 5U) << "a word without a vowel is spelled out, w as double-u";
}

TEST_F(Syllables, OfWhatIsNoWord) {
  EXPECT_EQ(counter_.count(""), 0U);
  EXPECT_EQ(counter_.count("''"), 0U);
  EXPECT_EQ(counter_.count("漢字"), 0U);
  EXPECT_EQ(counter_.count("\xF0\x9F\x98\x80"), 0U);
}

TEST_F(Syllables, OfAnEndlessWordAreCountedUpToALimit) {
  const std::string endless(1U << 20U, 'a');
  EXPECT_LE(counter_.count(endless), SyllableCounter::kMaxWordBytes);
  EXPECT_EQ(counter_.count(endless), counter_.count(endless.substr(0, SyllableCounter::kMaxWordBytes)));
}

TEST_F(Syllables, KnowWhichWordsAreListed) {
  EXPECT_TRUE(counter_.listed("colleague"));
  EXPECT_TRUE(counter_.listed("Colleagues"));
  EXPECT_FALSE(counter_.listed("hospital"));
}

TEST(SyllableCounter, FollowsItsData) {
  SyllableData data;
  data.words = {{"queue", 1}};
  data.letters['a'] = {{"_", 4}, {"_$", -5}};
  const SyllableCounter counter(data);
  EXPECT_EQ(counter.count("queue"), 1U);
  EXPECT_EQ(counter.count("banana"), 2U) << "the last a has 4 − 5";
  EXPECT_EQ(counter.count("tree"), 1U) << "at least one";
}

TEST(LetterContexts, HaveTheLetterTheWordAroundItAndItsEdges) {
  const std::vector<std::string> keys = letter_contexts("^at$", 1);
  EXPECT_EQ(keys, (std::vector<std::string>{"a_", "a_t", "a_t$", "a^_", "a^_t", "a^_t$"}));
}

}  // namespace
}  // namespace candor
