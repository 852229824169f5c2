#include "candor/rules/rule_book.h"

#include <string>

#include <gtest/gtest.h>

#include "unit/rules/judge_page.h"

namespace candor {
namespace {

using testing::Found;
using testing::judge_page;
using testing::PolicyFiles;

/// Policies that use every part of the format.
Policies all_kinds() {
  PolicyFiles policies = testing::healing_policies("unless: [negated, {context: cited, lower-to: warning}, asked]");
  policies.context("negated", "kind: scope\ntriggers: [{phrases: [not], reach: 3}]\npseudo: [not only]\nends: [but]")
      .context("cited", "kind: citation\nsources: {doi: '10\\.\\d+/\\w+'}\nuntrusted-hosts: [a.example]")
      .context("asked", "kind: question\nleading: [why]")
      .file("lexicons/more.yaml",
            "lists:\n  drug: {entries: [pill, sugar pill]}\n  treatment: {entries: ['{drug}']}\n"
            "  condition: {entries: [pain]}\n")
      .file("language/inflection.yaml", "irregular: {buy: [bought]}\nderivations: [ment]\n")
      .file("language/sentences.yaml",
            "never-end: [dr]\nend-unless-number: [no]\nend-before-starter: [inc]\nstarters: [the]\n")
      .rule("buy",
            "phrases: [\"buy ..2 {drug}\"]\nexcept: [do buy a pill]\nneeds: [{list: drug, within: page}]\n"
            "in: [paragraph]")
      .rule("price", "regex: ['\\$\\d+']\nsubject: treatment");
  return policies.load();
}

constexpr const char* kPage =
    "It heals. It does not heal. It not only heals. It heals (10.1/x). Why does it heal? Does it heal?\n\n"
    "He bought Acme's sugar pill. Do buy a pill. The pill is $5. Pain is $6.\n\n- buy a pill\n";

TEST(RuleBook, FindsTheSameAfterSavingAndLoading) {
  const RuleBookPtr compiled = RuleBook::compile(all_kinds());
  const Found expected = {"heals", "heals", "heals (warning)", "heal", "bought Acme's sugar pill", "$5"};
  ASSERT_EQ(judge_page(*compiled, kPage), expected);
  const std::string bytes = compiled->save();
  const RuleBookPtr loaded = RuleBook::load(bytes);
  EXPECT_EQ(judge_page(*loaded, kPage), expected);
  EXPECT_EQ(loaded->save(), bytes);
}

TEST(RuleBook, KeepsWhatReportersNeed) {
  const std::string bytes = RuleBook::compile(all_kinds())->save();
  const RuleBookPtr loaded = RuleBook::load(bytes);
  const RuleInfo& rule = loaded->rule_infos().at("demo/hype/buy");
  EXPECT_EQ(rule.title, "A rule");
  EXPECT_EQ(rule.why, "It misleads.");
  EXPECT_EQ(rule.references.at(0).title, "A law");
  EXPECT_EQ(loaded->policies().rules.at("demo/hype/buy").phrases.at(0).where.line, 9U);
}

TEST(RuleBook, TakesFurtherPoliciesAfterLoading) {
  const std::string bytes = RuleBook::compile(all_kinds())->save();
  Policies policies = RuleBook::load(bytes)->policies();
  testing::MemoryFileSystem own;
  own.add_file("q/lexicons/a.yaml", "lists: {drug: {entries: [tonic]}}\n");
  ASSERT_EQ(PolicyFiles::texts(load_policies(own, "q", policies)), std::vector<std::string>());
  const RuleBookPtr book = RuleBook::compile(std::move(policies));
  EXPECT_EQ(judge_page(*book, "He bought a tonic, bought a pill."), Found{"bought a tonic"});
  EXPECT_EQ(book->rule_infos().at("demo/hype/buy").references.at(0).title, "A law");
}

TEST(RuleBook, KnowsItsContextsByName) {
  const RuleBookPtr book = RuleBook::compile(all_kinds());
  ASSERT_TRUE(book->context("cited").has_value());
  EXPECT_EQ(book->contexts().at(*book->context("cited"))->kind, ContextKind::kCitation);
  EXPECT_FALSE(book->context("cite").has_value());
}

}  // namespace
}  // namespace candor
