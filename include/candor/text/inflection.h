#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Which word forms count as the same word. Built on the Snowball English stemmer (Porter 2001), which takes off
/// endings that make another word as well ("effective" → "effect", "medical" → "medic"): words with the same stem are
/// one word only when they also end in the same such ending.

namespace candor {

/// The data behind it: policies/language/inflection.yaml.
struct InflectionData {
  std::map<std::string, std::string> irregular;  ///< form → base word: "proven" → "prove", "men" → "man"
  std::vector<std::string> derivations;          ///< endings that make another word: "ly", "ive", "ment" …
};

class Inflection {
 public:
  explicit Inflection(InflectionData data);
  ~Inflection();
  Inflection(Inflection&&) noexcept;
  Inflection& operator=(Inflection&&) noexcept;

  /// The key that all inflected forms of one word share: key("treats") == key("treating") != key("treatment").
  /// Takes a folded word. Not safe for use by several threads at once: the stemmer keeps state.
  [[nodiscard]] std::string key(std::string_view word) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace candor
