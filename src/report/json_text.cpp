#include "json_text.h"

namespace candor {

std::string json_text(const Json& json, std::size_t margin) {
  const std::string plain = json.dump(2, ' ', false, Json::error_handler_t::replace);
  std::string text;
  text.reserve(plain.size());
  // A line break in a string is written as \n, so each one here is the layout's.
  for (const char byte : plain) {
    text += byte;
    if (byte == '\n') {
      text.append(margin, ' ');
    }
  }
  return text;
}

Json packs_json(const RunInfo& run) {
  Json packs = Json::array();
  for (const PackInfo& pack : run.packs) {
    packs.push_back({{"name", pack.name}, {"sha256", pack.sha256}});
  }
  return packs;
}

}  // namespace candor
