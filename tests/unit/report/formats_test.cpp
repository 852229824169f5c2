#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "candor/diagnostic/measured_precision.h"

#include "unit/report/made_up_report.h"

// What the formats have in common, and what no run of the program brings about easily: findings about a whole page,
// suppressed ones, more than a reader takes. What each promises its readers is tested in tests/formats.

namespace candor {
namespace {

using nlohmann::json;
using testing::finding_on;
using testing::rendered;
using testing::report_on;

constexpr std::string_view kFormats[] = {"text",  "concise", "json",   "jsonl",  "html",    "markdown", "csv",
                                         "sarif", "github",  "gitlab", "rdjson", "rdjsonl", "junit",    "checkstyle"};

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

FileReport with_suppressed() {
  FileReport report = report_on("a.md", "It cures. It heals.\n", {"cures"});
  report.suppressed.push_back({finding_on(*report.source, "heals"), {true, "label <wording>", "dr-lee", "2027-03-31"}});
  return report;
}

TEST(Formats, AreTheOnesOfTheTable) {
  ASSERT_EQ(report_formats().size(), std::size(kFormats));
  for (const ReportFormat& format : report_formats()) {
    EXPECT_NE(std::find(std::begin(kFormats), std::end(kFormats), format.name), std::end(kFormats)) << format.name;
  }
  EXPECT_EQ(report_format("xml"), nullptr);
}

TEST(Formats, LetNoPageCommandTheTerminal) {
  const FileReport page = report_on("a\x1b[2J\n.md", "It \x1b[31mcures\x07\n", {"\x1b[31mcures\x07"});
  for (const std::string_view format : kFormats) {
    EXPECT_FALSE(holds(rendered(format, {page}), "\x1b")) << format;
  }
}

TEST(Formats, CountWhatIsSuppressedNowhereAsAFinding) {
  for (const std::string_view format : kFormats) {
    // JSON and HTML show it in a place of its own.
    if (format != "json" && format != "jsonl" && format != "html") {
      EXPECT_FALSE(holds(rendered(format, {with_suppressed()}), "heals is hype")) << format;
      EXPECT_FALSE(holds(rendered(format, {with_suppressed()}), "“heals”")) << format;
    }
  }
}

TEST(JsonReport, ListsWhatIsSuppressedBesideTheFindings) {
  const json file = json::parse(rendered("json", {with_suppressed()}))["files"][0];
  EXPECT_EQ(file["findings"].size(), 1U);
  ASSERT_EQ(file["suppressed"].size(), 1U);
  EXPECT_EQ(file["suppressed"][0]["match"], "heals");
  EXPECT_EQ(file["suppressed"][0]["suppression"], json::parse(R"({"in_page": true, "reason": "label <wording>",
    "by": "dr-lee", "until": "2027-03-31"})"));
}

/// "cures" is reported, and two rules have words for it.
FileReport with_alternative() {
  FileReport report = report_on("a.md", "It cures all.\n", {"cures"});
  report.findings[0].replacement = Replacement{{3, 8}, "helps", true, 0};
  report.findings[0].alternatives = {{"demo/hype/all", {{3, 12}, "helps some", false, 0}}};
  return report;
}

TEST(Formats, OfferTheWordsOfAllRules) {
  const json finding = json::parse(rendered("json", {with_alternative()}))["files"][0]["findings"][0];
  EXPECT_EQ(finding["replacement"]["text"], "helps");
  EXPECT_EQ(finding["alternatives"], json::parse(R"([{"rule": "demo/hype/all", "span": {"start": 3, "end": 12},
    "text": "helps some", "safe": false}])"));
  const json result = json::parse(rendered("sarif", {with_alternative()}))["runs"][0]["results"][0];
  EXPECT_EQ(result["fixes"].size(), 2U);
  const json diagnostic = json::parse(rendered("rdjson", {with_alternative()}))["diagnostics"][0];
  EXPECT_EQ(diagnostic["suggestions"][1]["text"], "helps some");
  for (const std::string_view format : {"text", "html"}) {
    const std::string report = rendered(format, {with_alternative()});
    EXPECT_TRUE(holds(report, "“helps” for “cures”")) << report;
    EXPECT_TRUE(holds(report, "“helps some” for “cures all”")) << report;
  }
}

TEST(JsonLinesReport, HasARecordForWhatIsSuppressed) {
  EXPECT_TRUE(
      holds(rendered("jsonl", {with_suppressed()}), "\n{\"record\":\"suppressed\",\"path\":\"a.md\",\"rule\":"));
}

TEST(SarifReport, ListsWhatIsSuppressedOnlyWhenAsked) {
  const auto results = [](const RenderOptions& options) {
    return json::parse(rendered("sarif", {with_suppressed()}, {}, options))["runs"][0]["results"];
  };
  EXPECT_EQ(results({}).size(), 1U);
  const json all = results({.show_suppressed = true});
  ASSERT_EQ(all.size(), 2U);
  EXPECT_FALSE(all[0].contains("suppressions"));
  EXPECT_EQ(all[1]["suppressions"], json::parse(R"([{"kind": "inSource", "status": "accepted",
    "justification": "label <wording>"}])"));
}

