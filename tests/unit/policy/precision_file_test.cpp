#include "candor/policy/precision_file.h"

#include <gtest/gtest.h>

#include "support/policy_files.h"

namespace candor {
namespace {

TEST(PrecisionFile, HoldsCountsByRule) {
  std::vector<Error> mistakes;
  const MeasuredPrecision measured = read_precision_file(
      "p.yaml", "measured: 2026-11-28\nsets: [seeds, fresh pages]\nrules:\n  a/b/c: {right: 3, wrong: 1}\n", mistakes);
  EXPECT_TRUE(mistakes.empty());
  EXPECT_EQ(measured.date, "2026-11-28");
  EXPECT_EQ(measured.sets, (std::vector<std::string>{"seeds", "fresh pages"}));
  ASSERT_EQ(measured.rules.size(), 1U);
  EXPECT_DOUBLE_EQ(measured.rules.at("a/b/c").value(), .75);
}

TEST(PrecisionFile, TellsItsMistakesWithTheirPlaces) {
  std::vector<Error> mistakes;
  read_precision_file(
      "p.yaml", "measured: lately\nrules:\n  a/b/c: {right: 0, wrong: 0}\n  a/b/d: {right: -1, wrng: 2}\n", mistakes);
  const std::vector<std::string> texts = testing::PolicyFiles::texts(mistakes);
  ASSERT_EQ(texts.size(), 5U) << ::testing::PrintToString(texts);
  EXPECT_EQ(texts[0].substr(0, 12), "p.yaml:1:1: ");
  EXPECT_NE(texts[0].find("sets"), std::string::npos);
  EXPECT_EQ(texts[1].substr(0, 13), "p.yaml:1:11: ");
  EXPECT_EQ(texts[2], "p.yaml:3:10: a rule without findings was not measured: leave it out");
}

}  // namespace
}  // namespace candor
