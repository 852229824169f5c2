#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "coverage_text.h"
#include "finding_fate.h"
#include "finding_json.h"
#include "formats.h"
#include "places.h"
#include "sarif_rules.h"

namespace candor {
namespace {

constexpr std::size_t kRunMargin = 6;
constexpr std::size_t kResultMargin = 8;
/// By this name code scanning knows the root of the checkout
/// (docs.github.com: "SARIF support for code scanning", "Specifying the root for source files").
constexpr const char* kSourceRoot = "%SRCROOT%";
/// GitHub refuses a run with more results
/// (docs.github.com: "SARIF support for code scanning", "Validating your SARIF file").
constexpr std::size_t kMostResults = 25000;

/// SARIF 2.1.0 as GitHub's code scanning wants it. The results of the run are held back up to the most that GitHub
/// takes, the gravest rather than the first; memory is bounded by that.
class SarifReporter final : public Reporter {
 public:
  SarifReporter(Sink sink, const RenderOptions& options)
      : sink_(std::move(sink)), show_suppressed_(options.show_suppressed), precision_(options.precision) {}

  void begin(const RunInfo& run) override {
    run_ = run;
    has_baseline_ = run.has_baseline;
    sink_(
        "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n"
        "  \"runs\": [\n    {\n      \"tool\": ");
    sink_(json_text(sarif_tool(run, precision_), kRunMargin));
    sink_(",\n      \"columnKind\": \"unicodeCodePoints\",\n      \"automationDetails\": ");
    sink_(json_text({{"id", automation_id()}}, kRunMargin));
    if (!run.repository.empty()) {
      const Json root = {{kSourceRoot, {{"uri", path_uri(run.repository + "/")}}}};
      sink_(",\n      \"originalUriBaseIds\": " + json_text(root, kRunMargin));
    }
    sink_(",\n      \"properties\": " + json_text({{"packs", packs_json(run)}}, kRunMargin));
    if (run.rules != nullptr) {
      for (const auto& [id, rule] : *run.rules) {
        indexes_.emplace(id, indexes_.size());
      }
    }
  }

  void page(const FileReport& page) override {
    CodePointCounter counter(page.source->text());
    std::map<std::string, int> repeats;
    for (const Finding& finding : page.findings) {
      keep(finding.severity, result(*page.source, finding, counter, repeats));
    }
    for (const FindingFate& fate : show_suppressed_ ? fates_of(page) : std::vector<FindingFate>()) {
      if (fate.status != "reported") {
        Json json = result(*page.source, *fate.finding, counter, repeats);
        add_suppression(fate, json);
        keep(fate.finding->severity, json);
      }
    }
  }

  void end(const Coverage& coverage) override {
    sink_(",\n      \"results\": [");
    bool first = true;
    for (const auto& [number, text] : in_order()) {
      sink_(first ? "\n        " : ",\n        ");
      sink_(*text);
      first = false;
    }
    sink_(first ? "],\n" : "\n      ],\n");
    sink_("      \"invocations\": " + json_text(Json::array({invocation(coverage)}), kRunMargin));
    sink_("\n    }\n  ]\n}\n");
  }

 private:
  using Kept = std::pair<std::uint64_t, std::string>;

  static void add_suppression(const FindingFate& fate, Json& json) {
    const bool is_signed = fate.suppression != nullptr;
    if (fate.status == "known") {
      json["baselineState"] = "unchanged";
    }
    json["suppressions"] = {{{"kind", is_signed && fate.suppression->in_page ? "inSource" : "external"},
                             {"status", "accepted"},
                             {"justification", is_signed ? fate.suppression->reason : fate.reason}}};
  }

  /// GitHub puts the results of a run in the place of the last ones with the same id: folders of one repository that
  /// are checked apart do not take each other's.
  [[nodiscard]] std::string automation_id() const {
    const std::string folder = path_in_repository(run_, run_.working_folder).value_or(".");
    return folder == "." ? "candor/" : "candor/" + folder + "/";
  }

  /// From the root of the repository; of what lies elsewhere the whole path, or as it was given when there is none.
  [[nodiscard]] Json artifact(const std::string& path) const {
    if (const std::optional<std::string> inner = path_in_repository(run_, path)) {
      return {{"uri", path_uri(*inner)}, {"uriBaseId", kSourceRoot}};
    }
    const auto whole = (std::filesystem::path(run_.working_folder) / path).lexically_normal();
    return {{"uri", path_uri(run_.repository.empty() ? path : whole.string())}};
  }