TEST(SarifReport, KeepsTheGravestOfMoreThanGitHubTakes) {
  FileReport page = report_on("a.md", "x\n", {""});
  page.findings[0].severity = Severity::kSuggestion;
  page.findings.resize(20000, page.findings[0]);
  FileReport second = page;
  for (Finding& finding : second.findings) {
    finding.severity = Severity::kError;
  }
  const json run = json::parse(rendered("sarif", {page, second}))["runs"][0];
  ASSERT_EQ(run["results"].size(), 25000U);
  EXPECT_EQ(run["results"][4999]["level"], "note");
  EXPECT_EQ(run["results"][5000]["level"], "error");
  EXPECT_EQ(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"],
            "15000 findings left out, the least grave: GitHub takes at most 25000.");
}

TEST(SarifReport, EncodesPaths) {
  const auto uri = [](const std::string& path) {
    return json::parse(rendered("sarif", {report_on(path, "x", {""})}))["runs"][0]["results"][0]["locations"][0]
                                                                       ["physicalLocation"]["artifactLocation"]["uri"]
                                                                           .get<std::string>();
  };
  EXPECT_EQ(uri("./a/b c%.md"), "a/b%20c%25.md");
  EXPECT_EQ(uri("/srv/é:#?.md"), "file:///srv/%C3%A9%3A%23%3F.md");
  EXPECT_EQ(uri("a\xFF.md"), "a%FF.md");
}

TEST(Formats, PutWhatIsAboutTheWholePageOnThePage) {
  const FileReport page = report_on("a.md", "One.\n\nTwo.\n", {""});
  const json sarif = json::parse(rendered("sarif", {page}))["runs"][0]["results"][0];
  EXPECT_EQ(sarif["locations"][0]["physicalLocation"]["region"], (json{{"startLine", 1}}));
  EXPECT_FALSE(json::parse(rendered("rdjson", {page}))["diagnostics"][0]["location"].contains("range"));
  EXPECT_EQ(json::parse(rendered("gitlab", {page}))[0]["location"]["lines"]["begin"], 1);
  EXPECT_TRUE(holds(rendered("github", {page}), "::error file=a.md,line=1,endLine=1,title=demo/hype/cure::"));
  EXPECT_TRUE(holds(rendered("csv", {page}), "\r\na.md,,,,,error,"));
  EXPECT_TRUE(holds(rendered("junit", {page}), "name=\"whole page: demo/hype/cure\""));
  EXPECT_TRUE(holds(rendered("checkstyle", {page}), "<error line=\"1\" column=\"1\""));
  EXPECT_TRUE(holds(rendered("markdown", {page}), "| page | error |"));
  EXPECT_TRUE(holds(rendered("html", {page}), "<h4>About the whole page</h4>"));
}

TEST(GithubReport, HasColumnsOnlyWithinALine) {
  const std::string report = rendered("github", {report_on("a,b:c%.md", "It cures\nall.\n", {"cures\nall", "all"})});
  EXPECT_TRUE(holds(report, "::error file=a%2Cb%3Ac%25.md,line=1,endLine=2,title=demo/hype/cure::")) << report;
  EXPECT_TRUE(holds(report, ",line=2,endLine=2,col=1,endColumn=4,title=")) << report;
}

