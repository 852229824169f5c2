#include <utility>

#include <fmt/format.h>

#include "coverage_text.h"
#include "formats.h"
#include "places.h"
#include "xml_text.h"

namespace candor {
namespace {

const char* severity_name(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kSuggestion:
      break;
  }
  return "info";
}

/// Checkstyle's XML, which many CI servers read.
class CheckstyleReporter final : public Reporter {
 public:
  explicit CheckstyleReporter(Sink sink) : sink_(std::move(sink)) {}

  void begin(const RunInfo& /*run*/) override {
    sink_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
  }

  void page(const FileReport& page) override {
    sink_(fmt::format("  <file name=\"{}\">\n", xml_text(page.source->path())));
    for (const Finding& finding : page.findings) {
      const Place place = place_of(*page.source, finding);
      sink_(fmt::format("    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"candor.{}\"/>\n",
                        place.begin.line, place.begin.column, severity_name(finding.severity),
                        xml_text(finding.message), xml_text(finding.rule)));
    }
    sink_("  </file>\n");
  }

  void end(const Coverage& coverage) override {
    for (const std::string& sentence : coverage_sentences(coverage)) {
      sink_(fmt::format("  <!-- {} -->\n", sentence));
    }
    sink_("</checkstyle>\n");
  }

 private:
  Sink sink_;
};

}  // namespace

std::unique_ptr<Reporter> make_checkstyle_reporter(Sink sink, const RenderOptions& /*options*/) {
  return std::make_unique<CheckstyleReporter>(std::move(sink));
}

}  // namespace candor
