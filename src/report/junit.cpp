#include <utility>

#include <fmt/format.h>

#include "coverage_text.h"
#include "formats.h"
#include "places.h"
#include "rule_lookup.h"
#include "xml_text.h"

namespace candor {
namespace {

/// JUnit's XML, in the dialect of the Ant task: a suite for each page, a failed case for each finding that fails it.
/// A page that passes has one passed case, so that a clean run does not look like one without tests; what could not be
/// checked is an error of a last suite.
class JunitReporter final : public Reporter {
 public:
  explicit JunitReporter(Sink sink) : sink_(std::move(sink)) {}

  void begin(const RunInfo& run) override {
    run_ = run;
    sink_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
  }

  void page(const FileReport& page) override {
    std::uint64_t failures = 0;
    for (const Finding& finding : page.findings) {
      failures += finding.severity >= page.fail_on ? 1 : 0;
    }
    const std::string path = xml_text(page.source->path());
    open_suite(path, std::max<std::uint64_t>(failures, 1), failures, 0);
    if (failures == 0) {
      sink_(fmt::format("    <testcase name=\"nothing fails this page\" classname=\"{}\" time=\"0\"/>\n", path));
    }
    for (const Finding& finding : page.findings) {
      if (finding.severity >= page.fail_on) {
        failed_case(*page.source, finding);
      }
    }
    close_suite(fmt::format("{} {} below that.", failing_sentence(page.fail_on),
                            counted(page.findings.size() - failures, "finding")));
  }

  void end(const Coverage& coverage) override {
    const std::uint64_t errors = coverage.errors.size();
    open_suite("candor: what was checked", std::max<std::uint64_t>(errors, 1), 0, errors);
    if (errors == 0) {
      sink_("    <testcase name=\"every path given was checked\" classname=\"candor\" time=\"0\"/>\n");
    }
    for (const Error& error : coverage.errors) {
      sink_(fmt::format(
          "    <testcase name=\"{}\" classname=\"candor\" time=\"0\">\n"
          "      <error message=\"{}\" type=\"not checked\"/>\n    </testcase>\n",
          xml_text(error.location ? error.location->path : std::string("candor")), xml_text(error.message)));
    }
    std::string text;
    for (const std::string& sentence : coverage_sentences(coverage)) {
      text += (text.empty() ? "" : "\n") + sentence;
    }
    for (const Skipped& skipped : coverage.skipped) {
      text += fmt::format("\nskipped {}: {}", xml_text(skipped.path), xml_text(skipped.reason));
    }
    close_suite(text);
    sink_("</testsuites>\n");
  }

 private:
  void open_suite(const std::string& name, std::uint64_t tests, std::uint64_t failures, std::uint64_t errors) {
    sink_(
        fmt::format("  <testsuite id=\"{}\" package=\"candor\" name=\"{}\" timestamp=\"{}\" hostname=\"localhost\" "
                    "tests=\"{}\" failures=\"{}\" errors=\"{}\" time=\"0\">\n    <properties>\n",
                    suites_++, name, run_.started, tests, failures, errors));
    sink_(fmt::format("      <property name=\"candor\" value=\"{}\"/>\n", xml_text(run_.version)));
    for (const PackInfo& pack : run_.packs) {
      sink_(fmt::format("      <property name=\"pack {}\" value=\"{}\"/>\n", xml_text(pack.name), pack.sha256));
    }
    sink_("    </properties>\n");
  }

  /// `output` is escaped.
  void close_suite(const std::string& output) {
    sink_(fmt::format("    <system-out>{}</system-out>\n    <system-err></system-err>\n  </testsuite>\n", output));
  }

  void failed_case(const SourceFile& source, const Finding& finding) {
    const Place place = place_of(source, finding);
    const std::string where =
        finding.span ? fmt::format("line {}, column {}", place.begin.line, place.begin.column) : "whole page";
    const RuleInfo* rule = find_rule(run_, finding.rule);
    sink_(fmt::format(
        "    <testcase name=\"{}: {}\" classname=\"{}\" time=\"0\">\n"
        "      <failure message=\"{}\" type=\"{}\">{}:{}:{}: {}{}</failure>\n    </testcase>\n",
        where, xml_text(finding.rule), xml_text(source.path()), xml_text(finding.message), to_string(finding.severity),
        xml_text(source.path()), place.begin.line, place.begin.column, xml_text(finding.message),
        rule == nullptr ? std::string() : "\n" + xml_text(one_line(rule->advice))));
  }

  Sink sink_;
  RunInfo run_;
  std::uint64_t suites_ = 0;
};

}  // namespace

std::unique_ptr<Reporter> make_junit_reporter(Sink sink, const RenderOptions& /*options*/) {
  return std::make_unique<JunitReporter>(std::move(sink));
}

}  // namespace candor
