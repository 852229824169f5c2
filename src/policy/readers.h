#pragma once

#include <string>

#include "candor/policy/policies.h"
#include "candor/yaml/yaml.h"

/// From one file's YAML to definitions: one function a kind of file.

namespace candor {

void read_rule(const YamlNode& file, const std::string& pack, const std::string& id, Policies& policies);
void read_pack(const YamlNode& file, const std::string& pack, Policies& policies);
void read_lists(const YamlNode& file, Policies& policies);
void read_context(const YamlNode& file, Policies& policies);
void read_categories(const YamlNode& file, Policies& policies);
void read_authorities(const YamlNode& file, Policies& policies);
void read_sentences(const YamlNode& file, Policies& policies);
/// Facts about a treatment, the lists of its names and conditions, and the rules about statements that contradict them.
void read_facts(const YamlNode& file, const std::string& pack, const std::string& treatment, Policies& policies);
/// The wording of those rules: the rest of the header of the facts' folder.
void read_facts_pack(const YamlNode& file, const std::string& pack, Policies& policies);
void read_signals(const YamlNode& file, Policies& policies);
void read_duty(const YamlNode& file, const std::string& pack, const std::string& id, Policies& policies);
void read_profile(const YamlNode& file, Policies& policies);
/// A signal that stands for a list: names of a treatment, conditions it is approved for.
void add_list_signal(const std::string& name, const std::string& list, const std::string& label, const Location& where,
                     Policies& policies);
void read_words(const YamlNode& file, Policies& policies);
void read_inflection(const YamlNode& file, Policies& policies);
void read_syllables(const YamlNode& file, Policies& policies);
void read_reading(const YamlNode& file, Policies& policies);
void read_jargon(const YamlNode& file, Policies& policies);

/// A rule's phrases, conditions, contexts and examples, in keys that all kinds of rules share.
/// `rewrites`: texts, and words to put in the place of others.
void read_rewrites(const YamlNode& node, RuleDefinition& rule);
void read_matching(const YamlNode& node, const YamlFields& fields, RuleDefinition& rule);
std::optional<Severity> read_severity(const YamlNode& node);
/// The entries of an `unless`.
std::vector<ContextUse> read_unless(const YamlNode& node);

}  // namespace candor
