#include "candor/document/run_map.h"

#include <gmock/gmock.h>

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// "ab cd&e" from "ab\n> cd&amp;[^1]e": a line break at 2, an entity at 5, a mark of no width before the "e".
RunMap sample() {
  RunMap map;
  map.add({0, 0, 2, RunKind::kVerbatim});
  map.add({2, 2, 3, RunKind::kSoftBreak});
  map.add({3, 5, 2, RunKind::kVerbatim});
  map.add({5, 7, 5, RunKind::kEntity});
  map.add({6, 12, 4, RunKind::kDropped});
  map.add({6, 16, 1, RunKind::kVerbatim});
  return map;
}

TEST(RunMap, VerbatimTextMovesByItsRun) {
  EXPECT_EQ(sample().to_source({4, 5}), (SourceSpan{6, 7}));
}

TEST(RunMap, SpanCoversWhatLiesBetween) {
  EXPECT_EQ(sample().to_source({0, 5}), (SourceSpan{0, 7}));
}

TEST(RunMap, CutEntityIsTakenWhole) {
  EXPECT_EQ(sample().to_source({5, 6}), (SourceSpan{7, 12}));
}

TEST(RunMap, SpanEndsBeforeTheMarkBehindIt) {
  EXPECT_EQ(sample().to_source({3, 6}), (SourceSpan{5, 12}));
}

TEST(RunMap, SpanBeginsBehindTheMarkBeforeIt) {
  EXPECT_EQ(sample().to_source({6, 7}), (SourceSpan{16, 17}));
}

TEST(RunMap, EmptySpanStaysWhereItStands) {
  EXPECT_EQ(sample().to_source({1, 1}), (SourceSpan{1, 1}));
  EXPECT_EQ(sample().to_source({7, 7}), (SourceSpan{17, 17}));
}

TEST(RunMap, EmptyMapHasNoPlace) {
  EXPECT_EQ(RunMap().to_source({0, 3}), (SourceSpan{0, 0}));
}

TEST(RunMap, PiecesLeaveOutBreaksAndMarks) {
  EXPECT_THAT(sample().pieces({0, 7}), ElementsAre(SourceSpan{0, 2}, SourceSpan{5, 12}, SourceSpan{16, 17}));
}

TEST(RunMap, PiecesBeginAndEndWithinRuns) {
  EXPECT_THAT(sample().pieces({1, 4}), ElementsAre(SourceSpan{1, 2}, SourceSpan{5, 6}));
}

TEST(RunMap, EmptySpanHasNoPieces) {
  EXPECT_THAT(sample().pieces({3, 3}), IsEmpty());
}

TEST(RunMap, CutTakesRunsBack) {
  RunMap map = sample();
  map.cut(5);
  EXPECT_EQ(map.runs().size(), 3U);
}

TEST(RunMap, LastRunIsShortened) {
  RunMap map = sample();
  map.end_before(16);
  EXPECT_EQ(map.runs().back().source_size, 0U);
}

}  // namespace
}  // namespace candor
