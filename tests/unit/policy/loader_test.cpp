#include "candor/policy/loader.h"

#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/policy_files.h"

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Key;
using testing::PolicyFiles;

std::vector<std::string> entries(const Policies& policies, const std::string& list) {
  std::vector<std::string> entries;
  for (const LocatedText& entry : policies.lists.at(list).entries) {
    entries.push_back(entry.text);
  }
  return entries;
}

TEST(PolicyLoader, ReadsARuleWhole) {
  const Policies policies = PolicyFiles()
                                .lists("  drug: {entries: [pill]}")
                                .context("negated", "kind: scope")
                                .rule("cure",
                                      "phrases: [cures all, \"=heals\"]\nregex: ['\\bcure\\b']\nexcept: [no cure]\n"
                                      "in: [heading]\nneeds: [{list: [drug], within: page}]\nsubject: treatment\n"
                                      "unless: [{context: negated, within: clause, lower-to: suggestion}]\n"
                                      "rewrites: [may help]")
                                .load();
  const RuleDefinition& rule = policies.rules.at("demo/hype/cure");
  EXPECT_EQ(rule.pack, "demo");
  EXPECT_EQ(rule.info.severity, Severity::kError);
  EXPECT_EQ(rule.info.references.at(0).title, "A law");
  EXPECT_EQ(rule.info.rewrites, std::vector<std::string>{"may help"});
  EXPECT_EQ(rule.message, "“{match}” is hype");
  EXPECT_EQ(rule.phrases.at(1).text, "=heals");
  EXPECT_EQ(rule.regexes.at(0).text, "\\bcure\\b");
  EXPECT_EQ(rule.except.at(0).text, "no cure");
  EXPECT_EQ(rule.in, std::vector<std::string>{"heading"});
  EXPECT_EQ(rule.needs.at(0).lists, std::vector<std::string>{"drug"});
  EXPECT_EQ(rule.needs.at(0).within, Near::kPage);
  EXPECT_TRUE(rule.subject_treatment);
  EXPECT_EQ(rule.own_unless->at(0).within, Near::kClause);
  EXPECT_EQ(rule.own_unless->at(0).lower_to, Severity::kSuggestion);
  EXPECT_TRUE(rule.examples.at(0).flag);
  EXPECT_FALSE(rule.examples.at(3).flag);
}

TEST(PolicyLoader, TellsNoConditionFromAnEmptyOne) {
  const Policies policies = PolicyFiles().rule("one", "phrases: [a]").rule("two", "phrases: [a]\nunless: []").load();
  EXPECT_FALSE(policies.rules.at("demo/hype/one").own_unless.has_value());
  EXPECT_THAT(policies.rules.at("demo/hype/two").own_unless.value(), IsEmpty());
}

TEST(PolicyLoader, TakesEveryPlainScalarForText) {
  const Policies policies = PolicyFiles().lists("  word: {entries: [no, off, yes, true, 12, 1e3, ~, null]}").load();
  EXPECT_THAT(entries(policies, "word"), ElementsAre("no", "off", "yes", "true", "12", "1e3", "~", "null"));
}

TEST(PolicyLoader, ReadsTriggersWithDirectionAndReach) {
  const Policies policies = PolicyFiles()
                                .context("negated",
                                         "kind: scope\ninherits: [heading]\ntriggers:\n  - {phrases: [not]}\n"
                                         "  - {phrases: [is false], direction: before, reach: sentence}\n"
                                         "  - {phrases: [hardly], direction: both, reach: 4}")
                                .load();
  const ContextDefinition& context = policies.contexts.at("negated");
  EXPECT_TRUE(context.from_heading);
  EXPECT_FALSE(context.from_lead_in);
  EXPECT_EQ(context.triggers.at(0).direction, Direction::kAfter);
  EXPECT_EQ(context.triggers.at(0).reach, Near::kClause);
  EXPECT_EQ(context.triggers.at(1).direction, Direction::kBefore);
  EXPECT_EQ(context.triggers.at(1).reach, Near::kSentence);
  EXPECT_EQ(context.triggers.at(2).direction, Direction::kBoth);
  EXPECT_EQ(context.triggers.at(2).words, 4U);
}

