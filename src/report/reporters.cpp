#include <algorithm>
#include <array>

#include "candor/report/reporter.h"

#include "coverage_text.h"
#include "formats.h"

namespace candor {

std::span<const ReportFormat> report_formats() {
  static constexpr std::array<ReportFormat, 14> kFormats = {{
      {"text", "each finding with its line, the reason and safer wording", make_text_reporter},
      {"concise", "a line for each finding: path:line:column: severity rule message", make_concise_reporter, false},
      {"json", "everything, for other programs", make_json_reporter},
      {"jsonl", "the same, one JSON object a line", make_json_lines_reporter},
      {"html", "for editors: one file that opens in a browser, with the pages' text", make_html_reporter},
      {"markdown", "for a comment on a pull request", make_markdown_reporter},
      {"csv", "for spreadsheets", make_csv_reporter, false},
      {"sarif", "SARIF 2.1.0, for GitHub code scanning", make_sarif_reporter},
      {"github", "annotations by GitHub Actions", make_github_reporter},
      {"gitlab", "GitLab Code Quality", make_gitlab_reporter, false},
      {"rdjson", "for reviewdog", make_rdjson_reporter, false},
      {"rdjsonl", "the same, one JSON object a line", make_rdjsonl_reporter, false},
      {"junit", "JUnit XML, for CI servers", make_junit_reporter},
      {"checkstyle", "Checkstyle XML, for CI servers", make_checkstyle_reporter},
  }};
  return kFormats;
}

const ReportFormat* report_format(std::string_view name) {
  const auto all = report_formats();
  const auto found =
      std::find_if(all.begin(), all.end(), [name](const ReportFormat& format) { return format.name == name; });
  return found == all.end() ? nullptr : &*found;
}

std::string coverage_statement(const Coverage& coverage) {
  std::string text;
  for (const std::string& sentence : coverage_sentences(coverage)) {
    text += (text.empty() ? "" : " ") + sentence;
  }
  return text;
}

}  // namespace candor
