#include "candor/report/listing_json.h"

#include <utility>

#include "json_text.h"

namespace candor {
namespace {

Json authority_json(const Authority& authority) {
  return {{"id", authority.id},   {"title", authority.title}, {"asks", authority.asks},
          {"url", authority.url}, {"read", authority.read},   {"when", authority.when}};
}

}  // namespace

std::string rules_json(const std::map<std::string, RuleInfo>& rules) {
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
                   {"references", std::move(references)}});
  }
  return json_text(all) + "\n";
}

std::string version_json(const RunInfo& run) {
  return json_text({{"name", "candor"}, {"version", run.version}, {"packs", packs_json(run)}}) + "\n";
}

}  // namespace candor
