#include "candor/page/reading.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "candor/document/readers.h"
#include "candor/rules/built_in.h"

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string repeated(const std::string& sentence, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) {
    text += sentence + " ";
  }
  return text;
}

const std::string kHard = "Individuals anticipating consultations necessarily communicate preferences beforehand.";
const std::string kEasy = "We see you at ten and you go home by two.";

class Reading : public ::testing::Test {
 protected:
  [[nodiscard]] std::vector<Finding> findings(const std::string& markdown, ReadingTarget target) const {
    const Document page = read_markdown(SourceFile::decode("page.md", markdown).value());
    std::vector<Finding> found = ReadingJudge(*book_).findings(page, target);
    std::erase_if(found, [](const Finding& finding) { return finding.rule == "readability/jargon"; });
    return found;
  }

  [[nodiscard]] std::vector<std::string> rules(const std::string& markdown, ReadingTarget target = {8, {}}) const {
    std::vector<std::string> ids;
    for (const Finding& finding : findings(markdown, target)) {
      ids.push_back(finding.rule);
    }
    return ids;
  }

  RuleBookPtr book_ = built_in_rule_book();
};

TEST_F(Reading, NamesThePageAndItsDearestSentences) {
  const std::string markdown = repeated(kEasy, 5) + repeated(kHard, 5) + "\n";
  const std::vector<Finding> found = findings(markdown, {8, {}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].rule, "readability/page-grade");
  EXPECT_FALSE(found[0].span.has_value());
  ASSERT_EQ(found[0].related.size(), 3U);
  EXPECT_EQ(markdown.substr(found[0].related[0].span.begin, 11), "Individuals");
  EXPECT_THAT(found[0].related[0].label, ::testing::StartsWith("grade "));
}

TEST_F(Reading, IsGraveFarAboveTheTarget) {
  const std::string markdown = repeated(kEasy, 5) + repeated(kHard, 5) + "\n";
  EXPECT_EQ(findings(markdown, {4, {}}).at(0).severity, Severity::kError);
  EXPECT_EQ(findings(markdown, {11, {}}).at(0).severity, Severity::kWarning);
  EXPECT_THAT(rules(markdown, {20, {}}), IsEmpty());
}

TEST_F(Reading, MeasuresWithTheFormulaThatIsAskedFor) {
  const std::string markdown = repeated(kEasy, 5) + repeated(kHard, 5) + "\n";
  EXPECT_THAT(findings(markdown, {8, ReadingFormula::kGunningFog}).at(0).message,
              ::testing::HasSubstr("(Gunning Fog), and the target is 8"));
  EXPECT_THAT(findings(markdown, {8, ReadingFormula::kSmog}).at(0).message, ::testing::HasSubstr("(SMOG)"));
}

TEST_F(Reading, NamesAHardSectionOfAnEasyPage) {
  const std::string hard = "\n\n# Your choice\n\n" + repeated(kHard, 8) + "\n";
  EXPECT_THAT(rules(repeated(kEasy, 80) + hard), ElementsAre("readability/section-grade"));
  EXPECT_EQ(findings(repeated(kEasy, 80) + hard, {8, {}}).at(0).match, "Your choice");
  EXPECT_THAT(rules(hard), ElementsAre("readability/page-grade")) << "once, not for the section too";
}

TEST_F(Reading, SaysNothingOfAFewWords) {
  EXPECT_THAT(rules(repeated(kHard, 2)), IsEmpty());
  EXPECT_THAT(rules(""), IsEmpty());
}

}  // namespace
}  // namespace candor
