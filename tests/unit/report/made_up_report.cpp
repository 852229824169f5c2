#include "unit/report/made_up_report.h"

#include <gtest/gtest.h>

namespace candor::testing {
namespace {

const std::map<std::string, RuleInfo>& rules() {
  static const std::map<std::string, RuleInfo> made_up_rules = {{"demo/hype/cure",
                                                                 {"demo/hype/cure",
                                                                  "hype",
                                                                  Severity::kError,
                                                                  "A cure",
                                                                  "It misleads\nreaders.\n",
                                                                  "Say less.",
                                                                  {"may help", "can help some", "might help"},
                                                                  {}}}};
  return made_up_rules;
}

}  // namespace

Finding finding_on(const SourceFile& source, const std::string& words) {
  Finding finding{"demo/hype/cure", "hype", Severity::kError, "“" + words + "” is hype", {}, words, "0123456789abcdef"};
  const std::size_t at = source.text().find(words);
  EXPECT_NE(at, std::string_view::npos) << words;
  if (!words.empty()) {
    finding.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }
  return finding;
}

FileReport report_on(const std::string& path, std::string_view bytes, const std::vector<std::string>& words) {
  FileReport report{SourceFile::decode(path, bytes).value(), {}};
  for (const std::string& one : words) {
    report.findings.push_back(finding_on(*report.source, one));
  }
  return report;
}

std::string rendered(std::string_view format, const std::vector<FileReport>& pages, const Coverage& coverage,
                     const RenderOptions& options) {
  std::string bytes;
  const std::unique_ptr<Reporter> reporter =
      report_format(format)->make([&](std::string_view more) { bytes += more; }, options);
  RunInfo run;
  run.version = "1.2.3";
  run.packs = {{"demo", "abc"}};
  run.rules = &rules();
  reporter->begin(run);
  for (const FileReport& page : pages) {
    reporter->page(page);
  }
  reporter->end(coverage);
  return bytes;
}

}  // namespace candor::testing
