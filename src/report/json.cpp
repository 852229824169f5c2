#include <utility>

#include "finding_json.h"
#include "formats.h"

namespace candor {
namespace {

/// How far to the right the values stand in the whole report.
constexpr std::size_t kMemberMargin = 2;
constexpr std::size_t kFileMargin = 4;

/// Writes page by page: only the page at hand is ever in memory.
class JsonReporter final : public Reporter {
 public:
  explicit JsonReporter(Sink sink) : sink_(std::move(sink)) {}

  void begin(const RunInfo& run) override {
    sink_("{\n  \"schema\": \"candor.report/1\",\n  \"tool\": ");
    sink_(json_text({{"name", "candor"}, {"version", run.version}}, kMemberMargin));
    sink_(",\n  \"packs\": " + json_text(packs_json(run), kMemberMargin) + ",\n  \"files\": [");
  }

  void page(const FileReport& page) override {
    Json findings = Json::array();
    for (const Finding& finding : page.findings) {
      findings.push_back(finding_json(*page.source, finding));
    }
    Json file = {{"path", page.source->path()}, {"findings", std::move(findings)}};
    for (const SuppressedFinding& suppressed : page.suppressed) {
      file["suppressed"].push_back(suppressed_json(*page.source, suppressed));
    }
    for (const Finding& finding : page.known) {
      file["known"].push_back(finding_json(*page.source, finding));
    }
    for (const Finding& finding : page.outside) {
      file["outside"].push_back(finding_json(*page.source, finding));
    }
    for (const Approval& approval : page.approved) {
      file["approved"].push_back(approval_json(*page.source, approval));
    }
    sink_(first_ ? "\n    " : ",\n    ");
    sink_(json_text(file, kFileMargin));
    first_ = false;
  }

  void end(const Coverage& coverage) override {
    sink_(first_ ? "]" : "\n  ]");
    sink_(",\n  \"coverage\": " + json_text(coverage_json(coverage), kMemberMargin) + "\n}\n");
  }

 private:
  Sink sink_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Reporter> make_json_reporter(Sink sink, const RenderOptions& /*options*/) {
  return std::make_unique<JsonReporter>(std::move(sink));
}

}  // namespace candor
