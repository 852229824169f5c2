#include <filesystem>

#include <fmt/format.h>

#include "candor/base/nearest.h"
#include "candor/suppression/suppressor.h"
#include "candor/yaml/yaml.h"

namespace candor {
namespace {

FileException read_entry(const YamlNode& node, const std::string& folder,
                         const std::map<std::string, RuleInfo>* rules) {
  const YamlFields fields = node.fields({"!path", "!rule", "quote", "!reason", "until", "by", "ref"});
  FileException exception;
  exception.where = node.where();
  exception.path = (std::filesystem::path(folder) / fields.text("path")).lexically_normal().string();
  exception.rule = fields.text("rule");
  exception.quote = fields.text("quote");
  exception.reason = fields.text("reason");
  exception.by = fields.text("by");
  exception.ref = fields.text("ref");
  if (const YamlNode* until = fields.find("until")) {
    exception.until = until->date();
  }
  if (const YamlNode* rule = fields.find("rule");
      rule != nullptr && rules != nullptr && !rules->contains(exception.rule)) {
    std::vector<std::string> known;
    known.reserve(rules->size());
    for (const auto& [id, info] : *rules) {
      known.push_back(id);
    }
    rule->fail(fmt::format("there is no rule '{}'{}", exception.rule, nearest_hint(exception.rule, known)));
  }
  return exception;
}

}  // namespace

std::vector<FileException> read_exceptions(const std::string& shown, const std::string& folder,
                                           const std::string& bytes, const std::map<std::string, RuleInfo>* rules,
                                           std::vector<Error>& mistakes) {
  std::vector<FileException> exceptions;
  const std::optional<YamlNode> file = YamlNode::parse(shown, bytes, mistakes);
  if (!file) {
    return exceptions;
  }
  const YamlFields fields = file->fields({"!candor-suppressions", "!suppressions"});
  if (const YamlNode* version = fields.find("candor-suppressions")) {
    static_cast<void>(version->one_of({"1"}));
  }
  if (const YamlNode* entries = fields.find("suppressions")) {
    for (const YamlNode& entry : entries->items()) {
      exceptions.push_back(read_entry(entry, folder, rules));
    }
  }
  return exceptions;
}

}  // namespace candor