  static Json region(const SourceFile& source, SourceSpan span, CodePointCounter& counter) {
    const Position begin = source.position(span.begin);
    const Position end = source.position(span.end);
    const FileSpan bytes = source.to_file(span);
    const std::uint64_t before = counter.before(span.begin);
    return {{"startLine", begin.line},
            {"startColumn", begin.column},
            {"endLine", end.line},
            {"endColumn", end.column},
            {"charOffset", before},
            {"charLength", counter.before(span.end) - before},
            {"byteOffset", bytes.begin},
            {"byteLength", bytes.size()},
            {"snippet", {{"text", source.text().substr(span.begin, span.size())}}}};
  }

  [[nodiscard]] Json fix(const SourceFile& source, const Replacement& replacement, CodePointCounter& counter) const {
    Json deleted = region(source, replacement.span, counter);
    deleted.erase("snippet");
    return {{"description", {{"text", fmt::format("Write “{}”.", one_line(replacement.text))}}},
            {"artifactChanges",
             {{{"artifactLocation", artifact(source.path())},
               {"replacements",
                {{{"deletedRegion", std::move(deleted)}, {"insertedContent", {{"text", replacement.text}}}}}}}}}};
  }

  Json result(const SourceFile& source, const Finding& finding, CodePointCounter& counter,
              std::map<std::string, int>& repeats) const {
    Json json = {{"ruleId", finding.rule}};
    if (const auto index = indexes_.find(finding.rule); index != indexes_.end()) {
      json["ruleIndex"] = index->second;
    }
    json["level"] = sarif_level(finding.severity);
    json["message"] = {{"text", finding.message}};
    // GitHub wants a line even for what is about the whole page.
    Json place = finding.span ? region(source, *finding.span, counter) : Json{{"startLine", 1}};
    json["locations"] = {
        {{"physicalLocation", {{"artifactLocation", artifact(source.path())}, {"region", std::move(place)}}}}};
    json["partialFingerprints"] = {
        {"primaryLocationLineHash", fmt::format("{}:{}", finding.fingerprint, ++repeats[finding.fingerprint])}};
    for (const Replacement* replacement : replacements_of(finding)) {
      json["fixes"].push_back(fix(source, *replacement, counter));
    }
    if (has_baseline_) {
      json["baselineState"] = "new";  // of one run all results have a state, or none
    }
    json["properties"] = {{"category", finding.category}};
    return json;
  }

  void keep(Severity severity, const Json& json) {
    kept_[static_cast<std::size_t>(severity)].emplace_back(++seen_, json_text(json, kResultMargin));
    for (auto& kept : kept_) {
      if (seen_ - hidden_ > kMostResults && !kept.empty()) {
        kept.pop_back();
        ++hidden_;
      }
    }
  }

  /// In the order of the pages.
  [[nodiscard]] std::map<std::uint64_t, const std::string*> in_order() const {
    std::map<std::uint64_t, const std::string*> all;
    for (const std::vector<Kept>& kept : kept_) {
      for (const auto& [number, text] : kept) {
        all.emplace(number, &text);
      }
    }
    return all;
  }

  [[nodiscard]] Json invocation(const Coverage& coverage) const {
    Json notifications = Json::array();
    const auto notify = [&](const char* level, const std::string& text, const std::string& path) {
      Json one = {{"level", level}, {"message", {{"text", text}}}};
      if (!path.empty()) {
        one["locations"] = {{{"physicalLocation", {{"artifactLocation", artifact(path)}}}}};
      }
      notifications.push_back(std::move(one));
    };
    for (const Error& error : coverage.errors) {
      notify("error", error.message, error.location ? error.location->path : std::string());
    }
    for (const Skipped& skipped : coverage.skipped) {
      notify("note", skipped.reason, skipped.path);
    }
    if (hidden_ > 0) {
      notify("warning",
             fmt::format("{} left out, the least grave: GitHub takes at most {}.", counted(hidden_, "finding"),
                         kMostResults),
             {});
    }
    Json statement = Json::array();
    for (const std::string& sentence : coverage_sentences(coverage)) {
      statement.push_back(sentence);
    }
    return {{"executionSuccessful", coverage.errors.empty()},
            {"toolExecutionNotifications", std::move(notifications)},
            {"properties", {{"coverage", coverage_json(coverage)}, {"statement", std::move(statement)}}}};
  }

  Sink sink_;
  RunInfo run_;
  bool show_suppressed_;
  bool has_baseline_ = false;
  const MeasuredPrecision* precision_;
  std::map<std::string, std::size_t> indexes_;  ///< of rules in the tool's list
  std::array<std::vector<Kept>, 3> kept_;       ///< by Severity: results as text, with their numbers
  std::uint64_t seen_ = 0;
  std::uint64_t hidden_ = 0;
};

}  // namespace

std::unique_ptr<Reporter> make_sarif_reporter(Sink sink, const RenderOptions& options) {
  return std::make_unique<SarifReporter>(std::move(sink), options);
}

}  // namespace candor
