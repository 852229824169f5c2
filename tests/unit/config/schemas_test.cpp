#include "candor/config/schemas.h"

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "candor/config/config.h"

namespace candor {
namespace {

std::set<std::string> keys() {
  std::set<std::string> keys;
  for (const ConfigKeyInfo& key : config_keys()) {
    keys.emplace(key.name);
  }
  return keys;
}

TEST(Schemas, AreJson) {
  for (const JsonSchema& schema : json_schemas()) {
    EXPECT_FALSE(nlohmann::json::parse(schema.text, nullptr, false).is_discarded()) << schema.name;
  }
}

TEST(Schemas, HaveTheKeysThatTheProgramReads) {
  std::set<std::string> described;
  const nlohmann::json schema = nlohmann::json::parse(json_schemas()[0].text);
  for (const auto& [name, property] : schema.at("properties").items()) {
    described.insert(name);
  }
  EXPECT_EQ(described, keys());
}

TEST(Schemas, EveryKeyIsDocumented) {
  std::ifstream file(std::string(CANDOR_SOURCE_DIR) + "/docs/configuration.md");
  const std::string page(std::istreambuf_iterator<char>(file), {});
  for (const std::string& key : keys()) {
    EXPECT_NE(page.find("| `" + key + "` |"), std::string::npos) << key;
  }
}

}  // namespace
}  // namespace candor
