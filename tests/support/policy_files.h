#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "candor/policy/loader.h"

#include "support/memory_file_system.h"

namespace candor::testing {

/// A small folder of policies in memory, "p": a category, an authority and the pack "demo". Tests add what they are
/// about.
class PolicyFiles {
 public:
  PolicyFiles() {
    file("categories.yaml", "categories:\n  hype: {title: Hype, about: Sells., unless: []}\n");
    file("authorities.yaml", "authorities:\n  law: {title: A law, asks: Be fair., read: none, when: 2026-08}\n");
    file("demo/pack.yaml", "pack: demo\ntitle: Demo\n");
  }

  /// A file below the folder.
  PolicyFiles& file(const std::string& path, const std::string& bytes) {
    files_.add_file("p/" + path, bytes);
    return *this;
  }

  /// What a rule has to say before its phrases, 7 lines; it is hype, and an error.
  static std::string rule_head(const std::string& id) {
    return "id: " + id +
           "\ncategory: hype\nseverity: error\ntitle: A rule\nmessage: \"“{match}” is hype\"\nwhy: It misleads.\n"
           "advice: Leave it out.\nreferences: [law]\n";
  }

  /// And behind them.
  static std::string examples() { return "examples: {flag: ['[[a]]', '[[b]]'], pass: [c, d]}\n"; }

  /// The rule demo/hype/<name> with these lines of YAML: phrases and conditions.
  PolicyFiles& rule(const std::string& name, const std::string& lines) {
    return file("demo/hype/" + name + ".yaml", rule_head("demo/hype/" + name) + lines + "\n" + examples());
  }

  PolicyFiles& lists(const std::string& lines) { return file("lexicons/words.yaml", "lists:\n" + lines + "\n"); }

  PolicyFiles& context(const std::string& name, const std::string& lines) {
    return file("contexts/" + name + ".yaml", "context: " + name + "\ntitle: C\nabout: A context.\n" + lines + "\n");
  }

  [[nodiscard]] const MemoryFileSystem& files() const { return files_; }

  [[nodiscard]] MemoryFileSystem& files() { return files_; }

  /// "path:line:column: message" of every mistake.
  [[nodiscard]] std::vector<std::string> mistakes() const {
    Policies policies;
    return texts(load_policies(files_, "p", policies));
  }

  /// The policies, which must have no mistake.
  [[nodiscard]] Policies load() const {
    Policies policies;
    EXPECT_EQ(texts(load_policies(files_, "p", policies)), std::vector<std::string>());
    return policies;
  }

  static std::vector<std::string> texts(const std::vector<Error>& errors) {
    std::vector<std::string> texts;
    texts.reserve(errors.size());
    for (const Error& error : errors) {
      texts.push_back(to_string(error));
    }
    return texts;
  }

 private:
  MemoryFileSystem files_;
};

}  // namespace candor::testing
