#include "candor/claims/claims_review.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "candor/claims/claims_survey.h"
#include "candor/document/readers.h"

#include "support/memory_file_system.h"

namespace candor {
namespace {

constexpr Date kToday{2026, 11, 28};

constexpr const char* kRegister =
    "candor-claims: 1\n"
    "claims:\n"
    "  - {id: good, text: The spray is safe for adults., references: [a], approved-by: dr-lee, until: 2026-12-08}\n"
    "  - {id: over, text: The drip is safe for adults., references: [a], approved-by: me, until: 2026-11-27}\n"
    "  - {id: gone, text: The pill is safe for adults., references: [a], approved-by: me, withdrawn: 2026-11-01}\n"
    "  - {id: idle, text: The lamp is safe for adults., references: [a], approved-by: me}\n";

class ClaimsReview : public ::testing::Test {
 protected:
  ClaimsReview() { files_.add_file("/site/candor-claims.yml", kRegister); }

  static Document read(const std::string& markdown) {
    return read_markdown(SourceFile::decode("page.md", markdown).value());
  }

  /// A page whose every "safe" was found.
  FileReport review(const std::string& markdown, const std::string& category = "safety") {
    const Document page = read(markdown);
    FileReport report;
    report.source = page.source;
    for (std::size_t at = markdown.find("safe"); at != std::string::npos; at = markdown.find("safe", at + 1)) {
      Finding finding;
      finding.rule = "claims/safety/safe";
      finding.category = category;
      finding.span = SourceSpan{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 4)};
      report.findings.push_back(finding);
    }
    const ClaimsRegisters::Entry* entry = registers_.for_page("page.md");
    EXPECT_NE(entry, nullptr);
    review_claims(*entry, page, kToday, report, coverage_);
    return report;
  }

  static std::vector<std::string> rules(const FileReport& report) {
    std::vector<std::string> rules;
    for (const Finding& finding : report.findings) {
      rules.push_back(finding.rule);
    }
    return rules;
  }

  testing::MemoryFileSystem files_;
  ClaimsRegisters registers_{files_, "/site", SentenceData{}};
  Coverage coverage_;
};

TEST_F(ClaimsReview, QuietsAnApprovedClaimAndNamesIt) {
  const FileReport report = review("The spray is safe for adults. Our staff is safe.\n");
  EXPECT_THAT(rules(report), ::testing::ElementsAre("claims/safety/safe"));
  ASSERT_EQ(report.approved.size(), 1U);
  EXPECT_EQ(report.approved[0].claim, "good");
  EXPECT_EQ(report.approved[0].by, "dr-lee");
  EXPECT_EQ(report.approved[0].until, "2026-12-08");
  EXPECT_EQ(report.approved[0].where.path, "candor-claims.yml");
  EXPECT_EQ(report.approved[0].where.line, 3U);
  EXPECT_EQ(report.approved[0].findings.size(), 1U);
  EXPECT_EQ(coverage_.approved, 1U);
}

TEST_F(ClaimsReview, GivesFindingsBackWhenTheApprovalIsOver) {
  const FileReport expired = review("The drip is safe for adults.\n");
  EXPECT_THAT(rules(expired), ::testing::ElementsAre("claims-register/expired", "claims/safety/safe"));
  EXPECT_EQ(expired.findings[0].message, "the approval of the claim 'over' (candor-claims.yml:4) ended on 2026-11-27");
  const FileReport withdrawn = review("The pill is safe for adults.\n");
  EXPECT_THAT(rules(withdrawn), ::testing::ElementsAre("claims-register/withdrawn", "claims/safety/safe"));
  EXPECT_EQ(withdrawn.findings[0].message, "the claim 'gone' (candor-claims.yml:5) was withdrawn on 2026-11-01");
}

TEST_F(ClaimsReview, ShowsHowASentenceDiffersFromAClaim) {
  const FileReport report = review("The spray is always safe for adults.\n");
  EXPECT_THAT(rules(report), ::testing::ElementsAre("claims-register/near", "claims/safety/safe"));
  EXPECT_EQ(report.findings[0].message,
            "this is close to the approved claim 'good' (candor-claims.yml:3), but “always” was added");
  EXPECT_EQ(report.findings[0].severity, Severity::kSuggestion);
  EXPECT_EQ(report.findings[0].fingerprint.size(), 16U);
}

TEST_F(ClaimsReview, DoesNotApproveWhatThePageOwesOrHides) {
  for (const char* category : {"duty/risks", "evasion"}) {
    EXPECT_EQ(review("The spray is safe for adults.\n", category).findings.size(), 1U) << category;
  }
}

TEST_F(ClaimsReview, TellsEqualFindingsApart) {
  const FileReport report = review("The pill is safe for adults.\n\nThe pill is safe for adults.\n");
  ASSERT_EQ(report.findings.size(), 4U);
  EXPECT_NE(report.findings[0].fingerprint, report.findings[2].fingerprint);
}

TEST_F(ClaimsReview, SurveysAllClaims) {
  ClaimsSurvey survey(kToday);
  survey.add(*registers_.for_page("page.md"), read("The spray is safe for adults. The pill is safe for adults.\n"));
  const std::vector<SurveyedRegister> registers = survey.registers();
  ASSERT_EQ(registers.size(), 1U);
  ASSERT_EQ(registers[0].claims.size(), 4U);
  EXPECT_EQ(registers[0].claims[0].exact_uses(), 1U);
  EXPECT_EQ(registers[0].claims[0].days_left, 10);
  EXPECT_EQ(registers[0].claims[1].state, ClaimState::kExpired);
  EXPECT_EQ(registers[0].claims[2].exact_uses(), 1U);
  EXPECT_EQ(registers[0].claims[3].exact_uses(), 0U);
}

TEST(ClaimsRegisters, ApproveNothingWhenTheyAreBroken) {
  testing::MemoryFileSystem files;
  files.add_file("/site/candor-claims.yml", "candor-claims: 1\nclaims: [{id: a}]\n").add_file("/site/a/b.md");
  ClaimsRegisters registers(files, "/site/a", SentenceData{});
  EXPECT_EQ(registers.for_page("b.md"), nullptr);
  EXPECT_EQ(registers.for_page("c.md"), nullptr);
  ASSERT_EQ(registers.mistakes().size(), 3U) << "told once";
  EXPECT_EQ(to_string(registers.mistakes()[0]), "../candor-claims.yml:2:10: the key 'text' is missing");
}

TEST(ClaimsRegisters, MayBeMissing) {
  testing::MemoryFileSystem files;
  files.add_file("/site/page.md");
  ClaimsRegisters registers(files, "/site", SentenceData{});
  EXPECT_EQ(registers.for_page("page.md"), nullptr);
  EXPECT_TRUE(registers.mistakes().empty());
}

}  // namespace
}  // namespace candor
