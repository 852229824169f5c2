#include "candor/base/span.h"

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(Span, IsEmptyWhereItBeginsAndEnds) {
  EXPECT_TRUE((TextSpan{3, 3}.empty()));
  EXPECT_FALSE((TextSpan{3, 4}.empty()));
}

TEST(Span, CountsItsBytes) {
  EXPECT_EQ((TextSpan{3, 9}.size()), 6U);
}

TEST(Span, ContainsItsBeginButNotItsEnd) {
  constexpr TextSpan kSpan{3, 5};
  EXPECT_FALSE(kSpan.contains(2));
  EXPECT_TRUE(kSpan.contains(3));
  EXPECT_TRUE(kSpan.contains(4));
  EXPECT_FALSE(kSpan.contains(5));
}

TEST(Span, ContainsItselfAndWhatLiesWithin) {
  constexpr TextSpan kSpan{3, 6};
  EXPECT_TRUE(kSpan.contains(kSpan));
  EXPECT_TRUE(kSpan.contains(TextSpan{4, 5}));
  EXPECT_FALSE(kSpan.contains(TextSpan{2, 4}));
  EXPECT_FALSE(kSpan.contains(TextSpan{5, 7}));
}

TEST(Span, OverlapsOnlyWhereBytesAreShared) {
  constexpr TextSpan kSpan{3, 6};
  EXPECT_TRUE(kSpan.overlaps(TextSpan{5, 9}));
  EXPECT_TRUE((TextSpan{5, 9}.overlaps(kSpan)));
  EXPECT_FALSE(kSpan.overlaps(TextSpan{6, 9}));
  EXPECT_FALSE(kSpan.overlaps(TextSpan{0, 3}));
}

TEST(Span, IsOrderedByBeginThenEnd) {
  EXPECT_LT((TextSpan{1, 9}), (TextSpan{2, 3}));
  EXPECT_LT((TextSpan{1, 3}), (TextSpan{1, 9}));
}

}  // namespace
}  // namespace candor
