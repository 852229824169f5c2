#include "candor/match/word_memo.h"

#include <string>

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(WordMemo, TellsSpellingsOfAllLengthsApart) {
  const std::string text = "aaaaaaaaaaaaaaaa and more text behind it";
  WordMemo memo;
  for (std::size_t size = 1; size <= WordMemo::kShort; ++size) {
    EXPECT_EQ(memo.find(WordMemo::key(text, 0, size)), nullptr) << size;
    memo.add(WordMemo::key(text, 0, size), {static_cast<Symbol>(size), kNoSymbol, false, false, false});
  }
  for (std::size_t size = 1; size <= WordMemo::kShort; ++size) {
    const std::string alone(size, 'a');
    EXPECT_EQ(memo.find(WordMemo::key(alone, 0, size))->exact, size) << "what stands behind a word is no part of it";
  }
}

TEST(WordMemo, RemembersMoreWordsThanItBeganWith) {
  WordMemo memo;
  for (Symbol i = 1; i <= 5000; ++i) {
    const std::string word = std::to_string(i);
    memo.add(WordMemo::key(word, 0, word.size()), {i, kNoSymbol, false, false, false});
  }
  for (Symbol i = 1; i <= 5000; ++i) {
    const std::string word = std::to_string(i);
    ASSERT_NE(memo.find(WordMemo::key(word, 0, word.size())), nullptr);
    EXPECT_EQ(memo.find(WordMemo::key(word, 0, word.size()))->exact, i);
  }
}

TEST(WordMemo, GoesOnWhenItIsFull) {
  WordMemo memo;
  for (Symbol i = 1; i <= 200'000; ++i) {
    const std::string word = std::to_string(i);
    EXPECT_EQ(memo.add(WordMemo::key(word, 0, word.size()), {i, kNoSymbol, false, false, false}).exact, i);
  }
}

}  // namespace
}  // namespace candor