TEST(GitlabReport, TellsEqualFindingsApart) {
  const json issues = json::parse(rendered("gitlab", {report_on("a.md", "It cures.\n", {"cures", "cures"})}));
  EXPECT_NE(issues[0]["fingerprint"], issues[1]["fingerprint"]);
}

TEST(XmlReports, ReplaceWhatXmlCannotHold) {
  for (const std::string_view format : {"junit", "checkstyle", "html"}) {
    const std::string report =
        rendered(format, {report_on("a&<.md", "It \uFFFE\x01\"cures\"", {"\uFFFE\x01\"cures\""})});
    EXPECT_TRUE(holds(report, "a&amp;&lt;.md")) << format;
    EXPECT_TRUE(holds(report, "“\uFFFD\uFFFD&quot;cures&quot;” is hype")) << format;
    EXPECT_FALSE(holds(report, "\uFFFE")) << format;
  }
}

TEST(HtmlReport, MarksOverlapInAnyWay) {
  const std::string report = rendered("html", {report_on("a.md", "one two three\n", {"one two", "two three", "two"})});
  EXPECT_TRUE(holds(report,
                    "<span id=\"p1-1-at\"></span><mark class=\"error\" data-of=\"1\">one </mark>"
                    "<span id=\"p1-2-at\"></span><span id=\"p1-3-at\"></span>"
                    "<mark class=\"error\" data-of=\"1 2 3\">two</mark>"))
      << report;
  EXPECT_TRUE(holds(report, "<mark class=\"error\" data-of=\"2\"> three</mark><a class=\"ref error\" href=\"#p1-2\""));
}

TEST(HtmlReport, KeepsAPassageTogetherThatAFindingCrosses) {
  const std::string report = rendered("html", {report_on("a.md", "one\n\ntwo\n\nthree\n", {"one\n\ntwo"})});
  EXPECT_TRUE(holds(report,
                    "data-of=\"1\">one</mark></span>\n<span class=\"line\" data-line=\"2\"></span>\n"
                    "<span class=\"line\" data-line=\"3\"><mark"))
      << report;
  EXPECT_TRUE(holds(report, "<div class=\"passage\"><div class=\"text\"><span class=\"line\" data-line=\"5\">three"));
}

TEST(HtmlReport, ShowsWhoAllowedWhatIsSuppressed) {
  EXPECT_TRUE(holds(rendered("html", {with_suppressed()}),
                    "<p><b>Allowed</b> label &lt;wording&gt; — dr-lee (until 2027-03-31)</p>"));
}

TEST(Coverage, IsStatedInOneLine) {
  Coverage coverage;
  coverage.files = 2;
  coverage.sentences = 1;
  coverage.rules = 3;
  coverage.skipped = {{"a", "b"}};
  EXPECT_EQ(coverage_statement(coverage),
            "2 pages (1 sentence) checked with 3 rules: nothing found. 1 path skipped. candor measures wording; it is "
            "not a compliance determination.");
  EXPECT_EQ(coverage_statement({}), "No page was checked.");
}

TEST(SarifReport, TellsThePrecisionOfRulesThatWereMeasuredOften) {
  const auto properties = [](std::uint32_t right, std::uint32_t wrong) {
    const MeasuredPrecision measured{"2026-11-28", {"seeds"}, {{"demo/hype/cure", {right, wrong}}}};
    RenderOptions options;
    options.precision = &measured;
    const json run = json::parse(rendered("sarif", {}, {}, options))["runs"][0];
    return run["tool"]["driver"]["rules"][0]["properties"];
  };
  EXPECT_EQ(properties(19, 1)["precision"], "very-high");
  EXPECT_EQ(properties(17, 3)["precision"], "high");
  EXPECT_EQ(properties(7, 3)["precision"], "medium");
  EXPECT_EQ(properties(2, 8)["precision"], "low");
  EXPECT_FALSE(properties(9, 0).contains("precision"));
}

}  // namespace
}  // namespace candor
