#include "candor/yaml/yaml.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "candor/base/nearest.h"
#include "candor/text/source_file.h"

namespace candor {

/// A file's nodes, each behind the one it is part of; the first one is the whole file.
struct YamlTree {
  enum class Kind : std::uint8_t { kNothing, kText, kList, kMap };

  struct Node {
    Kind kind = Kind::kNothing;
    std::optional<std::uint32_t> offset;  ///< where it begins, in bytes; none: an empty file
    std::string text;
    std::vector<std::uint32_t> parts;  ///< of a map: key, value, key, value…
  };

  SourcePtr file;
  std::vector<Node> nodes;
  std::vector<Error>* mistakes = nullptr;
};

namespace {

/// yaml-cpp counts columns in bytes; a person counts characters.
Location located(const SourceFile& file, std::optional<std::uint32_t> offset, std::uint32_t behind = 0) {
  if (!offset) {
    return {file.path(), 1, 1};
  }
  const Position place = file.position(std::min(static_cast<std::uint32_t>(file.text().size()), *offset + behind));
  return {file.path(), place.line, place.column};
}

std::optional<std::uint32_t> offset_of(const YAML::Mark& mark) {
  return mark.is_null() ? std::nullopt : std::optional(static_cast<std::uint32_t>(mark.pos));
}

/// A file that is valid YAML and all the same not taken.
class Refusal final : public YAML::ParserException {
 public:
  using YAML::ParserException::ParserException;
};

/// No file of a person is nested so deep or has so many values.
constexpr std::size_t kMaxDepth = 100;
constexpr std::size_t kMaxNodes = 1'000'000;

/// Makes the tree from what the parser sees, and refuses what would have to be looked up.
class TreeBuilder final : public YAML::EventHandler {
 public:
  explicit TreeBuilder(std::vector<YamlTree::Node>& nodes) : nodes_(nodes) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ == 2) {
      throw Refusal(mark, "one document a file: a second one begins here");
    }
  }

  void OnDocumentEnd() override {}

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    throw Refusal(mark, "an alias ('*name') is not allowed here; write out what it stands for");
  }

  void OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override { add(YamlTree::Kind::kNothing, mark, {}); }

  void OnScalar(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                const std::string& value) override {
    add(YamlTree::Kind::kText, mark, value);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                       YAML::EmitterStyle::value /*style*/) override {
    open(YamlTree::Kind::kList, mark);
  }

  void OnSequenceEnd() override { open_.pop_back(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                  YAML::EmitterStyle::value /*style*/) override {
    open(YamlTree::Kind::kMap, mark);
  }

  void OnMapEnd() override { open_.pop_back(); }

 private:
  void open(YamlTree::Kind kind, const YAML::Mark& mark) {
    if (open_.size() == kMaxDepth) {
      throw Refusal(mark, fmt::format("lists and keys are nested more than {} deep", kMaxDepth));
    }
    open_.push_back(add(kind, mark, {}));
  }

  std::uint32_t add(YamlTree::Kind kind, const YAML::Mark& mark, const std::string& text) {
    if (nodes_.size() == kMaxNodes) {
      throw Refusal(mark, fmt::format("the file has more than {} values", kMaxNodes));
    }
    const auto number = static_cast<std::uint32_t>(nodes_.size());
    nodes_.push_back({kind, offset_of(mark), text, {}});
    if (!open_.empty()) {
      nodes_[open_.back()].parts.push_back(number);
    }
    return number;
  }

  std::vector<YamlTree::Node>& nodes_;
  std::vector<std::uint32_t> open_;
  int documents_ = 0;
};

void build(const std::string& text, std::vector<YamlTree::Node>& nodes) {
  std::istringstream stream(text);
  YAML::Parser parser(stream);
  TreeBuilder builder(nodes);
  while (parser.HandleNextDocument(builder)) {
  }
  if (nodes.empty()) {
    nodes.emplace_back();
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

}  // namespace

std::string did_you_mean(std::string_view name, const std::vector<std::string>& names) {
  const std::optional<std::string> near = nearest(name, names);
  return near ? fmt::format("; did you mean '{}'?", *near) : fmt::format(" (known: {})", fmt::join(names, ", "));
}

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
    mistakes.push_back({ErrorCode::kPolicy, "a control character is not allowed here",
                        candor::located(**file, static_cast<std::uint32_t>(*control))});
    return std::nullopt;
  }
  try {
    const auto tree = std::make_shared<YamlTree>(YamlTree{*file, {}, &mistakes});
    build(text, tree->nodes);
    return YamlNode(tree, 0);
  } catch (const YAML::Exception& problem) {
    mistakes.push_back({ErrorCode::kPolicy, explained(problem), candor::located(**file, offset_of(problem.mark))});
    return std::nullopt;
  }
}

