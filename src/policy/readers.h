#pragma once

#include <string>

#include "candor/policy/policies.h"

#include "yaml.h"

/// From one file's YAML to definitions: one function a kind of file.

namespace candor {

void read_rule(const YamlNode& file, const std::string& pack, const std::string& id, Policies& policies);
void read_pack(const YamlNode& file, const std::string& pack, Policies& policies);
void read_lists(const YamlNode& file, Policies& policies);
void read_context(const YamlNode& file, Policies& policies);
void read_categories(const YamlNode& file, Policies& policies);
void read_authorities(const YamlNode& file, Policies& policies);
void read_sentences(const YamlNode& file, Policies& policies);
void read_inflection(const YamlNode& file, Policies& policies);
void read_syllables(const YamlNode& file, Policies& policies);

/// The entries of an `unless`.
std::vector<ContextUse> read_unless(const YamlNode& node);

}  // namespace candor
