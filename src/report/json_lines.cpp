#include <utility>

#include "finding_json.h"
#include "formats.h"

namespace candor {
namespace {

/// One object a line, so that a reader needs no more than a line at a time.
class JsonLinesReporter final : public Reporter {
 public:
  explicit JsonLinesReporter(Sink sink) : sink_(std::move(sink)) {}

  void begin(const RunInfo& run) override {
    line({{"record", "run"},
          {"schema", "candor.report/1"},
          {"tool", {{"name", "candor"}, {"version", run.version}}},
          {"packs", packs_json(run)}});
  }

  void page(const FileReport& page) override {
    const std::string& path = page.source->path();
    line({{"record", "page"}, {"path", path}});
    for (const Finding& finding : page.findings) {
      record("finding", path, finding_json(*page.source, finding));
    }
    for (const SuppressedFinding& suppressed : page.suppressed) {
      record("suppressed", path, suppressed_json(*page.source, suppressed));
    }
    for (const Finding& finding : page.known) {
      record("known", path, finding_json(*page.source, finding));
    }
    for (const Finding& finding : page.outside) {
      record("outside", path, finding_json(*page.source, finding));
    }
    for (const Approval& approval : page.approved) {
      record("approved", path, approval_json(*page.source, approval));
    }
  }

  void end(const Coverage& coverage) override {
    Json json = {{"record", "coverage"}};
    json.update(coverage_json(coverage));
    line(json);
  }

 private:
  void record(const char* kind, const std::string& path, const Json& fields) {
    Json json = {{"record", kind}, {"path", path}};
    json.update(fields);
    line(json);
  }

  void line(const Json& json) { sink_(json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"); }

  Sink sink_;
};

}  // namespace

std::unique_ptr<Reporter> make_json_lines_reporter(Sink sink, const RenderOptions& /*options*/) {
  return std::make_unique<JsonLinesReporter>(std::move(sink));
}

}  // namespace candor
