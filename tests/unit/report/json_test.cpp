#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "candor/report/listing_json.h"

#include "unit/report/made_up_report.h"

namespace candor {
namespace {

using nlohmann::json;
using testing::rendered;
using testing::report_on;

json parsed(const std::vector<FileReport>& pages, const Coverage& coverage = {}) {
  return json::parse(rendered("json", pages, coverage));
}

TEST(JsonReport, HasTheFieldsOfTheSchema) {
  Coverage coverage;
  coverage.files = 2;
  coverage.bytes = 30;
  coverage.sentences = 4;
  coverage.suppressed = 5;
  coverage.rules = 6;
  coverage.skipped = {{"c.md", "not text"}};
  coverage.errors = {{ErrorCode::kUnreadable, "cannot be read", Location{"d.md", 0, 0}}};
  const json expected = json::parse(R"({
    "schema": "candor.report/1",
    "tool": {"name": "candor", "version": "1.2.3"},
    "packs": [{"name": "demo", "sha256": "abc"}],
    "files": [
      {"path": "a.md", "findings": [
        {"rule": "demo/hype/cure", "category": "hype", "severity": "error", "message": "“cures” is hype",
         "span": {"start": 7, "end": 12}, "start": {"line": 2, "column": 4}, "end": {"line": 2, "column": 9},
         "match": "cures", "fingerprint": "0123456789abcdef"}]},
      {"path": "b.md", "findings": []}],
    "coverage": {"files": 2, "bytes": 30, "sentences": 4, "suppressed": 5, "rules": 6,
      "skipped": [{"path": "c.md", "reason": "not text"}, {"path": "d.md", "reason": "cannot be read"}]}})");
  EXPECT_EQ(parsed({report_on("a.md", "Hi.\nIt cures.\n", {"cures"}), report_on("b.md", "", {})}, coverage), expected);
}

TEST(JsonReport, SaysNullForWhatIsAboutTheWholePage) {
  const json finding = parsed({report_on("a.md", "x", {""})})["files"][0]["findings"][0];
  for (const char* const key : {"span", "start", "end"}) {
    EXPECT_TRUE(finding.contains(key) && finding[key].is_null()) << key;
  }
}

TEST(JsonReport, CountsBytesInTheFileAndColumnsInCharacters) {
  const json finding =
      parsed({report_on("a.md", "\xEF\xBB\xBFNaïve 💊 cures\r\n", {"cures"})})["files"][0]["findings"][0];
  EXPECT_EQ(finding["span"], (json{{"start", 15}, {"end", 20}}));
  EXPECT_EQ(finding["start"], (json{{"line", 1}, {"column", 9}}));
  EXPECT_EQ(finding["end"], (json{{"line", 1}, {"column", 14}}));
}

TEST(JsonReport, CountsBytesOfOtherEncodings) {
  const std::string wide("\xFF\xFEH\0i\0 \0y\0o\0u\0", 14);
  EXPECT_EQ(parsed({report_on("a.md", wide, {"you"})})["files"][0]["findings"][0]["span"],
            (json{{"start", 8}, {"end", 14}}));
}

TEST(JsonReport, CrossesLines) {
  const json finding =
      parsed({report_on("a.md", "> It cures\r\n> all.\r\n", {"cures\r\n> all"})})["files"][0]["findings"][0];
  EXPECT_EQ(finding["start"], (json{{"line", 1}, {"column", 6}}));
  EXPECT_EQ(finding["end"], (json{{"line", 2}, {"column", 6}}));
}

TEST(JsonReport, EscapesWhatJsonCannotHold) {
  const std::string text = "a \"b\\c\" \x1b\t\x01 é";
  const FileReport page = report_on("a\xFF.md", text, {text});
  EXPECT_EQ(rendered("json", {page}).find('\x1b'), std::string::npos);
  const json file = parsed({page})["files"][0];
  EXPECT_EQ(file["path"], "a\uFFFD.md");
  EXPECT_EQ(file["findings"][0]["match"], text);
}

TEST(JsonReport, IsWholeWithoutAnyPage) {
  const json report = parsed({});
  EXPECT_EQ(report["files"], json::array());
  EXPECT_EQ(report["coverage"]["files"], 0);
}

TEST(RulesJson, ListsRulesWithTheirAuthorities) {
  RuleInfo rule{
      "p/c/x", "c", Severity::kWarning, "T", "W", "A", {"r"}, {{"law", "L", "Be fair", "u", "none", "2026-08"}}};
  EXPECT_EQ(json::parse(rules_json({{"p/c/x", rule}}, {})), json::parse(R"([{"id": "p/c/x", "category": "c",
    "severity": "warning", "title": "T", "why": "W", "advice": "A", "rewrites": ["r"], "references": [{"id": "law",
    "title": "L", "asks": "Be fair", "url": "u", "read": "none", "when": "2026-08"}],
    "precision": null}])"));
}

TEST(RulesJson, TellsTheMeasuredPrecision) {
  RuleInfo rule;
  rule.id = "p/c/x";
  const MeasuredPrecision measured{"2026-11-28", {"seeds"}, {{"p/c/x", {2, 1}}}};
  EXPECT_EQ(json::parse(rules_json({{"p/c/x", rule}}, measured))[0]["precision"],
            json::parse(R"({"value": 0.667, "right": 2, "wrong": 1, "measured": "2026-11-28"})"));
}

TEST(VersionJson, NamesThePacks) {
  RunInfo run;
  run.version = "1.2.3";
  run.packs = {{"demo", "abc"}};
  EXPECT_EQ(json::parse(version_json(run)),
            json::parse(R"({"name": "candor", "version": "1.2.3", "packs": [{"name": "demo", "sha256": "abc"}]})"));
}

}  // namespace
}  // namespace candor
