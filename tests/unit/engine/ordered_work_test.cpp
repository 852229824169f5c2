#include "candor/engine/ordered_work.h"

#include <atomic>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace candor {
namespace {

std::vector<std::size_t> squares(std::size_t count, std::size_t threads) {
  std::vector<std::size_t> taken;
  do_in_order(
      count, threads, [] { return [](std::size_t piece) { return piece * piece; }; },
      [&](std::size_t result) { taken.push_back(result); });
  return taken;
}

TEST(OrderedWork, GivesTheSameWithAnyNumberOfThreads) {
  const std::vector<std::size_t> expected = squares(1000, 1);
  EXPECT_EQ(expected.back(), 999U * 999U);
  EXPECT_EQ(squares(1000, 2), expected);
  EXPECT_EQ(squares(1000, 7), expected);
}

TEST(OrderedWork, HasNothingToDoWithoutPieces) {
  EXPECT_EQ(squares(0, 4), std::vector<std::size_t>());
}

TEST(OrderedWork, RunsNoFurtherAheadThanItHasRoom) {
  constexpr std::size_t kThreads = 3;
  constexpr std::size_t kRoom = 4 * kThreads;
  std::atomic<std::size_t> begun = 0;
  std::size_t taken = 0;
  do_in_order(
      500, kThreads,
      [&] {
        return [&](std::size_t piece) {
          ++begun;
          return piece;
        };
      },
      [&](std::size_t) {
        ++taken;
        EXPECT_LE(begun.load(), taken + kRoom);
      });
  EXPECT_EQ(taken, 500U);
}

TEST(OrderedWork, PassesOnWhatAWorkerThrows) {
  const auto make_worker = [] {
    return [](std::size_t piece) {
      if (piece == 20) {
        throw std::runtime_error("no memory");
      }
      return piece;
    };
  };
  EXPECT_THROW(do_in_order(100, 4, make_worker, [](std::size_t) {}), std::runtime_error);
}

TEST(OrderedWork, EndsWhenTheTakerThrows) {
  const auto make_worker = [] { return [](std::size_t piece) { return piece; }; };
  EXPECT_THROW(do_in_order(100, 4, make_worker, [](std::size_t) { throw std::runtime_error("disk full"); }),
               std::runtime_error);
}

}  // namespace
}  // namespace candor
