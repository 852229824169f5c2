#include "candor/claims/claims_register.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/memory_file_system.h"

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kGood =
    "candor-claims: 1\n"
    "claims:\n"
    "  - id: esketamine-trd\n"
    "    text: \"The spray is approved for adults.\"\n"
    "    variations: [\"Adults may use the approved spray.\"]\n"
    "    references: [\"US prescribing information, section 1\"]\n"
    "    approved-by: medical-director\n"
    "    approved-on: 2026-01-31\n"
    "    until: 2027-06-30\n";

std::vector<std::string> mistakes_of(const std::string& bytes) {
  std::vector<Error> mistakes;
  static_cast<void>(read_claims_register("candor-claims.yml", bytes, mistakes));
  std::vector<std::string> told;
  told.reserve(mistakes.size());
  for (const Error& mistake : mistakes) {
    told.push_back(to_string(mistake));
  }
  return told;
}

std::string with_claim(const std::string& lines) {
  return "candor-claims: 1\nclaims:\n" + lines;
}

TEST(ClaimsRegister, HoldsWhatWasWritten) {
  std::vector<Error> mistakes;
  const ClaimsRegister read = read_claims_register("candor-claims.yml", kGood, mistakes);
  ASSERT_THAT(mistakes, IsEmpty());
  ASSERT_EQ(read.claims.size(), 1U);
  const ApprovedClaim& claim = read.claims[0];
  EXPECT_EQ(claim.id, "esketamine-trd");
  EXPECT_EQ(claim.texts.size(), 2U);
  EXPECT_EQ(claim.approved_by, "medical-director");
  EXPECT_EQ(claim.until, (Date{2027, 6, 30}));
  EXPECT_EQ(claim.where.line, 3U);
}

TEST(ClaimsRegister, TellsAllMistakesWithTheirPlaces) {
  EXPECT_THAT(mistakes_of(with_claim("  - id: One\n"
                                     "    text: Too short\n"
                                     "    references: []\n"
                                     "    approved-by: me\n"
                                     "    untill: 2027-06-30\n"
                                     "  - id: two\n"
                                     "    text: This is long enough.\n"
                                     "    references: [a]\n"
                                     "    approved-by: me\n"
                                     "    until: 2027-02-30\n")),
              ElementsAre(::testing::StartsWith("candor-claims.yml:7:5: unknown key 'untill'"),
                          "candor-claims.yml:3:9: an id has small letters, digits, hyphens and points only",
                          "candor-claims.yml:4:11: a claim is a sentence: it has at least 3 words",
                          "candor-claims.yml:5:17: an approved claim rests on at least one reference",
                          ::testing::StartsWith("candor-claims.yml:12:12: ")));
}

TEST(ClaimsRegister, TakesAnIdAndAWordingOnce) {
  const std::string claim =
      "  - {id: a, text: \"It is safe here.\", references: [x], approved-by: me}\n"
      "  - {id: a, text: \"it is SAFE, here\", references: [x], approved-by: me}\n";
  EXPECT_THAT(mistakes_of(with_claim(claim)),
              ElementsAre("candor-claims.yml:4:10: the id 'a' is that of the claim in line 3 too",
                          "candor-claims.yml:4:19: the same words stand in line 3 already"));
}

TEST(ClaimsRegister, RefusesAnotherVersionAndWhatIsNoRegister) {
  EXPECT_THAT(mistakes_of("candor-claims: 2\nclaims: []\n"),
              ElementsAre("candor-claims.yml:1:16: this is version '2' of the format; this program reads version 1"));
  EXPECT_THAT(mistakes_of("- a\n"), ::testing::Not(IsEmpty()));
  EXPECT_THAT(mistakes_of(""), ::testing::Not(IsEmpty()));
}

TEST(ClaimsRegister, IsBounded) {
  std::string many = with_claim("");
  for (std::size_t i = 0; i <= kMaxClaims; ++i) {
    many += "  - a\n";
  }
  EXPECT_EQ(mistakes_of(many).size(), 1U);
  std::string words;
  for (std::size_t i = 0; i <= kMaxClaimWords; ++i) {
    words += "word ";
  }
  EXPECT_THAT(mistakes_of(with_claim("  - {id: a, text: " + words + ", references: [x], approved-by: me}\n")),
              ElementsAre("candor-claims.yml:3:19: a claim has at most 400 words"));
  const std::string deep(50'000, '[');
  EXPECT_THAT(mistakes_of(deep), ::testing::Not(IsEmpty()));
}

TEST(ClaimState, EndsBehindTheLastDayAndOnTheDayOfWithdrawal) {
  ApprovedClaim claim;
  EXPECT_EQ(state_on(claim, {2026, 11, 28}), ClaimState::kApproved);
  claim.until = Date{2026, 11, 28};
  EXPECT_EQ(state_on(claim, {2026, 11, 28}), ClaimState::kApproved);
  EXPECT_EQ(state_on(claim, {2026, 11, 29}), ClaimState::kExpired);
  claim.withdrawn = Date{2026, 11, 28};
  EXPECT_EQ(state_on(claim, {2026, 11, 27}), ClaimState::kApproved);
  EXPECT_EQ(state_on(claim, {2026, 11, 28}), ClaimState::kWithdrawn);
}

TEST(ClaimWords, LeaveOutWhatIsNotSaid) {
  EXPECT_EQ(claim_words("“It’s FDA-approved”, for adults."), claim_words("it's FDA approved for adults"));
  EXPECT_NE(claim_words("85% of them"), claim_words("85 of them"));
}

TEST(FindClaimsRegister, TakesTheNearestUpToTheRepositorysRoot) {
  testing::MemoryFileSystem files;
  files.add_file("/candor-claims.yml").add_file("/site/.git/HEAD").add_file("/site/content/a/page.md");
  EXPECT_EQ(find_claims_register(files, "/site/content/a"), std::nullopt) << "it stands outside the repository";
  files.add_file("/site/candor-claims.yml");
  EXPECT_EQ(find_claims_register(files, "/site/content/a"), "/site/candor-claims.yml");
  files.add_file("/site/content/candor-claims.yml");
  EXPECT_EQ(find_claims_register(files, "/site/content/a"), "/site/content/candor-claims.yml");
  EXPECT_EQ(find_claims_register(files, "/elsewhere"), "/candor-claims.yml");
}

}  // namespace
}  // namespace candor
