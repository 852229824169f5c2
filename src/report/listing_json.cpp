#include "candor/report/listing_json.h"

#include <cmath>
#include <utility>

#include "json_text.h"

namespace candor {
namespace {

Json authority_json(const Authority& authority) {
  return {{"id", authority.id},   {"title", authority.title}, {"asks", authority.asks},
          {"url", authority.url}, {"read", authority.read},   {"when", authority.when}};
}

Json precision_json(const MeasuredPrecision& measured, const std::string& rule) {
  const auto found = measured.rules.find(rule);
  if (found == measured.rules.end()) {
    return nullptr;
  }
  constexpr double kDigits = 1000;
  const RulePrecision& precision = found->second;
  return {{"value", std::round(precision.value() * kDigits) / kDigits},
          {"right", precision.right},
          {"wrong", precision.wrong},
          {"measured", measured.date}};
}

/// An object that begins with a place; null for what is not known of it.
Json located_json(const Location& where) {
  return {{"path", where.path},
          {"line", where.line == 0 ? Json(nullptr) : Json(where.line)},
          {"column", where.column == 0 ? Json(nullptr) : Json(where.column)}};
}

}  // namespace

std::string exceptions_json(const std::vector<ExceptionRecord>& records) {
  Json all = Json::array();
  for (const ExceptionRecord& record : records) {
    Json json = located_json(record.where);
    json["page"] = record.page;
    json["state"] = to_string(record.state);
    json["rule"] = record.rule;
    json["quote"] = record.quote;
    json["reason"] = record.signature.reason;
    json["by"] = record.signature.by;
    json["until"] = record.signature.until;
    json["ref"] = record.ref;
    json["problem"] = record.problem;
    json["findings"] = record.findings;
    all.push_back(std::move(json));
  }
  return json_text(all) + "\n";
}

std::string rules_json(const std::map<std::string, RuleInfo>& rules, const MeasuredPrecision& measured) {
  Json all = Json::array();
  for (const auto& [id, rule] : rules) {
    Json references = Json::array();
    for (const Authority& reference : rule.references) {
      references.push_back(authority_json(reference));
    }
    all.push_back({{"id", id},
                   {"category", rule.category},
                   {"severity", to_string(rule.severity)},
                   {"title", rule.title},
                   {"why", rule.why},
                   {"advice", rule.advice},
                   {"rewrites", rule.rewrites},
                   {"references", std::move(references)},
                   {"precision", precision_json(measured, id)}});
  }
  return json_text(all) + "\n";
}

std::string version_json(const RunInfo& run) {
  return json_text({{"name", "candor"}, {"version", run.version}, {"packs", packs_json(run)}}) + "\n";
}

std::string policy_test_json(const PolicyTestResult& result, const RemovalResult* removal) {
  Json failures = Json::array();
  for (const Error& failure : result.failures) {
    Json json = located_json(failure.location.value_or(Location{}));
    json["message"] = failure.message;
    failures.push_back(std::move(json));
  }
  Json json = {{"schema", "candor.test/1"},       {"rules", result.rules},           {"examples", result.examples},
               {"placements", result.placements}, {"failures", std::move(failures)}, {"removal", nullptr}};
  if (removal != nullptr) {
    Json dead = Json::array();
    for (const DeadPart& part : removal->dead) {
      Json row = located_json(part.where);
      row["owner"] = part.owner;
      row["kind"] = part.kind;
      row["text"] = part.text;
      dead.push_back(std::move(row));
    }
    json["removal"] = {{"parts", removal->parts}, {"dead", std::move(dead)}};
  }
  return json_text(json) + "\n";
}

}  // namespace candor
