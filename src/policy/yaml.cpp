#include "yaml.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/base/nearest.h"

namespace candor {
namespace {

Location located(const std::string& path, const YAML::Mark& mark, std::uint32_t column) {
  if (mark.is_null()) {
    return {path, 1, 1};
  }
  return {path, static_cast<std::uint32_t>(mark.line) + 1, static_cast<std::uint32_t>(mark.column) + 1 + column};
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& names) {
  const std::optional<std::string> near = nearest(name, names);
  return near ? fmt::format("; did you mean '{}'?", *near) : fmt::format(" (known: {})", fmt::join(names, ", "));
}

}  // namespace

const YamlNode* YamlFields::find(std::string_view key) const {
  const auto found = entries_.find(key);
  return found == entries_.end() ? nullptr : &found->second;
}

std::string YamlFields::text(std::string_view key) const {
  const YamlNode* node = find(key);
  return node != nullptr ? node->text() : std::string();
}

std::vector<LocatedText> YamlFields::located_texts(std::string_view key) const {
  const YamlNode* node = find(key);
  return node != nullptr ? node->located_texts() : std::vector<LocatedText>();
}

std::optional<YamlNode> YamlNode::parse(const std::string& path, const std::string& bytes,
                                        std::vector<Error>& mistakes) {
  try {
    return YamlNode(YAML::Load(bytes), path, mistakes);
  } catch (const YAML::Exception& problem) {
    mistakes.push_back({ErrorCode::kPolicy, fmt::format("is not valid YAML: {}", problem.msg),
                        candor::located(path, problem.mark, 0)});
    return std::nullopt;
  }
}

Location YamlNode::where() const {
  return candor::located(path_, node_.Mark(), 0);
}

void YamlNode::fail(std::string message, std::uint32_t column) const {
  // yaml-cpp tags quoted scalars "!": their text begins behind the quotation mark.
  const std::uint32_t quote = column > 0 && node_.Tag() == "!" ? 1 : 0;
  mistakes_->push_back({ErrorCode::kPolicy, std::move(message),
                        candor::located(path_, node_.Mark(), column > 0 ? column - 1 + quote : 0)});
}

std::string YamlNode::text() const {
  if (!node_.IsScalar()) {
    fail("a text is expected here");
    return {};
  }
  if (node_.Scalar().empty()) {
    fail("is empty");
  }
  return node_.Scalar();
}

LocatedText YamlNode::located() const {
  return {text(), where()};
}

std::vector<YamlNode> YamlNode::items() const {
  std::vector<YamlNode> items;
  if (!node_.IsSequence()) {
    fail("a list is expected here");
    return items;
  }
  for (const YAML::Node& item : node_) {
    items.push_back(YamlNode(item, path_, *mistakes_));
  }
  return items;
}

std::vector<std::string> YamlNode::texts() const {
  std::vector<std::string> texts;
  for (const YamlNode& item : items()) {
    texts.push_back(item.text());
  }
  return texts;
}

std::vector<LocatedText> YamlNode::located_texts() const {
  std::vector<LocatedText> texts;
  for (const YamlNode& item : items()) {
    texts.push_back(item.located());
  }
  return texts;
}

std::vector<std::pair<YamlNode, YamlNode>> YamlNode::entries() const {
  std::vector<std::pair<YamlNode, YamlNode>> entries;
  if (!node_.IsMap()) {
    fail("keys and values are expected here");
    return entries;
  }
  std::vector<std::string> seen;
  for (const auto& entry : node_) {
    YamlNode key(entry.first, path_, *mistakes_);
    const std::string name = key.text();
    // yaml-cpp keeps repeated keys without a word.
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
      key.fail(fmt::format("the key '{}' stands here a second time", name));
      continue;
    }
    seen.push_back(name);
    entries.emplace_back(std::move(key), YamlNode(entry.second, path_, *mistakes_));
  }
  return entries;
}

YamlFields YamlNode::fields(std::initializer_list<std::string_view> keys) const {
  std::vector<std::string> known;
  std::vector<std::string> compulsory;
  for (const std::string_view key : keys) {
    const bool must = key.front() == '!';
    known.emplace_back(must ? key.substr(1) : key);
    if (must) {
      compulsory.push_back(known.back());
    }
  }
  YamlFields fields;
  for (const auto& [key, value] : entries()) {
    const std::string name = key.text();
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      key.fail(fmt::format("unknown key '{}'{}", name, did_you_mean(name, known)));
      continue;
    }
    fields.entries_.emplace(name, value);
  }
  for (const std::string& key : compulsory) {
    if (node_.IsMap() && fields.find(key) == nullptr) {
      fail(fmt::format("the key '{}' is missing", key));
    }
  }
  return fields;
}

std::optional<std::size_t> YamlNode::one_of(std::initializer_list<std::string_view> names) const {
  const std::string chosen = text();
  const auto* const found = std::find(names.begin(), names.end(), chosen);
  if (found != names.end()) {
    return static_cast<std::size_t>(found - names.begin());
  }
  fail(fmt::format("'{}' is not known here{}", chosen,
                   did_you_mean(chosen, std::vector<std::string>(names.begin(), names.end()))));
  return std::nullopt;
}

std::optional<std::uint32_t> YamlNode::number(std::uint32_t most) const {
  const std::string digits = text();
  std::uint32_t value = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failure != std::errc{} || end != digits.data() + digits.size() || value == 0 || value > most) {
    fail(fmt::format("a whole number from 1 to {} is expected here", most));
    return std::nullopt;
  }
  return value;
}

}  // namespace candor
