#include "candor/engine/page_finder.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/memory_file_system.h"

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::MemoryFileSystem;
using ::testing::SizeIs;

FoundPages find(const MemoryFileSystem& files, const std::vector<std::string>& given) {
  return find_pages(files, given, FindOptions{{".md", ".markdown", ".txt"}});
}

TEST(PageFinder, TakesAnExplicitFileWhateverItsExtension) {
  MemoryFileSystem files;
  files.add_file("leaflet.html");
  EXPECT_THAT(find(files, {"leaflet.html"}).paths, ElementsAre("leaflet.html"));
}

TEST(PageFinder, KeepsTheOrderOfGivenPaths) {
  MemoryFileSystem files;
  files.add_file("b.md").add_file("a.md");
  EXPECT_THAT(find(files, {"b.md", "a.md"}).paths, ElementsAre("b.md", "a.md"));
}

TEST(PageFinder, TakesPagesOfAFolderAndItsFoldersByName) {
  MemoryFileSystem files;
  files.add_file("site/c.txt").add_file("site/b/z.md").add_file("site/a.markdown").add_file("site/picture.png");
  const FoundPages found = find(files, {"site"});
  EXPECT_THAT(found.paths, ElementsAre("site/a.markdown", "site/b/z.md", "site/c.txt"));
  EXPECT_THAT(found.skipped, IsEmpty());
  EXPECT_THAT(found.errors, IsEmpty());
}

TEST(PageFinder, MatchesExtensionsInAnyCase) {
  MemoryFileSystem files;
  files.add_file("site/A.MD");
  EXPECT_THAT(find(files, {"site"}).paths, ElementsAre("site/A.MD"));
}

TEST(PageFinder, TakesNoFileThatOnlyEndsLikeAnExtension) {
  MemoryFileSystem files;
  files.add_file("site/readmemd").add_file("site/a.md.bak").add_file("site/a.md");
  EXPECT_THAT(find(files, {"site"}).paths, ElementsAre("site/a.md"));
}

TEST(PageFinder, PassesOverHiddenNamesAndNodeModulesInSilence) {
  MemoryFileSystem files;
  files.add_file("site/.draft.md").add_file("site/.git/a.md").add_file("site/node_modules/pkg/readme.md");
  files.add_file("site/a.md");
  const FoundPages found = find(files, {"site"});
  EXPECT_THAT(found.paths, ElementsAre("site/a.md"));
  EXPECT_THAT(found.skipped, IsEmpty());
}

TEST(PageFinder, EntersAHiddenFolderThatIsNamed) {
  MemoryFileSystem files;
  files.add_file(".drafts/a.md");
  EXPECT_THAT(find(files, {".drafts"}).paths, ElementsAre(".drafts/a.md"));
}

TEST(PageFinder, DoublesNoSlash) {
  MemoryFileSystem files;
  files.add_file("site/a.md").add_file("/srv/b.md");
  EXPECT_THAT(find(files, {"site//"}).paths, ElementsAre("site/a.md"));
  EXPECT_THAT(find(files, {"/srv/"}).paths, ElementsAre("/srv/b.md"));
}

TEST(PageFinder, NamesPagesOfTheRootWithOneSlash) {
  MemoryFileSystem files;
  files.add_folder("/").add_file("/a.md");
  EXPECT_THAT(find(files, {"/"}).paths, ElementsAre("/a.md"));
}

TEST(PageFinder, StripsTheCurrentFolder) {
  MemoryFileSystem files;
  files.add_file("a.md").add_file("site/b.md");
  EXPECT_THAT(find(files, {"."}).paths, ElementsAre("a.md", "site/b.md"));
  EXPECT_THAT(find(files, {"./"}).paths, ElementsAre("a.md", "site/b.md"));
}

TEST(PageFinder, KeepsAPathAsGiven) {
  MemoryFileSystem files;
  files.add_file("site/a.md");
  EXPECT_THAT(find(files, {"./site"}).paths, ElementsAre("./site/a.md"));
}

TEST(PageFinder, TakesAPageOnceThatIsGivenTwice) {
  MemoryFileSystem files;
  files.add_file("site/a.md").add_file("site/b.md");
  const FoundPages found = find(files, {"site/b.md", "site", "./site/a.md", "site/"});
  EXPECT_THAT(found.paths, ElementsAre("site/b.md", "site/a.md"));
  EXPECT_THAT(found.errors, IsEmpty());
}

TEST(PageFinder, LetsStandardInputThrough) {
  const MemoryFileSystem files;
  const FoundPages found = find(files, {"-", "-"});
  EXPECT_THAT(found.paths, ElementsAre("-"));
  EXPECT_THAT(found.errors, IsEmpty());
}

TEST(PageFinder, SaysThatAPathIsMissing) {
  MemoryFileSystem files;
  files.add_file("site/a.md");
  const FoundPages found = find(files, {"nowhere/consent.md", "site"});
  ASSERT_THAT(found.errors, SizeIs(1));
  EXPECT_EQ(found.errors[0].code, ErrorCode::kNotFound);
  EXPECT_EQ(to_string(found.errors[0]), "nowhere/consent.md: there is no such file or folder");
  EXPECT_THAT(found.paths, ElementsAre("site/a.md"));
}

TEST(PageFinder, SuggestsTheSiblingThatWasMeant) {
  MemoryFileSystem files;
  files.add_file("site/consent.md").add_file("index.md");
  EXPECT_EQ(find(files, {"site/consnet.md"}).errors.at(0).message,
            "there is no such file or folder; did you mean 'site/consent.md'?");
  EXPECT_EQ(find(files, {"indx.md"}).errors.at(0).message, "there is no such file or folder; did you mean 'index.md'?");
}

