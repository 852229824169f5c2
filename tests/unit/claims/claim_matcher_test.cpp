#include "candor/claims/claim_matcher.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "candor/document/readers.h"

namespace candor {
namespace {

constexpr const char* kSpray = "The spray is approved for adults with this illness.";

ClaimsRegister register_of(const std::vector<std::string>& texts) {
  ClaimsRegister claims{"candor-claims.yml", {}};
  for (const std::string& text : texts) {
    ApprovedClaim claim;
    claim.id = "claim-" + std::to_string(claims.claims.size());
    claim.texts.push_back({text, {}});
    claims.claims.push_back(std::move(claim));
  }
  return claims;
}

std::vector<ClaimUse> uses(const std::vector<std::string>& texts, const std::string& markdown) {
  const ClaimsRegister claims = register_of(texts);
  const ClaimMatcher matcher(claims, SentenceData{{}, {}, {}, {"the", "it", "this"}});
  return matcher.uses(read_markdown(SourceFile::decode("page.md", markdown).value()));
}

TEST(ClaimMatcher, FindsAClaimWhateverItsMarkupAndLines) {
  for (const char* page : {"The spray is approved for adults with this illness.\n",
                           "The **spray** is\napproved for [adults](https://a.example) with this illness!\n",
                           "- the spray is approved for adults with this illness\n",
                           "> # The spray is approved for adults with this illness\n",
                           "It is cold. The spray is approved for adults with this illness. It is warm.\n"}) {
    const std::vector<ClaimUse> found = uses({kSpray}, page);
    ASSERT_EQ(found.size(), 1U) << page;
    EXPECT_TRUE(found[0].exact) << page;
  }
}

TEST(ClaimMatcher, FindsAClaimOfSeveralSentences) {
  const std::vector<ClaimUse> found = uses({"The spray is approved. It is not for children."},
                                           "This is so. The spray is approved. It is not for children. "
                                           "This is all.\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].span.begin, 12U);
  EXPECT_EQ(found[0].span.end, 58U);
}

TEST(ClaimMatcher, TellsHowANearSentenceDiffers) {
  const std::vector<ClaimUse> found = uses({kSpray}, "The spray is approved for everyone with this illness.\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(found[0].exact);
  EXPECT_EQ(found[0].difference, "“adults” became “everyone”");
  EXPECT_NEAR(found[0].similarity, 16.0 / 18, 1e-9);
}

TEST(ClaimMatcher, TellsWhatIsMissingAndWhatWasAdded) {
  EXPECT_EQ(uses({kSpray}, "The spray is approved for adults with illness.\n").at(0).difference, "“this” is missing");
  EXPECT_EQ(uses({kSpray}, "The spray is fully approved for adults with this illness.\n").at(0).difference,
            "“fully” was added");
}

TEST(ClaimMatcher, LeavesOtherSentencesAlone) {
  EXPECT_THAT(uses({kSpray}, "The spray is sold here.\n\nAdults with this illness may ask us.\n"),
              ::testing::IsEmpty());
  EXPECT_THAT(uses({}, "The spray is approved for adults with this illness.\n"), ::testing::IsEmpty());
  EXPECT_THAT(uses({kSpray}, ""), ::testing::IsEmpty());
}

TEST(ClaimMatcher, TakesOneChangedWordOfFiveOrTwoOfTenForNear) {
  const auto near = [](const std::string& claim, const std::string& sentence) {
    const std::vector<ClaimUse> found = uses({claim}, sentence + "\n");
    return found.size() == 1 && !found[0].exact;
  };
  EXPECT_TRUE(near("The spray may help adults.", "The spray will help adults.")) << "1 of 5";
  EXPECT_FALSE(near("The spray helps adults.", "The spray cures adults.")) << "1 of 4: any two short sentences";
  EXPECT_TRUE(near("The spray may help some adults who have this illness.",
                   "The spray will help all adults who have this illness."))
      << "2 of 10";
  EXPECT_FALSE(near("The spray may help some adults who have this illness.",
                    "The spray will help all children who have this illness."))
      << "3 of 10: another claim";
  EXPECT_TRUE(near("The spray is safe.", "The spray is not safe.")) << "one word more";
}

TEST(ClaimMatcher, TakesTheNearestOfSeveralClaims) {
  const std::vector<ClaimUse> found = uses({"The spray is approved for children with this illness.", kSpray},
                                           "The spray is approved for adults with that illness.\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].claim, 1U);
}

TEST(ClaimMatcher, IsNotSlowedDownByAnEndlessSentence) {
  std::string endless;
  for (int i = 0; i < 200'000; ++i) {
    endless += "the spray is ";
  }
  EXPECT_THAT(uses({kSpray}, endless + "\n"), ::testing::IsEmpty());
}

}  // namespace
}  // namespace candor