bool YamlNode::is_map() const {
  return tree_->nodes[node_].kind == YamlTree::Kind::kMap;
}

bool YamlNode::is_list() const {
  return tree_->nodes[node_].kind == YamlTree::Kind::kList;
}

bool YamlNode::is_scalar() const {
  return !is_map() && !is_list();
}

std::string_view YamlNode::rest() const {
  const std::optional<std::uint32_t> offset = tree_->nodes[node_].offset;
  const std::string_view text = tree_->file->text();
  return text.substr(std::min(text.size(), static_cast<std::size_t>(offset.value_or(0))));
}

Location YamlNode::where() const {
  const YamlTree::Node& node = tree_->nodes[node_];
  if (node.kind != YamlTree::Kind::kNothing || !null_spelling().empty()) {
    return candor::located(*tree_->file, node.offset);
  }
  // yaml-cpp has an empty value begin at whatever follows it.
  const std::string_view before = tree_->file->text().substr(0, tree_->file->text().size() - rest().size());
  const std::size_t last = before.find_last_not_of(" \t\r\n");
  return candor::located(*tree_->file, last == std::string_view::npos ? 0 : static_cast<std::uint32_t>(last) + 1);
}

std::string_view YamlNode::null_spelling() const {
  for (const std::string_view word : {"null", "Null", "NULL", "~"}) {
    if (tree_->nodes[node_].kind == YamlTree::Kind::kNothing && rest().starts_with(word)) {
      const std::string_view behind = rest().substr(word.size(), 1);
      return behind.find_first_not_of(" \t\r\n,]}") == std::string_view::npos ? word : std::string_view();
    }
  }
  return {};
}

void YamlNode::fail(std::string message) const {
  tree_->mistakes->push_back({ErrorCode::kPolicy, std::move(message), where()});
}

std::string YamlNode::text() const {
  if (const std::string_view word = null_spelling(); !word.empty()) {
    return std::string(word);
  }
  const YamlTree::Node& node = tree_->nodes[node_];
  if (node.kind != YamlTree::Kind::kText) {
    fail("a text is expected here");
    return {};
  }
  if (node.text.empty()) {
    fail("is empty");
  }
  return node.text;
}

LocatedText YamlNode::located() const {
  const YamlTree::Node& node = tree_->nodes[node_];
  const bool quoted = node.kind == YamlTree::Kind::kText && (rest().starts_with('"') || rest().starts_with('\''));
  return {text(), quoted ? candor::located(*tree_->file, node.offset, 1) : where()};
}

std::vector<YamlNode> YamlNode::items() const {
  std::vector<YamlNode> items;
  if (!is_list()) {
    fail("a list is expected here");
    return items;
  }
  for (const std::uint32_t part : tree_->nodes[node_].parts) {
    items.push_back(YamlNode(tree_, part));
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
  if (!is_map()) {
    fail("keys and values are expected here");
    return entries;
  }
  std::set<std::string> seen;
  const std::vector<std::uint32_t>& parts = tree_->nodes[node_].parts;
  for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
    YamlNode key(tree_, parts[i]);
    const std::string name = key.text();
    if (!seen.insert(name).second) {
      key.fail(fmt::format("the key '{}' stands here a second time", name));
      continue;
    }
    entries.emplace_back(std::move(key), YamlNode(tree_, parts[i + 1]));
  }
  return entries;
}

bool YamlNode::has(std::string_view key) const {
  const std::vector<std::uint32_t>& parts = tree_->nodes[node_].parts;
  for (std::size_t i = 0; is_map() && i + 1 < parts.size(); i += 2) {
    if (tree_->nodes[parts[i]].text == key) {
      return true;
    }
  }
  return false;
}

YamlFields YamlNode::fields(std::span<const std::string_view> keys) const {
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
    if (is_map() && fields.find(key) == nullptr) {
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

std::optional<std::uint32_t> YamlNode::number(std::uint32_t most, std::uint32_t least) const {
  const std::string digits = text();
  std::uint32_t value = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failure != std::errc{} || end != digits.data() + digits.size() || value < least || value > most) {
    fail(fmt::format("a whole number from {} to {} is expected here", least, most));
    return std::nullopt;
  }
  return value;
}

std::optional<bool> YamlNode::flag() const {
  const std::string word = text();
  if (word == "true" || word == "false") {
    return word == "true";
  }
  fail("true or false is expected here");
  return std::nullopt;
}

std::optional<Date> YamlNode::date() const {
  const std::optional<Date> day = date_from(text());
  if (!day) {
    fail("a day such as 2027-03-31 is expected here");
  }
  return day;
}

}  // namespace candor
