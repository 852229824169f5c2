#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/policy_files.h"

/// Small files that stand for more than any machine holds: each must end in a mistake, soon.

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::PolicyFiles;

std::string repeated(std::size_t times, std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) {
    all += text;
  }
  return all;
}

/// Lists a0 to a<count>, where each one has the entry `entry` with "@" as the name of the next.
std::string chain(int count, const std::string& entry) {
  std::string lists;
  for (int i = 0; i < count; ++i) {
    std::string next = entry;
    for (std::size_t at = next.find('@'); at != std::string::npos; at = next.find('@')) {
      next.replace(at, 1, "a" + std::to_string(i + 1));
    }
    lists += "  a" + std::to_string(i) + ": {entries: [\"" + next + "\"]}\n";
  }
  return lists + "  a" + std::to_string(count) + ": {entries: [end, last]}\n";
}

TEST(PolicyBomb, AliasesAreRefused) {
  EXPECT_THAT(PolicyFiles().file("lexicons/a.yaml", "lists: &a [*a]\n").mistakes(),
              ElementsAre("p/lexicons/a.yaml:1:12: an alias ('*name') is not allowed here; write out what it stands "
                          "for"));
  EXPECT_THAT(PolicyFiles().file("lexicons/a.yaml", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n").mistakes(),
              ElementsAre(HasSubstr("p/lexicons/a.yaml:2:8: an alias")));
}

TEST(PolicyBomb, SharedListsAreRefused) {
  std::string lists = "lists:\n  a: &a {entries: [" + repeated(1000, "word, ") + "end]}\n";
  for (int i = 0; i < 1000; ++i) {
    lists += "  a" + std::to_string(i) + ": *a\n";
  }
  EXPECT_THAT(PolicyFiles().file("lexicons/a.yaml", lists).mistakes(), ElementsAre(HasSubstr("a.yaml:3:7: an alias")));
}

TEST(PolicyBomb, DeepNestingIsRefused) {
  for (const char* const piece : {"[", "{", "- ", "? ", "{a: "}) {
    EXPECT_THAT(PolicyFiles().file("demo/pack.yaml", repeated(100'000, piece)).mistakes(),
                ElementsAre(HasSubstr("lists and keys are nested more than 100 deep")))
        << piece;
  }
}

TEST(PolicyBomb, LargeFilesAreRefusedUnread) {
  EXPECT_THAT(PolicyFiles().file("demo/pack.yaml", std::string((1U << 20U) + 1, '#')).mistakes(),
              ElementsAre("p/demo/pack.yaml: has 1048577 bytes, the limit is 1048576"));
}

TEST(PolicyBomb, ManyLargeFilesAreRefused) {
  PolicyFiles files;
  for (int i = 0; i < 20; ++i) {
    files.file("demo/hype/r" + std::to_string(i) + ".yaml", std::string(1U << 20U, '#'));
  }
  EXPECT_THAT(files.mistakes(), ::testing::Contains(HasSubstr("the folder holds more than 16777216 bytes")));
}

TEST(PolicyBomb, DeepFoldersAreRefused) {
  EXPECT_THAT(PolicyFiles().file("demo/a/b/c/d/e/f.yaml", "").mistakes(),
              ElementsAre("p/demo/a/b/c/d/e: folders are nested too deeply for a pack"));
}

TEST(PolicyBomb, ListsThatHoldThemselvesAreRefused) {
  EXPECT_THAT(PolicyFiles().lists("  a: {entries: [\"{a} b\"]}").mistakes(),
              ElementsAre("p/lexicons/words.yaml:2:3: the list 'a' holds itself"));
  EXPECT_THAT(
      PolicyFiles().lists("  a: {entries: [\"{b}\"]}\n  b: {entries: [\"{c}\"]}\n  c: {entries: [\"{a}\"]}").mistakes(),
      ElementsAre("p/lexicons/words.yaml:2:3: the list 'a' holds itself"));
}

TEST(PolicyBomb, ListsThatMultiplyAreNotWrittenOut) {
  // 2^256 rows of words.
  EXPECT_THAT(PolicyFiles().lists(chain(8, "{@} {@}")).mistakes(), ::testing::IsEmpty());
}

TEST(PolicyBomb, LongChainsOfListsAreRefused) {
  EXPECT_THAT(PolicyFiles().lists(chain(5'000, "{@}")).mistakes(),
              ::testing::Contains(HasSubstr("nested more than 8 deep")));
}

TEST(PolicyBomb, PhrasesWithTooManyChoicesAreRefused) {
  EXPECT_THAT(PolicyFiles().rule("cure", "phrases: [\"" + repeated(13, "(a|b) ") + "\"]").mistakes(),
              ElementsAre(HasSubstr("stands for more than 4096 rows")));
  const std::string most = "  - \"" + repeated(12, "(a|b) ") + "\"\n";
  EXPECT_THAT(PolicyFiles().rule("cure", "phrases:\n" + repeated(100, most)).mistakes(),
              ElementsAre(HasSubstr("stand for more than 3000000 words in all")));
}

TEST(PolicyBomb, DeepBracketsInAPhraseAreRefused) {
  EXPECT_THAT(PolicyFiles().rule("cure", "phrases: [\"a " + repeated(4'000, "(") + "\"]").mistakes(),
              ElementsAre(HasSubstr("brackets are nested too deeply")));
}

TEST(PolicyBomb, LongPhrasesAreRefused) {
  EXPECT_THAT(PolicyFiles().rule("cure", "phrases: [\"" + repeated(3000, "a ") + "\"]").mistakes(),
              ElementsAre(HasSubstr("has 6000 bytes, the limit is 4096")));
}

TEST(PolicyBomb, LargeRegularExpressionsAreRefused) {
  EXPECT_THAT(PolicyFiles().rule("cure", "regex: [\"" + repeated(20'000, "a") + "\"]").mistakes(),
              ElementsAre(HasSubstr("has 20000 bytes, the limit is 16384")));
  EXPECT_THAT(PolicyFiles().rule("cure", "regex: ['((\\\\pL{1,900}){1,900}){1,900}']").mistakes(),
              ElementsAre(HasSubstr("regular expression: ")));
}

TEST(PolicyBomb, ManyLargeRegularExpressionsAreRefused) {
  std::string patterns = "regex:\n";
  for (int i = 0; i < 2000; ++i) {
    patterns += "  - '(a|bc){1,900}x" + std::to_string(i) + "'\n";
  }
  EXPECT_THAT(PolicyFiles().rule("cure", patterns).mistakes(),
              ElementsAre(HasSubstr("hold regular expressions of more than 1000000 steps in all")));
}

TEST(PolicyBomb, ManyPhrasesOfARuleAreRefused) {
  EXPECT_THAT(PolicyFiles().rule("cure", "phrases:\n" + repeated(20'001, "  - a\n")).mistakes(),
              ElementsAre(HasSubstr("has more than 20000 phrases")));
}

TEST(PolicyBomb, ManyPhrasesInAllAreRefused) {
  PolicyFiles files;
  for (int i = 0; i < 6; ++i) {
    files.rule("r" + std::to_string(i), "phrases:\n" + repeated(10'000, "  - a\n"));
  }
  EXPECT_THAT(files.mistakes(), ElementsAre(HasSubstr("with this one the policies hold more than 50000 phrases")));
}

TEST(PolicyBomb, ManyListsAreRefused) {
  std::string lists;
  for (int i = 0; i <= 20'000; ++i) {
    lists += "  a" + std::to_string(i) + ": {entries: [a]}\n";
  }
  EXPECT_THAT(PolicyFiles().lists(lists).mistakes(),
              ElementsAre(HasSubstr("with this one the policies hold more than 20000 lists")));
}

TEST(PolicyBomb, LinksOutOfAPackAreRefused) {
  PolicyFiles files;
  files.files().add_file("secret.yaml", "password: moon\n").add_file("rules/x.yaml", "password: moon\n");
  files.files().add_link("p/demo/hype/linked.yaml", "../../../secret.yaml").add_link("p/demo/folder", "../../rules");
  EXPECT_THAT(files.mistakes(),
              ElementsAre("p/demo/folder: is a symbolic link to a folder, which is not followed: the folders of a pack "
                          "are its own",
                          "p/demo/hype/linked.yaml: is a symbolic link: the files of a pack are its own"));
}

}  // namespace
}  // namespace candor
