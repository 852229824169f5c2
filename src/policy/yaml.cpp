#include "yaml.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>

#include "candor/base/nearest.h"

namespace candor {
namespace {

/// yaml-cpp counts columns in bytes; a person counts characters.
Location located(const SourceFile& file, const YAML::Mark& mark, std::uint32_t behind = 0) {
  if (mark.is_null()) {
    return {file.path(), 1, 1};
  }
  const auto size = static_cast<std::uint32_t>(file.text().size());
  const Position place = file.position(std::min(size, static_cast<std::uint32_t>(mark.pos) + behind));
  return {file.path(), place.line, place.column};
}

/// A file that is valid YAML and all the same no policy file.
class Refusal final : public YAML::ParserException {
 public:
  using YAML::ParserException::ParserException;
};

/// Walks through a file's events to refuse what the node tree would hide.
class AliasCheck final : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ == 2) {
      throw Refusal(mark, "a policy file is one document; a second one begins here");
    }
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    throw Refusal(mark, "an alias ('*name') is not allowed here; write out what it stands for");
  }

  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override {}

  void OnScalar(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                const std::string& /*value*/) override {}

  void OnSequenceStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                       YAML::EmitterStyle::value /*style*/) override {}

  void OnSequenceEnd() override {}

  void OnMapStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                  YAML::EmitterStyle::value /*style*/) override {}

  void OnMapEnd() override {}

 private:
  int documents_ = 0;
};

void check_events(const std::string& text) {
  std::istringstream stream(text);
  YAML::Parser parser(stream);
  AliasCheck check;
  while (parser.HandleNextDocument(check)) {
  }
}

std::string explained(const YAML::Exception& problem) {
  if (dynamic_cast<const Refusal*>(&problem) != nullptr) {
    return problem.msg;
  }
  const bool deep = dynamic_cast<const YAML::DeepRecursion*>(&problem) != nullptr;
  return "is not valid YAML: " + (deep ? "brackets or lines are nested too deeply" : problem.msg);
}

/// yaml-cpp takes U+0004 for the end of the file and says nothing.
std::optional<std::size_t> control_character(std::string_view text) {
  const auto* const found = std::find_if(text.begin(), text.end(), [](char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code == 0x7F || (code < 0x20 && code != '\t' && code != '\n' && code != '\r');
  });
  return found == text.end() ? std::nullopt : std::optional<std::size_t>(found - text.begin());
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
  const Result<SourcePtr> file = SourceFile::decode(path, bytes);
  if (!file) {
    mistakes.push_back({ErrorCode::kPolicy, file.error().message, Location{path, 0, 0}});
    return std::nullopt;
  }
  const std::string text((*file)->text());
  if (const std::optional<std::size_t> control = control_character(text)) {
    const Position place = (*file)->position(static_cast<std::uint32_t>(*control));
    mistakes.push_back(
        {ErrorCode::kPolicy, "a control character is not allowed here", Location{path, place.line, place.column}});
    return std::nullopt;
  }
  try {
    check_events(text);
    return YamlNode(YAML::Load(text), *file, mistakes);
  } catch (const YAML::Exception& problem) {
    mistakes.push_back({ErrorCode::kPolicy, explained(problem), candor::located(**file, problem.mark)});
    return std::nullopt;
  }
}

std::string_view YamlNode::rest() const {
  const YAML::Mark mark = node_.Mark();
  const std::string_view text = file_->text();
  return mark.is_null() ? text : text.substr(std::min(text.size(), static_cast<std::size_t>(mark.pos)));
}

Location YamlNode::where() const {
  if (!node_.IsNull() || !null_spelling().empty()) {
    return candor::located(*file_, node_.Mark());
  }
  // yaml-cpp has an empty value begin at whatever follows it.
  const std::string_view before = file_->text().substr(0, file_->text().size() - rest().size());
  const std::size_t last = before.find_last_not_of(" \t\r\n");
  const Position place = file_->position(last == std::string_view::npos ? 0 : static_cast<std::uint32_t>(last) + 1);
  return {file_->path(), place.line, place.column};
}

std::string_view YamlNode::null_spelling() const {
  for (const std::string_view word : {"null", "Null", "NULL", "~"}) {
    if (node_.IsNull() && rest().starts_with(word)) {
      const std::string_view behind = rest().substr(word.size(), 1);
      return behind.find_first_not_of(" \t\r\n,]}") == std::string_view::npos ? word : std::string_view();
    }
  }
  return {};
}

void YamlNode::fail(std::string message) const {
  mistakes_->push_back({ErrorCode::kPolicy, std::move(message), where()});
}

std::string YamlNode::text() const {
  if (const std::string_view word = null_spelling(); !word.empty()) {
    return std::string(word);
  }
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
  const bool quoted = node_.IsScalar() && (rest().starts_with('"') || rest().starts_with('\''));
  return {text(), quoted ? candor::located(*file_, node_.Mark(), 1) : where()};
}

std::vector<YamlNode> YamlNode::items() const {
  std::vector<YamlNode> items;
  if (!node_.IsSequence()) {
    fail("a list is expected here");
    return items;
  }
  for (const YAML::Node& item : node_) {
    items.push_back(YamlNode(item, file_, *mistakes_));
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
  std::set<std::string> seen;
  for (const auto& entry : node_) {
    YamlNode key(entry.first, file_, *mistakes_);
    const std::string name = key.text();
    // yaml-cpp keeps repeated keys without a word.
    if (!seen.insert(name).second) {
      key.fail(fmt::format("the key '{}' stands here a second time", name));
      continue;
    }
    entries.emplace_back(std::move(key), YamlNode(entry.second, file_, *mistakes_));
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

std::optional<std::size_t> YamlNode::one_of(std::span<const std::string_view> names) const {
  const std::string chosen = text();
  if (chosen.empty()) {
    return std::nullopt;  // text() has complained
  }
  const auto found = std::find(names.begin(), names.end(), chosen);
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