TEST(PageFinder, RefusesAnEmptyPath) {
  MemoryFileSystem files;
  files.add_file("a");
  EXPECT_EQ(find(files, {""}).errors.at(0).message, "the path is empty");
}

TEST(PageFinder, RefusesADeviceThatIsNamed) {
  MemoryFileSystem files;
  files.add_other("pipe.md");
  const FoundPages found = find(files, {"pipe.md"});
  ASSERT_THAT(found.errors, SizeIs(1));
  EXPECT_EQ(found.errors[0].code, ErrorCode::kUnreadable);
  EXPECT_EQ(found.errors[0].message, "is a device, a pipe or a socket, not a file");
}

TEST(PageFinder, NotesADeviceInAFolder) {
  MemoryFileSystem files;
  files.add_other("site/pipe").add_file("site/a.md");
  const FoundPages found = find(files, {"site"});
  ASSERT_THAT(found.skipped, SizeIs(1));
  EXPECT_EQ(found.skipped[0].path, "site/pipe");
  EXPECT_EQ(found.skipped[0].reason, "is a device, a pipe or a socket, not a file");
  EXPECT_THAT(found.errors, IsEmpty());
}

TEST(PageFinder, EntersNoLinkedFolder) {
  MemoryFileSystem files;
  files.add_file("site/a.md").add_link("site/again", ".");
  const FoundPages found = find(files, {"site"});
  EXPECT_THAT(found.paths, ElementsAre("site/a.md"));
  ASSERT_THAT(found.skipped, SizeIs(1));
  EXPECT_EQ(found.skipped[0].path, "site/again");
  EXPECT_EQ(found.skipped[0].reason, "is a symbolic link to a folder, which is not followed");
}

TEST(PageFinder, EntersALinkedFolderThatIsNamed) {
  MemoryFileSystem files;
  files.add_file("site/a.md").add_link("current", "site");
  EXPECT_THAT(find(files, {"current"}).paths, ElementsAre("current/a.md"));
}

TEST(PageFinder, TakesALinkedFile) {
  MemoryFileSystem files;
  files.add_file("common/a.md").add_link("site/a.md", "../common/a.md");
  EXPECT_THAT(find(files, {"site"}).paths, ElementsAre("site/a.md"));
}

TEST(PageFinder, NotesALinkThatLeadsNowhere) {
  MemoryFileSystem files;
  files.add_file("site/a.md").add_link("site/gone.md", "../lost.md").add_link("site/cache", "../lost");
  const FoundPages found = find(files, {"site"});
  ASSERT_THAT(found.skipped, SizeIs(1));
  EXPECT_EQ(found.skipped[0].path, "site/gone.md");
  EXPECT_EQ(found.skipped[0].reason, "is a symbolic link that leads nowhere");
}

TEST(PageFinder, RefusesALinkThatLeadsNowhere) {
  MemoryFileSystem files;
  files.add_link("gone.md", "lost.md");
  const FoundPages found = find(files, {"gone.md"});
  ASSERT_THAT(found.errors, SizeIs(1));
  EXPECT_EQ(found.errors[0].code, ErrorCode::kNotFound);
  EXPECT_EQ(found.errors[0].message, "is a symbolic link that leads nowhere");
}

TEST(PageFinder, RefusesAFolderWithoutPages) {
  MemoryFileSystem files;
  files.add_file("site/logo.png");
  const FoundPages found = find(files, {"site/"});
  ASSERT_THAT(found.errors, SizeIs(1));
  EXPECT_EQ(found.errors[0].code, ErrorCode::kNothing);
  EXPECT_EQ(to_string(found.errors[0]), "site: holds no pages (.md, .markdown, .txt)");
}

TEST(PageFinder, ReportsAFolderThatCannotBeListed) {
  MemoryFileSystem files;
  files.add_file("site/private/a.md").add_file("site/z.md").forbid("site/private");
  const FoundPages found = find(files, {"site"});
  EXPECT_THAT(found.paths, ElementsAre("site/z.md"));
  ASSERT_THAT(found.errors, SizeIs(1));
  EXPECT_EQ(found.errors[0].code, ErrorCode::kUnreadable);
  EXPECT_EQ(to_string(found.errors[0]), "site/private: cannot be read: Permission denied");
}

TEST(PageFinder, DoesNotSayThatAFolderHoldsNoPagesWhenItCannotKnow) {
  MemoryFileSystem files;
  files.add_file("site/a.md").forbid("site");
  const FoundPages found = find(files, {"site"});
  ASSERT_THAT(found.errors, SizeIs(1));
  EXPECT_EQ(found.errors[0].code, ErrorCode::kUnreadable);
}

TEST(PageFinder, StopsAtItsDepthLimit) {
  std::string deepest = "site";
  for (int depth = 0; depth < kMaxFolderDepth; ++depth) {
    deepest += "/d";
  }
  MemoryFileSystem files;
  files.add_file(deepest + "/in.md").add_file(deepest + "/d/out.md");
  const FoundPages found = find(files, {"site"});
  EXPECT_THAT(found.paths, ElementsAre(deepest + "/in.md"));
  ASSERT_THAT(found.skipped, SizeIs(1));
  EXPECT_EQ(found.skipped[0].path, deepest + "/d");
  EXPECT_EQ(found.skipped[0].reason, "lies more than 64 folders deep");
}

}  // namespace
}  // namespace candor
