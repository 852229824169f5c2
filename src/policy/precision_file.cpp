#include "candor/policy/precision_file.h"

#include <optional>

#include "candor/yaml/yaml.h"

namespace candor {
namespace {

constexpr std::uint32_t kMostFindings = 10'000'000;

RulePrecision read_rule(const YamlNode& node) {
  const YamlFields fields = node.fields({"!right", "!wrong"});
  const YamlNode* right = fields.find("right");
  const YamlNode* wrong = fields.find("wrong");
  if (right == nullptr || wrong == nullptr) {
    return {};
  }
  const std::optional<std::uint32_t> rights = right->number(kMostFindings, 0);
  const std::optional<std::uint32_t> wrongs = wrong->number(kMostFindings, 0);
  if (rights && wrongs && *rights + *wrongs == 0) {
    node.fail("a rule without findings was not measured: leave it out");
  }
  return {rights.value_or(0), wrongs.value_or(0)};
}

}  // namespace

MeasuredPrecision read_precision_file(const std::string& path, const std::string& bytes, std::vector<Error>& mistakes) {
  MeasuredPrecision measured;
  const std::optional<YamlNode> file = YamlNode::parse(path, bytes, mistakes);
  if (!file) {
    return measured;
  }
  const YamlFields fields = file->fields({"!measured", "!sets", "!rules"});
  if (const YamlNode* day = fields.find("measured")) {
    measured.date = day->date() ? day->text() : std::string();
  }
  if (const YamlNode* sets = fields.find("sets")) {
    measured.sets = sets->texts();
  }
  if (const YamlNode* rules = fields.find("rules")) {
    for (const auto& [id, counts] : rules->entries()) {
      measured.rules.emplace(id.text(), read_rule(counts));
    }
  }
  return measured;
}

}  // namespace candor
