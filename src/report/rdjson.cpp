#include <utility>

#include "formats.h"
#include "json_text.h"
#include "places.h"
#include "rule_lookup.h"

namespace candor {
namespace {

constexpr std::size_t kMargin = 4;

const char* severity_name(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "ERROR";
    case Severity::kWarning:
      return "WARNING";
    case Severity::kSuggestion:
      break;
  }
  return "INFO";
}

Json source_json(const RunInfo& run) {
  Json source = {{"name", "candor"}};
  if (!run.homepage.empty()) {
    source["url"] = run.homepage;
  }
  return source;
}

Json position(const SourceFile& source, std::uint32_t offset) {
  return {{"line", source.position(offset).line}, {"column", byte_column(source, offset)}};
}

Json diagnostic(const RunInfo& run, const SourceFile& source, const Finding& finding) {
  Json location = {{"path", plain_path(source.path())}};
  if (finding.span) {
    location["range"] = {{"start", position(source, finding.span->begin)},
                         {"end", position(source, finding.span->end)}};
  }
  const RuleInfo* rule = find_rule(run, finding.rule);
  Json code = {{"value", finding.rule}};
  if (const std::string_view url = first_url(rule); !url.empty()) {
    code["url"] = url;
  }
  std::string message = finding.message;
  if (rule != nullptr) {
    message += "\n" + one_line(rule->advice);
  }
  Json json = {{"message", std::move(message)},
               {"location", std::move(location)},
               {"severity", severity_name(finding.severity)},
               {"code", std::move(code)}};
  for (const Replacement* replacement : replacements_of(finding)) {
    json["suggestions"].push_back(
        {{"range",
          {{"start", position(source, replacement->span.begin)}, {"end", position(source, replacement->span.end)}}},
         {"text", replacement->text}});
  }
  return json;
}

/// For reviewdog: its Diagnostic Format, whose columns count UTF-8 bytes and whose ranges end exclusive
/// (reviewdog's proto/rdf/reviewdog.proto). It takes relative paths for those of the folder that it is started in, and
/// puts the repository's folders before them itself (reviewdog's pathutil/pathutil.go).
class RdjsonReporter final : public Reporter {
 public:
  explicit RdjsonReporter(Sink sink) : sink_(std::move(sink)) {}

  void begin(const RunInfo& run) override {
    run_ = run;
    sink_("{\n  \"source\": " + json_text(source_json(run), 2) + ",\n  \"diagnostics\": [");
  }

  void page(const FileReport& page) override {
    for (const Finding& finding : page.findings) {
      sink_(first_ ? "\n    " : ",\n    ");
      sink_(json_text(diagnostic(run_, *page.source, finding), kMargin));
      first_ = false;
    }
  }

  void end(const Coverage& /*coverage*/) override { sink_(first_ ? "]\n}\n" : "\n  ]\n}\n"); }

 private:
  Sink sink_;
  RunInfo run_;
  bool first_ = true;
};

/// The same with a line for each diagnostic, which names its source itself.
class RdjsonlReporter final : public Reporter {
 public:
  explicit RdjsonlReporter(Sink sink) : sink_(std::move(sink)) {}

  void begin(const RunInfo& run) override { run_ = run; }

  void page(const FileReport& page) override {
    for (const Finding& finding : page.findings) {
      Json json = diagnostic(run_, *page.source, finding);
      json["source"] = source_json(run_);
      sink_(json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
    }
  }

  void end(const Coverage& /*coverage*/) override {}

 private:
  Sink sink_;
  RunInfo run_;
};

}  // namespace

std::unique_ptr<Reporter> make_rdjsonl_reporter(Sink sink, const RenderOptions& /*options*/) {
  return std::make_unique<RdjsonlReporter>(std::move(sink));
}

std::unique_ptr<Reporter> make_rdjson_reporter(Sink sink, const RenderOptions& /*options*/) {
  return std::make_unique<RdjsonReporter>(std::move(sink));
}

}  // namespace candor
