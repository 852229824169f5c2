#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "candor/base/date.h"
#include "candor/base/result.h"

/// The one adapter around yaml-cpp: nodes that know their file, complain at their own place (kPolicy, with line and
/// column), and go on. So all mistakes of a file are told in one go.

namespace candor {

class YamlNode;
struct YamlTree;

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

  [[nodiscard]] bool is_map() const;
  [[nodiscard]] bool is_list() const;
  /// Neither: a text, or nothing at all.
  [[nodiscard]] bool is_scalar() const;

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
  [[nodiscard]] YamlFields fields(std::span<const std::string_view> keys) const;

  [[nodiscard]] YamlFields fields(std::initializer_list<std::string_view> keys) const {
    return fields(std::span(keys.begin(), keys.size()));
  }

  /// One of the names, by its place among them; a mistake that lists them otherwise.
  [[nodiscard]] std::optional<std::size_t> one_of(std::span<const std::string_view> names) const;

  [[nodiscard]] std::optional<std::size_t> one_of(std::initializer_list<std::string_view> names) const {
    return one_of(std::span(names.begin(), names.size()));
  }

  /// A whole number from `least` to `most`; a mistake otherwise.
  [[nodiscard]] std::optional<std::uint32_t> number(std::uint32_t most, std::uint32_t least = 1) const;
  /// true or false; a mistake otherwise.
  [[nodiscard]] std::optional<bool> flag() const;
  /// A day written as 2027-03-31; a mistake otherwise.
  [[nodiscard]] std::optional<Date> date() const;

 private:
  YamlNode(std::shared_ptr<const YamlTree> tree, std::uint32_t node) : tree_(std::move(tree)), node_(node) {}

  /// The file from here on.
  [[nodiscard]] std::string_view rest() const;
  /// What a plain scalar reads that YAML takes for null; empty for any other node.
  [[nodiscard]] std::string_view null_spelling() const;

  std::shared_ptr<const YamlTree> tree_;
  std::uint32_t node_ = 0;
};

/// "; did you mean 'x'?", or " (known: x, y)" when none of the names is near.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& names);

}  // namespace candor
