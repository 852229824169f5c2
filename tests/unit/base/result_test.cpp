#include "candor/base/result.h"

#include <memory>
#include <string>
#include <utility>

#include <gtest/gtest.h>

namespace candor {
namespace {

Result<std::string> succeed() {
  return std::string("page");
}

Result<std::string> fail() {
  return Error{ErrorCode::kBinary, "looks like a PDF file, not text", {}};
}

TEST(Result, HoldsAValue) {
  const Result<std::string> result = succeed();
  ASSERT_TRUE(result.has_value());
  EXPECT_TRUE(static_cast<bool>(result));
  EXPECT_EQ(*result, "page");
  EXPECT_EQ(result->size(), 4U);
}

TEST(Result, HoldsAnError) {
  const Result<std::string> result = fail();
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, ErrorCode::kBinary);
  EXPECT_EQ(result.error().message, "looks like a PDF file, not text");
}

TEST(Result, GivesItsValueAway) {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
  const std::unique_ptr<int> number = std::move(result).value();
  EXPECT_EQ(*number, 7);
}

TEST(Result, LetsItsValueChange) {
  Result<std::string> result = succeed();
  *result += "s";
  EXPECT_EQ(result.value(), "pages");
}

TEST(ResultDeathTest, StopsWhenTheValueOfAnErrorIsAskedFor) {
  ::testing::GTEST_FLAG(death_test_style) = "threadsafe";
  const Result<std::string> result = fail();
  EXPECT_DEATH(static_cast<void>(result.value()), "value\\(\\) of a result that holds an error");
}

TEST(ResultDeathTest, StopsWhenTheErrorOfAValueIsAskedFor) {
  ::testing::GTEST_FLAG(death_test_style) = "threadsafe";
  const Result<std::string> result = succeed();
  EXPECT_DEATH(static_cast<void>(result.error()), "error\\(\\) of a result that holds a value");
}

TEST(Error, ReadsAsItsMessageWithoutAPlace) {
  EXPECT_EQ(to_string(Error{ErrorCode::kUsage, "unknown option", {}}), "unknown option");
}

TEST(Error, ReadsWithItsPathWithoutALine) {
  EXPECT_EQ(to_string(Error{ErrorCode::kNotFound, "is missing", Location{"a.md", 0, 0}}), "a.md: is missing");
}

TEST(Error, ReadsWithItsFullPlace) {
  EXPECT_EQ(to_string(Error{ErrorCode::kPolicy, "unknown key", Location{"rule.yaml", 3, 14}}),
            "rule.yaml:3:14: unknown key");
}

}  // namespace
}  // namespace candor
