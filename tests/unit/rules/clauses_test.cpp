#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "candor/rules/sentence.h"

#include "unit/rules/judge_page.h"

namespace candor {
namespace {

/// The number of the clause of each word and mark, one digit each.
std::string clauses(std::string_view text) {
  const RuleBookPtr book = RuleBook::compile(testing::healing_policies("").load());
  Block block;
  block.text = text;
  BlockReader reader(*book);
  reader.read(block);
  SentenceView sentence;
  reader.read_sentence(0, sentence);
  std::string numbers;
  for (const Item& item : sentence.items) {
    numbers += std::to_string(item.clause);
  }
  return numbers;
}

TEST(Clauses, CoordinatorNeedsAVerbToBeginOne) {
  EXPECT_EQ(clauses("It is safe and it is cheap"), "0001111");
  EXPECT_EQ(clauses("It is safe and cheap"), "00000");
  EXPECT_EQ(clauses("It is safe and by far the most is new"), "0000000000");
}

TEST(Clauses, SubordinateClauseEndsAtItsComma) {
  EXPECT_EQ(clauses("Although it hurts, it helps"), "111100");
  EXPECT_EQ(clauses("It helps because it works"), "00111");
}

TEST(Clauses, RelativeClauseStandsInItsOuterOne) {
  EXPECT_EQ(clauses("The pill, which is new, helps"), "00011110");
  EXPECT_EQ(clauses("Which pill helps"), "000");
}

TEST(Clauses, BracketsHoldClausesOfTheirOwn) {
  EXPECT_EQ(clauses("It helps (a lot) most"), "0011110");
  EXPECT_EQ(clauses("It helps (if it is new) most"), "001222220");
  EXPECT_EQ(clauses("It helps) a (lot"), "000011");
}

TEST(Clauses, SemicolonColonAndSpacedDashEndAClause) {
  EXPECT_EQ(clauses("It helps; it does"), "00011");
  EXPECT_EQ(clauses("It helps: it does"), "00011");
  EXPECT_EQ(clauses("It helps – it does"), "00011");
  EXPECT_EQ(clauses("It helps—it does"), "00011");
  EXPECT_EQ(clauses("It is 10–20 mg"), "000000");
}

TEST(Clauses, CommaAloneEndsNone) {
  EXPECT_EQ(clauses("It is safe, cheap, new"), "0000000");
}

}  // namespace
}  // namespace candor
