#include <memory>

#include <gtest/gtest.h>

#include "candor/report/inspection.h"

#include "unit/report/made_up_report.h"

namespace candor {
namespace {

using testing::finding_on;
using testing::report_on;

TEST(InspectionText, TellsWhatBecameOfAllFindingsInOrderOfThePage) {
  FileReport report = report_on("a.md", "one two three four five six", {"three", ""});
  report.inspection = std::make_shared<Inspection>();
  report.suppressed.push_back({finding_on(*report.source, "one"), {true, "agreed", "editor", "2027-03-31"}});
  report.suppressed.push_back({finding_on(*report.source, "six"), {false, "agreed", "", ""}});
  Approval approval;
  approval.claim = "over";
  approval.where = {"candor-claims.yml", 4, 5};
  approval.findings.push_back(finding_on(*report.source, "two"));
  report.approved.push_back(approval);
  report.known.push_back(finding_on(*report.source, "four"));
  report.outside.push_back(finding_on(*report.source, "five"));
  EXPECT_EQ(inspection_text(report, {"finding"}),
            "finding the page error demo/hype/cure: reported\n"
            "finding 1:1 error demo/hype/cure: suppressed: an exception on the page allows it: “agreed” (by editor, "
            "until 2027-03-31)\n"
            "finding 1:5 error demo/hype/cure: approved: the sentence is the approved claim 'over' "
            "(candor-claims.yml:4)\n"
            "finding 1:9 error demo/hype/cure: reported\n"
            "finding 1:15 error demo/hype/cure: known: the baseline has it\n"
            "finding 1:20 error demo/hype/cure: outside: it is not on a changed line\n"
            "finding 1:25 error demo/hype/cure: suppressed: an exception in the project's file allows it: “agreed”\n");
}

}  // namespace
}  // namespace candor
