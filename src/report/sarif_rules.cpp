#include "sarif_rules.h"

#include <utility>

#include <fmt/format.h>

#include "candor/text/display_width.h"

#include "places.h"

namespace candor {
namespace {

/// GitHub's limit for descriptions, in characters; in bytes it is never more.
constexpr std::size_t kLongestDescription = 1024;

const char* problem_severity(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kSuggestion:
      break;
  }
  return "recommendation";
}

std::string described(const std::string& text) {
  return text.substr(0, code_point_start(text, std::min(text.size(), kLongestDescription)));
}

/// Reason, advice, wording and sources. Policy texts hold no markup; what looks like it is the author's own.
Json help(const RuleInfo& rule) {
  std::string text = one_line(rule.why) + "\n\nInstead: " + one_line(rule.advice) + "\n";
  std::string markdown = one_line(rule.why) + "\n\n**Instead:** " + one_line(rule.advice) + "\n";
  for (const std::string& rewrite : rule.rewrites) {
    text += fmt::format("\n- “{}”", one_line(rewrite));
    markdown += fmt::format("\n- “{}”", one_line(rewrite));
  }
  if (!rule.references.empty()) {
    text += "\n\nMeasured against:\n";
    markdown += "\n\n**Measured against:**\n";
  }
  for (const Authority& authority : rule.references) {
    text += fmt::format("\n- {}{}{}", one_line(authority.title), authority.url.empty() ? "" : ": ", authority.url);
    markdown += authority.url.empty() ? fmt::format("\n- {}", one_line(authority.title))
                                      : fmt::format("\n- [{}]({})", one_line(authority.title), authority.url);
  }
  return {{"text", std::move(text)}, {"markdown", std::move(markdown)}};
}

/// As GitHub's code scanning shows it. Few findings say little: then the rule has none.
const char* precision_name(const MeasuredPrecision* measured, const std::string& rule) {
  if (measured == nullptr || !measured->rules.contains(rule)) {
    return nullptr;
  }
  const RulePrecision& precision = measured->rules.at(rule);
  constexpr std::uint32_t kFewest = 10;
  constexpr double kVeryHigh = .95;
  constexpr double kHigh = .85;
  constexpr double kMedium = .7;
  const double value = precision.value();
  return precision.right + precision.wrong < kFewest ? nullptr
         : value >= kVeryHigh                        ? "very-high"
         : value >= kHigh                            ? "high"
         : value >= kMedium                          ? "medium"
                                                     : "low";
}

Json descriptor(const RuleInfo& rule, const MeasuredPrecision* measured) {
  Json json = {{"id", rule.id},
               {"name", rule.title},
               {"shortDescription", {{"text", described(one_line(rule.title))}}},
               {"fullDescription", {{"text", described(one_line(rule.why))}}},
               {"help", help(rule)}};
  if (const std::string_view url = first_url(&rule); !url.empty()) {
    json["helpUri"] = url;
  }
  json["defaultConfiguration"] = {{"level", sarif_level(rule.severity)}};
  json["properties"] = {{"tags", {"patient-information", rule.category}},
                        {"problem.severity", problem_severity(rule.severity)}};
  if (const char* name = precision_name(measured, rule.id)) {
    json["properties"]["precision"] = name;
  }
  return json;
}

}  // namespace

const char* sarif_level(Severity severity) {
  return severity == Severity::kSuggestion ? "note" : problem_severity(severity);
}

Json sarif_tool(const RunInfo& run, const MeasuredPrecision* precision) {
  Json rules = Json::array();
  if (run.rules != nullptr) {
    for (const auto& [id, rule] : *run.rules) {
      rules.push_back(descriptor(rule, precision));
    }
  }
  Json driver = {{"name", "candor"}, {"semanticVersion", run.version}};
  if (!run.homepage.empty()) {
    driver["informationUri"] = run.homepage;
  }
  driver["rules"] = std::move(rules);
  return {{"driver", std::move(driver)}};
}

}  // namespace candor
