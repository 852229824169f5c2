#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "candor/policy/loader.h"
#include "candor/policy/precision_file.h"
#include "candor/rules/built_in.h"

#include "meta/repository.h"

// What every rule of the built-in policies owes its reader, beyond what the loader asks for.

namespace candor::testing {
namespace {

constexpr std::ptrdiff_t kMinExamples = 2;

const Policies& policies() {
  static const Policies loaded_policies = [] {
    Policies loaded;
    const std::vector<Error> mistakes =
        load_policies(DiskFileSystem(), std::string(CANDOR_SOURCE_DIR) + "/policies", loaded);
    for (const Error& mistake : mistakes) {
      ADD_FAILURE() << to_string(mistake);
    }
    return loaded;
  }();
  return loaded_policies;
}

std::ptrdiff_t count_examples(const RuleDefinition& rule, bool flag) {
  return std::count_if(rule.examples.begin(), rule.examples.end(),
                       [flag](const Example& example) { return example.flag == flag; });
}

/// "Is it?" → " is it ? ": words with blanks around them, so that a word can be looked for.
std::string spaced(std::string_view text) {
  std::string result = " ";
  for (const char byte : text) {
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '\'' ||
                        static_cast<unsigned char>(byte) >= 0x80;
    if (letter) {
      result += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    } else {
      result += ' ';
      result += byte;
      result += ' ';
    }
  }
  return result + " ";
}

/// Whether a text negates, hedges, asks, quotes or cites: what makes a harmless sentence look like a claim.
bool is_near_miss(std::string_view text) {
  constexpr std::array<std::string_view, 40> kSigns = {
      " not ",     "n't ",       " no ",      " nor ",      " never ",   " none ",   " nobody ", " nothing ",
      " neither ", " without ",  " cannot ",  " may ",      " might ",   " could ",  " some ",   " whether ",
      " if ",      " unclear ",  " unknown ", " unproven ", " instead ", " seem ",   " seems ",  " appear ",
      " ask ",     " suggests ", " studied ", " avoid ",    " few ",     " little ", " false ",  " myth ",
      " ? ",       " \" ",       "“",         " [ ",        " et al",    " ( ",      " wary ",   " rarely "};
  const std::string words = spaced(text);
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [&](std::string_view sign) { return words.find(sign) != std::string::npos; });
}

TEST(PolicyFiles, EveryClaimFileIsARuleOfItsFoldersCategory) {
  for (const RepositoryFile& file : files_in("policies/claims", {".yaml"})) {
    if (file.path == "policies/claims/pack.yaml") {
      continue;
    }
    constexpr std::string_view kTop = "policies/";
    const std::string id = file.path.substr(kTop.size(), file.path.size() - kTop.size() - std::string(".yaml").size());
    const auto rule = policies().rules.find(id);
    ASSERT_NE(rule, policies().rules.end()) << file.path << " holds no rule of that name";
    const std::string category = rule->second.info.category;
    EXPECT_TRUE(id.starts_with("claims/" + category + "/")) << id << " is of category " << category;
    EXPECT_TRUE(policies().categories.contains(category)) << id;
  }
}

TEST(PolicyFiles, EveryCategoryHasARule) {
  std::set<std::string> used;
  for (const auto& [id, rule] : policies().rules) {
    used.insert(rule.info.category);
  }
  for (const auto& [name, category] : policies().categories) {
    EXPECT_TRUE(used.contains(name)) << "no rule is of category " << name;
  }
}

/// What code finds in other files than the page.
bool looks_beside_the_page(const RuleDefinition& rule) {
  return rule.detector && looks_beside(*rule.detector);
}

TEST(PolicyFiles, EveryRuleHasTwoExamplesOfEachKind) {
  for (const auto& [id, rule] : policies().rules) {
    if (looks_beside_the_page(rule)) {
      continue;
    }
    EXPECT_GE(count_examples(rule, true), kMinExamples) << id;
    EXPECT_GE(count_examples(rule, false), kMinExamples) << id;
  }
}

TEST(PolicyFiles, EveryRulePassesANearMiss) {
  for (const auto& [id, rule] : policies().rules) {
    EXPECT_TRUE(
        looks_beside_the_page(rule) ||
        std::any_of(rule.examples.begin(), rule.examples.end(),
                    [](const Example& example) { return !example.flag && is_near_miss(example.markdown.text); }))
        << id << " passes no sentence that negates, hedges, asks, quotes or cites";
  }
}

/// Sources of duties of a whole page and of jurisdictions that no rule speaks of yet.
const std::set<std::string>& unused_authorities() {
  static const std::set<std::string> unused = {"au-s8",
                                               "ca-fda-9",
                                               "ca-qc-89",
                                               "e-apa17",
                                               "e-early",
                                               "e-feder14",
                                               "e-kic",
                                               "e-vameds",
                                               "eu-87",
                                               "eu-88",
                                               "eu-89",
                                               "q-ahrq",
                                               "q-cci",
                                               "q-eqip",
                                               "q-pemat",
                                               "q-words",
                                               "s-sum16",
                                               "uk-cap-12.12",
                                               "uk-hmr-279",
                                               "uk-hmr-284",
                                               "us-acog",
                                               "us-ca",
                                               "us-fda-202.1-e5ii",
                                               "us-fda-ket22",
                                               "us-ftc-sc25"};
  return unused;
}

void add_sources(const TreatmentFacts& facts, std::set<std::string>& used) {
  for (const ApprovedUse& use : facts.approved) {
    used.insert(use.fact.source.text);
  }
  for (const ControlledStatus& status : facts.controlled) {
    used.insert(status.fact.source.text);
  }
  for (const auto* positions : {&facts.guidelines, &facts.counter_evidence}) {
    for (const Stance& position : *positions) {
      used.insert(position.fact.source.text);
    }
  }
  used.insert(facts.harms.fact.source.text);
  used.insert(facts.contraindications.fact.source.text);
}

TEST(PolicyFiles, EveryTreatmentHasFactsWithSourceAndDate) {
  for (const auto& [name, facts] : policies().treatments) {
    EXPECT_FALSE(facts.harms.names.empty()) << name;
    EXPECT_FALSE(facts.contraindications.names.empty()) << name;
    for (const Fact* fact : {&facts.harms.fact, &facts.contraindications.fact}) {
      EXPECT_TRUE(policies().authorities.contains(fact->source.text)) << name;
      EXPECT_EQ(fact->date.size(), std::string("2026-11").size()) << name << ": a date is a year and a month";
    }
  }
}

TEST(PolicyFiles, EveryAuthorityIsUsed) {
  std::set<std::string> used = unused_authorities();
  for (const auto& [id, rule] : policies().rules) {
    for (const Authority& authority : rule.info.references) {
      used.insert(authority.id);
    }
  }
  for (const auto& [name, facts] : policies().treatments) {
    add_sources(facts, used);
  }
  for (const auto& [id, duty] : policies().duties) {
    for (const Authority& authority : duty.info.references) {
      used.insert(authority.id);
    }
  }
  for (const auto& [id, authority] : policies().authorities) {
    EXPECT_TRUE(used.contains(id)) << "no rule rests on " << id;
  }
}

/// A rule that is wrong in more than one finding of five may say what it sees, and hold nobody up.
TEST(RulePrecision, IsOfRulesThatThereAreAndLowOnlyForSuggestions) {
  constexpr double kLeast = .8;
  std::vector<Error> mistakes;
  const MeasuredPrecision measured =
      read_precision_file("docs/rule-precision.yaml", std::string(built_in_precision()), mistakes);
  for (const Error& mistake : mistakes) {
    ADD_FAILURE() << to_string(mistake);
  }
  EXPECT_GT(measured.rules.size(), 50U);
  for (const auto& [rule, precision] : measured.rules) {
    EXPECT_TRUE(policies().rules.contains(rule))
        << "docs/rule-precision.yaml: there is no rule " << rule << ": measure again (tests/eval/run FOLDER --write)";
    const auto found = policies().rules.find(rule);
    if (found != policies().rules.end() && precision.value() < kLeast) {
      EXPECT_EQ(found->second.info.severity, Severity::kSuggestion) << rule << " is right too rarely for more";
    }
  }
}

}  // namespace
}  // namespace candor::testing
