#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <yaml-cpp/yaml.h>

#include "candor/base/result.h"
#include "candor/policy/policies.h"
#include "candor/text/source_file.h"

/// The one adapter around yaml-cpp: nodes that know their file, complain at their own place, and go on.

namespace candor {

class YamlNode;

/// A mapping's entries by key; unknown and repeated keys have been reported.
class YamlFields {
 public:
  [[nodiscard]] const YamlNode* find(std::string_view key) const;
  /// Empty when the key is not there.
  [[nodiscard]] std::string text(std::string_view key) const;
  [[nodiscard]] std::vector<LocatedText> located_texts(std::string_view key) const;

 private:
  friend class YamlNode;
  std::map<std::string, YamlNode, std::less<>> entries_;
};

class YamlNode {
 public:
  /// A file's content. What keeps the file from being read is added to `mistakes`, which must outlive all nodes: a
  /// syntax error, bytes that are no text, a second document, and aliases, with which a small file can stand for any
  /// amount of text.
  static std::optional<YamlNode> parse(const std::string& path, const std::string& bytes, std::vector<Error>& mistakes);

  [[nodiscard]] Location where() const;
  /// Adds a mistake at this node.
  void fail(std::string message) const;

  [[nodiscard]] bool is_map() const { return node_.IsMap(); }

  [[nodiscard]] bool is_list() const { return node_.IsSequence(); }

  /// A scalar's text; a mistake, and empty, when it is none. Every plain scalar is text: no, off, 12.
  [[nodiscard]] std::string text() const;
  /// The place is that of the text's first character, behind a quotation mark.
  [[nodiscard]] LocatedText located() const;
  /// A list's entries; a mistake, and empty, when it is none.
  [[nodiscard]] std::vector<YamlNode> items() const;
  [[nodiscard]] std::vector<std::string> texts() const;
  [[nodiscard]] std::vector<LocatedText> located_texts() const;
  /// A mapping with any keys, in order of the file; repeated keys are mistakes.
  [[nodiscard]] std::vector<std::pair<YamlNode, YamlNode>> entries() const;
  /// A mapping with these keys only; those marked with a leading '!' must be there.
  [[nodiscard]] YamlFields fields(std::initializer_list<std::string_view> keys) const;
  /// One of the names, by its place among them; a mistake that lists them otherwise.
  [[nodiscard]] std::optional<std::size_t> one_of(std::span<const std::string_view> names) const;

  [[nodiscard]] std::optional<std::size_t> one_of(std::initializer_list<std::string_view> names) const {
    return one_of(std::span(names.begin(), names.size()));
  }

  /// A whole number from 1 to `most`; a mistake otherwise.
  [[nodiscard]] std::optional<std::uint32_t> number(std::uint32_t most) const;

 private:
  YamlNode(const YAML::Node& node, SourcePtr file, std::vector<Error>& mistakes)
      : node_(node), file_(std::move(file)), mistakes_(&mistakes) {}

  /// The file from here on.
  [[nodiscard]] std::string_view rest() const;
  /// What a plain scalar reads that YAML takes for null; empty for any other node.
  [[nodiscard]] std::string_view null_spelling() const;

  YAML::Node node_;
  SourcePtr file_;
  std::vector<Error>* mistakes_;
};

}  // namespace candor
