#include <utility>

#include <nlohmann/json.hpp>

#include "candor/report/rules_json.h"
#include "formats.h"

namespace candor {
namespace {

using Json = nlohmann::ordered_json;

/// Text that is not UTF-8 (a path may be anything) is shown with U+FFFD; dump() would throw otherwise.
std::string dump(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

Json position_json(const Position& position) { return {{"line", position.line}, {"column", position.column}}; }

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
    Json packs = Json::array();
    for (const PackInfo& pack : run.packs) {
      packs.push_back({{"name", pack.name}, {"sha256", pack.sha256}});
    }
    sink_("{\n  \"schema\": \"candor.report/1\",\n  \"tool\": ");
    sink_(dump({{"name", "candor"}, {"version", run.version}}, -1));
    sink_(",\n  \"packs\": " + dump(packs, -1) + ",\n  \"files\": [");
  }

  void page(const FileReport& page) override {
    Json findings = Json::array();
    for (const Finding& finding : page.findings) {
      findings.push_back(finding_json(*page.source, finding));
    }
    sink_(first_ ? "\n" : ",\n");
    sink_(dump({{"path", page.source->path()}, {"findings", std::move(findings)}}, 2));
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
    sink_(",\n  \"coverage\": " + dump(json, -1) + "\n}\n");
  }

 private:
  Sink sink_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Reporter> make_json_reporter(Sink sink, const RenderOptions& /*options*/) {
  return std::make_unique<JsonReporter>(std::move(sink));
}

std::string rules_json(const std::map<std::string, RuleInfo>& rules) {
  Json all = Json::array();
  for (const auto& [id, rule] : rules) {
    Json references = Json::array();
    for (const Authority& reference : rule.references) {
      references.push_back({{"id", reference.id},
                            {"title", reference.title},
                            {"asks", reference.asks},
                            {"url", reference.url},
                            {"read", reference.read},
                            {"when", reference.when}});
    }
    all.push_back({{"id", id},
                   {"category", rule.category},
                   {"severity", to_string(rule.severity)},
                   {"title", rule.title},
                   {"why", rule.why},
                   {"advice", rule.advice},
                   {"rewrites", rule.rewrites},
                   {"references", std::move(references)}});
  }
  return dump(all, 2) + "\n";
}

}  // namespace candor
