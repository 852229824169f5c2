#include <string>

#include <gtest/gtest.h>

#include "unit/report/made_up_report.h"

namespace candor {
namespace {

using testing::rendered;
using testing::report_on;

TEST(ConciseReport, HasOneLineForEachFinding) {
  EXPECT_EQ(rendered("concise", {report_on("a.md", "It cures.\r\nNaïve: it heals.\r\n", {"cures", "heals"}),
                                 report_on("b.md", "Buy", {"Buy"})}),
            "a.md:1:4: error demo/hype/cure “cures” is hype\n"
            "a.md:2:11: error demo/hype/cure “heals” is hype\n"
            "b.md:1:1: error demo/hype/cure “Buy” is hype\n");
}

TEST(ConciseReport, PutsWhatIsAboutTheWholePageAtItsBeginning) {
  FileReport report = report_on("a.md", "x", {""});
  report.findings[0].severity = Severity::kSuggestion;
  EXPECT_EQ(rendered("concise", {report}), "a.md:1:1: suggestion demo/hype/cure “” is hype\n");
}

TEST(ConciseReport, IsEmptyWhenNothingWasFound) {
  EXPECT_EQ(rendered("concise", {report_on("a.md", "", {})}), "");
  EXPECT_EQ(rendered("concise", {}), "");
}

TEST(ConciseReport, LetsNoPageCommandTheTerminal) {
  const std::string bytes =
      rendered("concise", {report_on("a\x1b[2J\n.md", "It \x1b[31mcures\x07\n", {"\x1b[31mcures\x07"})});
  EXPECT_EQ(bytes, "a\uFFFD[2J\uFFFD.md:1:4: error demo/hype/cure “\uFFFD[31mcures\uFFFD” is hype\n");
}

}  // namespace
}  // namespace candor
