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
                ElementsAre(HasSubstr("is not valid YAML: ")))
        << piece;
  }
  EXPECT_THAT(PolicyFiles().file("demo/pack.yaml", repeated(100'000, "- ")).mistakes(),
              ElementsAre(HasSubstr("nested too deeply")));
}

TEST(PolicyBomb, LargeFilesAreRefusedUnread) {
  EXPECT_THAT(PolicyFiles().file("demo/pack.yaml", std::string((1U << 20U) + 1, '#')).mistakes(),
              ElementsAre("p/demo/pack.yaml: has 1048577 bytes, the limit is 1048576"));
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
              ElementsAre(HasSubstr("stand for more than 2000000 words in all")));
}

TEST(PolicyBomb, DeepBracketsInAPhraseAreRefused) {
  EXPECT_THAT(PolicyFiles().rule("cure", "phrases: [\"a " + repeated(50'000, "(") + "\"]").mistakes(),
              ElementsAre(HasSubstr("brackets are nested too deeply")));
}

}  // namespace
}  // namespace candor
