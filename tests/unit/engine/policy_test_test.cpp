#include "candor/engine/policy_test.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/policy_files.h"

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::PolicyFiles;

/// A rule for "heal" from line 9 on, with these examples.
RuleBookPtr book_with(const std::string& examples, const std::string& lines = {}) {
  PolicyFiles policies;
  policies.context("negated", "kind: scope\ntriggers: [{phrases: [not]}]\nends: [but]");
  policies.file("demo/hype/heal.yaml", PolicyFiles::rule_head("demo/hype/heal") +
                                           "phrases: [heals wounds]\nunless: [negated]\n" + lines + "examples:\n" +
                                           examples);
  return RuleBook::compile(policies.load());
}

std::vector<std::string> failures(const RuleBookPtr& book) {
  return PolicyFiles::texts(test_policies(book).failures);
}

TEST(PolicyTest, PassesExamplesThatHoldInEveryPlace) {
  const PolicyTestResult result =
      test_policies(book_with("  flag: ['It [[heals wounds]].', 'It [[heals wounds]], and it [[heals wounds]].']\n"
                              "  pass: ['It does not heal wounds.', \"It helps.\\n\\n- It rests.\"]\n"));
  EXPECT_THAT(PolicyFiles::texts(result.failures), IsEmpty());
  EXPECT_EQ(result.rules, 1U);
  EXPECT_EQ(result.examples, 4U);
  // An example of several lines stands as it is, once more where nothing has to be put around it.
  EXPECT_EQ(result.placements, 3U * 7U + 1U);
}

TEST(PolicyTest, TellsWhichExampleFailsAndHow) {
  EXPECT_THAT(failures(book_with("  flag:\n    - 'It [[heals]] wounds.'\n    - 'It [[heals wounds]].'\n"
                                 "  pass: ['It rests.', 'It works.']\n",
                                 "in: [paragraph]\n")),
              ElementsAre("p/demo/hype/heal.yaml:14:8: demo/hype/heal: example \"It [[heals]] wounds.\" as it stands: "
                          "expected \"heals\", found \"heals wounds\""));
  EXPECT_THAT(failures(book_with("  flag: ['It [[heals wounds]].', 'It [[soothes]].']\n"
                                 "  pass: ['It rests.', 'It heals wounds.']\n",
                                 "in: [paragraph]\n")),
              ElementsAre(HasSubstr("\"It [[soothes]].\" as it stands: expected \"soothes\", found nothing"),
                          HasSubstr("\"It heals wounds.\" as it stands: expected nothing, found \"heals wounds\"")));
}

TEST(PolicyTest, SaysOnceWhatFailsAsItStands) {
  EXPECT_THAT(failures(book_with("  flag: ['It [[heals wounds]].', 'We [[heal wounds]].']\n"
                                 "  pass: ['It rests.', 'It heals wounds.']\n")),
              ElementsAre(HasSubstr("as it stands")));
}

TEST(PolicyTest, FailsWhenAMarkIsNeverClosed) {
  EXPECT_THAT(failures(book_with("  flag: ['It ]]heals[[ wounds.', 'It [[heals wounds]].']\n"
                                 "  pass: ['It rests.', 'It works.']\n")),
              ElementsAre(HasSubstr("the marks [[ ]] of an example do not match")));
}

TEST(PolicyTest, TakesMarksAroundOrInsideMarkup) {
  EXPECT_THAT(failures(book_with("  flag: ['It [[**heals** wounds]].', 'It **[[heals** wounds]].']\n"
                                 "  pass: ['It rests.', 'It works.']\n")),
              IsEmpty());
}

TEST(PolicyTest, FailsWhenARewriteIsItselfFlagged) {
  EXPECT_THAT(failures(book_with("  flag: ['It [[heals wounds]].', 'We [[heal wounds]].']\n"
                                 "  pass: ['It rests.', 'It works.']\n",
                                 "rewrites: [may help, heals wounds slowly]\n")),
              ElementsAre("p/demo/hype/heal.yaml:1:1: demo/hype/heal: the rewrite \"heals wounds slowly\" is itself "
                          "flagged by demo/hype/heal for \"heals wounds\""));
}

TEST(PolicyTest, LooksAtOnePackWhenAsked) {
  const RuleBookPtr book =
      book_with("  flag: ['It [[heals]] wounds.', 'It [[soothes]].']\n  pass: ['It rests.', 'It works.']\n");
  EXPECT_EQ(test_policies(book, "other").rules, 0U);
  EXPECT_EQ(test_policies(book, "demo").rules, 1U);
}

}  // namespace
}  // namespace candor
