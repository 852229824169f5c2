#include <utility>

#include "formats.h"
#include "json_text.h"

namespace candor {
namespace {

/// How far to the right the values stand in the whole report.
constexpr std::size_t kMemberMargin = 2;
constexpr std::size_t kFileMargin = 4;

Json position_json(const Position& position) {
  return {{"line", position.line}, {"column", position.column}};
}

Json finding_json(const SourceFile& source, const Finding& finding) {
  Json json = {{"rule", finding.rule},
               {"category", finding.category},
               {"severity", to_string(finding.severity)},
               {"message", finding.message}};
  if (finding.span) {
    const FileSpan span = source.to_file(*finding.span);
    json["span"] = {{"start", span.begin}, {"end", span.end}};
    json["start"] = position_json(source.position(finding.span->begin));
    json["end"] = position_json(source.position(finding.span->end));
  } else {
    json["span"] = nullptr;
    json["start"] = nullptr;
    json["end"] = nullptr;
  }
  json["match"] = finding.match;
  json["fingerprint"] = finding.fingerprint;
  return json;
}

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
    sink_(first_ ? "\n    " : ",\n    ");
    sink_(json_text({{"path", page.source->path()}, {"findings", std::move(findings)}}, kFileMargin));
    first_ = false;
  }

  void end(const Coverage& coverage) override {
    Json skipped = Json::array();
    for (const Skipped& one : coverage.skipped) {
      skipped.push_back({{"path", one.path}, {"reason", one.reason}});
    }
    for (const Error& error : coverage.errors) {
      skipped.push_back({{"path", error.location ? error.location->path : std::string()}, {"reason", error.message}});
    }
    const Json json = {{"files", coverage.files},           {"skipped", std::move(skipped)},
                       {"bytes", coverage.bytes},           {"sentences", coverage.sentences},
                       {"suppressed", coverage.suppressed}, {"rules", coverage.rules}};
    sink_(first_ ? "]" : "\n  ]");
    sink_(",\n  \"coverage\": " + json_text(json, kMemberMargin) + "\n}\n");
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
