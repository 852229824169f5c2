#include "finding_json.h"

#include <utility>

namespace candor {
namespace {

Json position_json(const Position& position) {
  return {{"line", position.line}, {"column", position.column}};
}

Json replacement_json(const SourceFile& source, const Replacement& replacement) {
  const FileSpan span = source.to_file(replacement.span);
  return {{"span", {{"start", span.begin}, {"end", span.end}}}, {"text", replacement.text}, {"safe", replacement.safe}};
}

}  // namespace

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
  if (!finding.add.empty()) {
    json["add"] = finding.add;
  }
  if (finding.replacement) {
    json["replacement"] = replacement_json(source, *finding.replacement);
  }
  for (const Alternative& other : finding.alternatives) {
    Json& added = json["alternatives"].emplace_back(Json{{"rule", other.rule}});
    added.update(replacement_json(source, other.replacement));
  }
  for (const RelatedPlace& place : finding.related) {
    const FileSpan span = source.to_file(place.span);
    json["related"].push_back({{"label", place.label},
                               {"span", {{"start", span.begin}, {"end", span.end}}},
                               {"start", position_json(source.position(place.span.begin))},
                               {"end", position_json(source.position(place.span.end))}});
  }
  return json;
}

Json suppression_json(const Suppression& why) {
  return {{"in_page", why.in_page}, {"reason", why.reason}, {"by", why.by}, {"until", why.until}};
}

Json suppressed_json(const SourceFile& source, const SuppressedFinding& suppressed) {
  Json json = finding_json(source, suppressed.finding);
  json["suppression"] = suppression_json(suppressed.suppression);
  return json;
}

Json approval_json(const SourceFile& source, const Approval& approval) {
  const FileSpan span = source.to_file(approval.span);
  return {{"claim", approval.claim},
          {"register", {{"path", approval.where.path}, {"line", approval.where.line}}},
          {"approved_by", approval.by},
          {"until", approval.until},
          {"span", {{"start", span.begin}, {"end", span.end}}},
          {"start", position_json(source.position(approval.span.begin))},
          {"end", position_json(source.position(approval.span.end))},
          {"text", approval.text},
          {"findings", approval.findings.size()}};
}

Json coverage_json(const Coverage& coverage) {
  Json skipped = Json::array();
  for (const Skipped& one : coverage.skipped) {
    skipped.push_back({{"path", one.path}, {"reason", one.reason}});
  }
  for (const Error& error : coverage.errors) {
    skipped.push_back({{"path", error.location ? error.location->path : std::string()}, {"reason", error.message}});
  }
  Json json = {{"files", coverage.files},         {"skipped", std::move(skipped)},     {"bytes", coverage.bytes},
               {"sentences", coverage.sentences}, {"suppressed", coverage.suppressed}, {"rules", coverage.rules}};
  if (coverage.known + coverage.outside > 0) {
    json["known"] = coverage.known;
    json["outside"] = coverage.outside;
  }
  return json;
}

}  // namespace candor