TEST(PolicyLoader, ReadsUtf16AndByteOrderMarks) {
  const std::string bytes = "pack: demo\ntitle: T\n";
  std::string wide = "\xFF\xFE";
  for (const char byte : bytes) {
    wide += byte;
    wide += '\0';
  }
  EXPECT_EQ(PolicyFiles().file("demo/pack.yaml", wide).load().packs.at("demo").title, "T");
  EXPECT_EQ(PolicyFiles().file("demo/pack.yaml", "\xEF\xBB\xBF" + bytes).load().packs.at("demo").title, "T");
}

TEST(PolicyLoader, ReplacesAPackOfTheSameNameWithAllItsRules) {
  Policies policies = PolicyFiles().rule("old", "phrases: [a]").rule("kept", "phrases: [b]").load();
  const std::string before = policies.packs.at("demo").sha256;
  PolicyFiles own;
  own.rule("kept", "phrases: [c]");
  ASSERT_THAT(PolicyFiles::texts(load_policies(own.files(), "p", policies)), IsEmpty());
  EXPECT_THAT(policies.rules, ElementsAre(Key("demo/hype/kept")));
  EXPECT_EQ(policies.rules.at("demo/hype/kept").phrases.at(0).text, "c");
  EXPECT_NE(policies.packs.at("demo").sha256, before);
}

TEST(PolicyLoader, AddsAPackBesideTheOthers) {
  Policies policies = PolicyFiles().lists("  drug: {entries: [pill]}").rule("cure", "phrases: [a]").load();
  const testing::MemoryFileSystem own =
      testing::MemoryFileSystem()
          .add_file("mine/pack.yaml", "pack: mine\ntitle: Mine\n")
          .add_file("mine/hype/x.yaml",
                    PolicyFiles::rule_head("mine/hype/x") + "phrases: ['{drug} sells']\n" + PolicyFiles::examples());
  ASSERT_THAT(PolicyFiles::texts(load_policies(own, "mine/", policies)), IsEmpty());
  EXPECT_THAT(policies.rules, ElementsAre(Key("demo/hype/cure"), Key("mine/hype/x")));
  EXPECT_THAT(policies.packs, ElementsAre(Key("demo"), Key("mine")));
}

TEST(PolicyLoader, ReplacesAListOfTheSameName) {
  Policies policies = PolicyFiles().lists("  drug: {entries: [pill]}\n  food: {entries: [bread]}").load();
  const testing::MemoryFileSystem own =
      testing::MemoryFileSystem().add_file("q/lexicons/a.yaml", "lists: {drug: {entries: [tablet]}}\n");
  ASSERT_THAT(PolicyFiles::texts(load_policies(own, "q", policies)), IsEmpty());
  EXPECT_THAT(entries(policies, "drug"), ElementsAre("tablet"));
  EXPECT_THAT(entries(policies, "food"), ElementsAre("bread"));
}

TEST(PolicyLoader, ReadsTheLanguageFiles) {
  const Policies policies =
      PolicyFiles()
          .file("language/sentences.yaml",
                "never-end: [dr]\nend-unless-number: [no]\nend-before-starter: [inc]\nstarters: [the]\n")
          .file("language/inflection.yaml", "irregular: {be: [is, are]}\nderivations: [ly]\n")
          .load();
  EXPECT_EQ(policies.sentences.end_unless_number, std::set<std::string>{"no"});
  EXPECT_EQ(policies.inflection.irregular.at("are"), "be");
}

TEST(PolicyLoader, PassesHiddenAndForeignFilesOver) {
  EXPECT_THAT(PolicyFiles().file(".git/x.yaml", "[").file("README.md", "[").file("demo/notes.txt", "[").mistakes(),
              IsEmpty());
}

}  // namespace
}  // namespace candor
