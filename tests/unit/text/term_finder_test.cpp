#include "candor/text/term_finder.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The words that are found, in order.
std::vector<std::string> found(const std::string& text) {
  const TermFinder finder({"lesion", "heart failure", "heart", "ECT", "dose-dependent"}, {});
  const std::vector<ReadToken> tokens = finder.read(text);
  std::vector<std::string> words;
  for (const TermMatch& match : finder.find(text, tokens, 0, tokens.size())) {
    const std::uint32_t begin = tokens[match.begin].token.span.begin;
    words.push_back(text.substr(begin, tokens[match.end - 1].token.span.end - begin));
  }
  return words;
}

TEST(TermFinder, FindsInflectionsInAnyCase) {
  EXPECT_THAT(found("Lesions and a lesion."), ElementsAre("Lesions", "lesion"));
}

TEST(TermFinder, TakesTheLongerOfTwo) {
  EXPECT_THAT(found("heart failure of the heart"), ElementsAre("heart failure", "heart"));
}

TEST(TermFinder, FindsAbbreviationsInCapitalsOnly) {
  EXPECT_THAT(found("ECT, ect and ECTs"), ElementsAre("ECT", "ECTs"));
}

TEST(TermFinder, TakesAHyphenForABlank) {
  EXPECT_THAT(found("dose dependent, dose-dependent"), ElementsAre("dose dependent", "dose-dependent"));
}

TEST(TermFinder, StaysWithinTheStretch) {
  const TermFinder finder({"heart failure"}, {});
  const std::vector<ReadToken> tokens = finder.read("heart failure");
  EXPECT_THAT(finder.find("heart failure", tokens, 0, 1), IsEmpty());
  EXPECT_THAT(finder.find("heart failure", tokens, 1, 2), IsEmpty());
}

TEST(TermFinder, WithoutTermsFindsNothing) {
  const TermFinder finder({}, {});
  EXPECT_THAT(finder.find("a", finder.read("a"), 0, 1), IsEmpty());
}

}  // namespace
}  // namespace candor
