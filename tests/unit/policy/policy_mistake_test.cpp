#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/policy_files.h"

namespace candor {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::PolicyFiles;

/// The mistakes of a rule demo/hype/cure with these lines from line 9 on.
std::vector<std::string> mistakes_of_rule(const std::string& lines) {
  return PolicyFiles().rule("cure", lines).mistakes();
}

TEST(PolicyMistake, StandsAtTheUnknownKeyWithTheNearestName) {
  EXPECT_THAT(mistakes_of_rule("phrases: [a]\nexept: [b]"),
              ElementsAre("p/demo/hype/cure.yaml:10:1: unknown key 'exept'; did you mean 'except'?"));
}

TEST(PolicyMistake, ListsTheKnownKeysWhenNoneIsNear) {
  EXPECT_THAT(PolicyFiles().file("demo/pack.yaml", "pack: demo\ntitle: T\nweight: 3\n").mistakes(),
              ElementsAre("p/demo/pack.yaml:3:1: unknown key 'weight' (known: pack, title, about, version)"));
}

TEST(PolicyMistake, StandsAtTheSecondOfTwoEqualKeys) {
  EXPECT_THAT(mistakes_of_rule("phrases: [a]\nphrases: [b]"),
              ElementsAre("p/demo/hype/cure.yaml:10:1: the key 'phrases' stands here a second time"));
}

TEST(PolicyMistake, TellsOfAMissingKey) {
  EXPECT_THAT(PolicyFiles().file("demo/pack.yaml", "pack: demo\n").mistakes(),
              ElementsAre("p/demo/pack.yaml:1:1: the key 'title' is missing"));
}

TEST(PolicyMistake, TellsOfADetectorThatIsNone) {
  EXPECT_THAT(
      mistakes_of_rule("detector: masked-leters"),
      ElementsAre("p/demo/hype/cure.yaml:9:11: 'masked-leters' is not known here; did you mean 'masked-letters'?"));
  EXPECT_THAT(mistakes_of_rule("detector: masked-letters\nphrases: [cure]"),
              ElementsAre("p/demo/hype/cure.yaml:9:11: a rule with a detector has neither phrases nor regular "
                          "expressions"));
}

TEST(PolicyMistake, TellsOfARewriteThatCannotBeCarriedOut) {
  const auto mistakes = [](const std::string& rewrite) {
    return mistakes_of_rule("phrases: [cure]\nrewrites:\n  - " + rewrite);
  };
  EXPECT_THAT(
      mistakes("{from: cures it, to: 'may help {thing}', safe: true}"),
      ElementsAre("p/demo/hype/cure.yaml:11:26: nothing could be put for {thing}: it does not stand in 'from'"));
  EXPECT_THAT(mistakes("{from: 'cures {thing}', to: helps}"),
              Contains("p/demo/hype/cure.yaml:11:33: {thing} of 'from' would be lost: it does not stand in 'to'"));
  EXPECT_THAT(mistakes("{from: 'cures {thing}', to: 'helps {thing}'}"),
              ElementsAre(HasSubstr("from: there is no list 'thing'")));
  EXPECT_THAT(mistakes("{from: 'cures (it|them)', to: helps}"), Contains(HasSubstr("'(it|them)' is no word")));
  EXPECT_THAT(mistakes("{from: Cures, to: helps}"), ElementsAre(HasSubstr("'Cures' is no word")));
  EXPECT_THAT(mistakes("{from: cures, to: 'helps: much'}"), ElementsAre(HasSubstr("'helps:' is no word")));
  EXPECT_THAT(mistakes("{from: cures, to: cures}"), ElementsAre(HasSubstr("are the same words")));
  EXPECT_THAT(mistakes("{from: cures}"), ElementsAre(HasSubstr("the key 'to' is missing")));
  EXPECT_THAT(mistakes("{from: cures, to: ''}"), Contains(HasSubstr("is empty")));
  EXPECT_THAT(mistakes("{from: cures, to: helps, save: true}"), ElementsAre(HasSubstr("did you mean 'safe'?")));
}

TEST(PolicyMistake, AsksForExamplesUnlessARuleLooksBesideThePage) {
  const std::string rule =
      "id: demo/cure\ncategory: hype\nseverity: error\ntitle: T\nmessage: M\nwhy: W\nadvice: A\ndetector: ";
  EXPECT_THAT(PolicyFiles().file("demo/cure.yaml", rule + "exception-unused\n").mistakes(), ElementsAre());
  EXPECT_THAT(PolicyFiles().file("demo/cure.yaml", rule + "masked-letters\n").mistakes(),
              ElementsAre("p/demo/cure.yaml:1:1: the key 'references' is missing",
                          "p/demo/cure.yaml:1:1: the key 'examples' is missing"));
}

TEST(PolicyMistake, TellsOfValuesOfTheWrongShape) {
  EXPECT_THAT(mistakes_of_rule("phrases: cure"),
              ElementsAre("p/demo/hype/cure.yaml:1:1: a rule needs 'phrases' (or 'regex', or a 'detector')",
                          "p/demo/hype/cure.yaml:9:10: a list is expected here"));
  EXPECT_THAT(mistakes_of_rule("phrases: [[a]]"), ElementsAre("p/demo/hype/cure.yaml:9:11: a text is expected here"));
  EXPECT_THAT(PolicyFiles().file("demo/pack.yaml", "- demo\n").mistakes(),
              ElementsAre("p/demo/pack.yaml:1:1: keys and values are expected here"));
}

TEST(PolicyMistake, TellsOfEmptyValues) {
  EXPECT_THAT(mistakes_of_rule("phrases: [a, '']"), ElementsAre("p/demo/hype/cure.yaml:9:14: is empty"));
  EXPECT_THAT(mistakes_of_rule("phrases: [a]\nsubject:"),
              ElementsAre("p/demo/hype/cure.yaml:10:9: a text is expected here"));
  EXPECT_THAT(PolicyFiles().file("demo/pack.yaml", "").mistakes(),
              ElementsAre("p/demo/pack.yaml:1:1: keys and values are expected here"));
}

TEST(PolicyMistake, TellsOfUnknownChoices) {
  EXPECT_THAT(mistakes_of_rule("phrases: [a]\nin: [headin]"),
              ElementsAre("p/demo/hype/cure.yaml:10:6: 'headin' is not known here; did you mean 'heading'?"));
  EXPECT_THAT(
      mistakes_of_rule("phrases: [a]\nunless: [{context: x, lower-to: fatal}]"),
      ElementsAre("p/demo/hype/cure.yaml:10:33: 'fatal' is not known here (known: suggestion, warning, error)"));
}

TEST(PolicyMistake, TellsOfNamesThatDoNotExist) {
  EXPECT_THAT(PolicyFiles()
                  .lists("  drug: {entries: [pill]}")
                  .context("negated", "kind: scope")
                  .file("demo/hype/cure.yaml",
                        "id: demo/hype/cure\ncategory: hype\nseverity: error\ntitle: T\nmessage: M\nwhy: W\nadvice: A\n"
                        "references: [law, lew]\nphrases: ['{drg} heals', '{tea} heals']\nneeds:\n  - {list: drugs}\n"
                        "unless: [negatd]\n" +
                            PolicyFiles::examples())
                  .mistakes(),
              ElementsAre("p/demo/hype/cure.yaml:8:19: references: there is no authority 'lew'; did you mean 'law'?",
                          "p/demo/hype/cure.yaml:9:12: phrase \"{drg} heals\": there is no list 'drg'; did you mean "
                          "'drug'?",
                          "p/demo/hype/cure.yaml:9:27: phrase \"{tea} heals\": there is no list 'tea'",
                          "p/demo/hype/cure.yaml:11:5: needs: there is no list 'drugs'; did you mean 'drug'?",
                          "p/demo/hype/cure.yaml:12:10: unless: there is no context 'negatd'; did you mean "
                          "'negated'?"));
}

TEST(PolicyMistake, TellsOfACategoryThatDoesNotExist) {
  EXPECT_THAT(PolicyFiles()
                  .file("demo/hpye/cure.yaml",
                        "id: demo/hpye/cure\ncategory: hpye\nseverity: error\ntitle: T\nmessage: M\nwhy: W\nadvice: A\n"
                        "references: [law]\nphrases: [a]\n" +
                            PolicyFiles::examples())
                  .mistakes(),
              ElementsAre("p/demo/hpye/cure.yaml:2:11: there is no category 'hpye'; did you mean 'hype'?"));
}

TEST(PolicyMistake, TellsOfACategoryWithAnUnknownContext) {
  EXPECT_THAT(PolicyFiles()
                  .file("categories.yaml", "categories:\n  hype:\n    title: T\n    about: A\n    unless: [cited]\n")
                  .mistakes(),
              ElementsAre("p/categories.yaml:5:14: unless: there is no context 'cited'"));
}

TEST(PolicyMistake, StandsAtTheFaultyCharacterOfAPhrase) {
  EXPECT_THAT(mistakes_of_rule("phrases:\n  - safe (than\n  - \"safe (than\""),
              ElementsAre("p/demo/hype/cure.yaml:10:10: phrase \"safe (than\": '(' is never closed",
                          "p/demo/hype/cure.yaml:11:11: phrase \"safe (than\": '(' is never closed"));
}

TEST(PolicyMistake, CountsColumnsInCharacters) {
  EXPECT_THAT(mistakes_of_rule("phrases: [naïve 💊, '“é” (b']"),
              ElementsAre("p/demo/hype/cure.yaml:9:25: phrase \"“é” (b\": '(' is never closed"));
  EXPECT_THAT(mistakes_of_rule("{“é”: 1}").front(), HasSubstr("cure.yaml:9:1: is not valid YAML"));
}

TEST(PolicyMistake, TellsOfAnInvalidRegularExpression) {
  EXPECT_THAT(mistakes_of_rule("regex: ['(?=a)b']"),
              ElementsAre(HasSubstr("p/demo/hype/cure.yaml:9:10: regular expression: ")));
}

TEST(PolicyMistake, TellsOfPlaceAndIdThatDisagree) {
  EXPECT_THAT(PolicyFiles()
                  .file("demo/pain/cure.yaml",
                        PolicyFiles::rule_head("demo/hype/cure") + "phrases: [a]\n" + PolicyFiles::examples())
                  .mistakes(),
              ElementsAre("p/demo/pain/cure.yaml:1:5: the file's place makes the id 'demo/pain/cure'",
                          "p/demo/pain/cure.yaml:2:11: the file stands in the folder of the category 'pain'"));
}

TEST(PolicyMistake, TellsOfExamplesThatProveNothing) {
  EXPECT_THAT(PolicyFiles()
                  .file("demo/hype/cure.yaml", PolicyFiles::rule_head("demo/hype/cure") +
                                                   "phrases: [a]\nexamples:\n  flag: [a, '[[b]]']\n  pass: ['[[c]]']\n")
                  .mistakes(),
              ElementsAre("p/demo/hype/cure.yaml:11:10: a flag example marks the finding with [[ and ]]",
                          "p/demo/hype/cure.yaml:12:9: 'pass' needs at least 2 examples",
                          "p/demo/hype/cure.yaml:12:10: a pass example has nothing to mark"));
}

TEST(PolicyMistake, IsReportedWithAllOthersInOneGo) {
  EXPECT_THAT(
      PolicyFiles()
          .rule("one", "phrases: [a]\nexept: [b]")
          .rule("two", "phrases: [\"(a\"]\nregex: [\"(b\"]")
          .file("lexicons/words.yaml", "lists: {x: {entries: [\"..3\"]}}\n")
          .file("contexts/bad.yaml", "a: [")
          .mistakes(),
      ElementsAre(HasSubstr("p/contexts/bad.yaml:1:5: is not valid YAML"),
                  HasSubstr("p/demo/hype/one.yaml:10:1: unknown key"), HasSubstr("p/demo/hype/two.yaml:9:12: phrase"),
                  HasSubstr("p/demo/hype/two.yaml:10:10: regular expression"),
                  HasSubstr("p/lexicons/words.yaml:1:24: list 'x': an entry has no gaps"),
                  HasSubstr("p/lexicons/words.yaml:1:27: phrase \"..3\"")));
}

TEST(PolicyMistake, BlamesNoNameThatAnUnreadableFileMayDefine) {
  EXPECT_THAT(
      PolicyFiles().rule("cure", "phrases: ['{drug} heals']").file("lexicons/words.yaml", "lists: [").mistakes(),
      ElementsAre(HasSubstr("p/lexicons/words.yaml:1:")));
}

TEST(PolicyMistake, IsANameDefinedTwice) {
  EXPECT_THAT(PolicyFiles()
                  .lists("  drug: {entries: [pill]}")
                  .file("lexicons/more.yaml", "lists:\n  drug: {entries: [tablet]}\n")
                  .mistakes(),
              ElementsAre("p/lexicons/words.yaml:2:3: the list 'drug' is defined in p/lexicons/more.yaml too"));
  EXPECT_THAT(
      PolicyFiles()
          .rule("cure", "phrases: [a]")
          .file("demo/hype/cure.yml",
                PolicyFiles::rule_head("demo/hype/cure") + "phrases: [b]\n" + PolicyFiles::examples())
          .mistakes(),
      ElementsAre("p/demo/hype/cure.yml:1:1: the rule 'demo/hype/cure' is defined in p/demo/hype/cure.yaml too"));
}

TEST(PolicyMistake, IsAFileThatHasNoPlace) {
  EXPECT_THAT(PolicyFiles().file("category.yaml", "").file("language/verbs.yaml", "").mistakes(),
              ElementsAre("p/category.yaml: no such file is known here (known: categories.yaml, authorities.yaml)",
                          "p/language/verbs.yaml: no such file is known here (known: sentences.yaml, "
                          "inflection.yaml, words.yaml, syllables.yaml, reading.yaml, jargon.yaml)"));
}

TEST(PolicyMistake, IsAFolderWithoutPolicies) {
  Policies policies;
  const testing::MemoryFileSystem files = testing::MemoryFileSystem().add_folder("empty").add_file("other/a/b.txt");
  EXPECT_THAT(PolicyFiles::texts(load_policies(files, "none", policies)),
              ElementsAre("none: there is no such policy folder"));
  EXPECT_THAT(PolicyFiles::texts(load_policies(files, "empty", policies)),
              ElementsAre(HasSubstr("empty: the folder holds no policies")));
  EXPECT_THAT(PolicyFiles::texts(load_policies(files, "other", policies)),
              ElementsAre("other/a: a pack's folder holds a 'pack.yaml'"));
}

TEST(PolicyMistake, IsAFileThatCannotBeRead) {
  PolicyFiles policies;
  policies.rule("cure", "phrases: [a]").files().forbid("p/demo/hype/cure.yaml");
  EXPECT_THAT(policies.mistakes(), ElementsAre("p/demo/hype/cure.yaml: cannot be read: Permission denied"));
}

TEST(PolicyMistake, IsAFileThatIsNoText) {
  EXPECT_THAT(PolicyFiles()
                  .file("demo/pack.yaml", std::string("\x7f"
                                                      "ELF\0\0\0\1\2",
                                                      9))
                  .mistakes(),
              ElementsAre(HasSubstr("p/demo/pack.yaml: ")));
  EXPECT_THAT(PolicyFiles().file("demo/pack.yaml", "pack: demo\ntitle: T\x04\nbad: 1\n").mistakes(),
              ElementsAre("p/demo/pack.yaml:2:9: a control character is not allowed here"));
}

TEST(PolicyMistake, IsASecondDocumentInAFile) {
  EXPECT_THAT(PolicyFiles().file("demo/pack.yaml", "pack: demo\ntitle: T\n---\nbad: 1\n").mistakes(),
              ElementsAre(HasSubstr("p/demo/pack.yaml:3:1: one document a file: a second one begins here")));
}

}  // namespace
}  // namespace candor
