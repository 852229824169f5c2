#include "candor/base/atomic_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace candor {
namespace {

namespace fs = std::filesystem;

class AtomicFileTest : public ::testing::Test {
 public:
  AtomicFileTest() {
    std::string name = (fs::temp_directory_path() / "candor-atomic-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }

  ~AtomicFileTest() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

  void write(const std::string& name, const std::string& bytes) const { std::ofstream(folder_ / name) << bytes; }

  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  [[nodiscard]] std::size_t names() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  fs::path folder_;
};

TEST_F(AtomicFileTest, MakesAFile) {
  EXPECT_FALSE(write_atomically(path("new"), std::string("a\0b", 3)));
  EXPECT_EQ(read("new"), std::string("a\0b", 3));
  EXPECT_EQ(names(), 1U);
}

TEST_F(AtomicFileTest, ShowsNothingBeforeCommit) {
  write("old", "old");
  {
    Result<AtomicFile> file = AtomicFile::create(path("old"));
    ASSERT_TRUE(file);
    EXPECT_FALSE(file->write("new"));
    EXPECT_EQ(read("old"), "old");
  }
  EXPECT_EQ(read("old"), "old");
  EXPECT_EQ(names(), 1U) << "what was given up stays behind";
}

TEST_F(AtomicFileTest, KeepsPermissions) {
  write("script", "old");
  fs::permissions(folder_ / "script", fs::perms(0751));
  EXPECT_FALSE(write_atomically(path("script"), "new"));
  EXPECT_EQ(fs::status(folder_ / "script").permissions(), fs::perms(0751));
  EXPECT_EQ(read("script"), "new");
}

TEST_F(AtomicFileTest, ReplacesWhatALinkLeadsTo) {
  fs::create_directory(folder_ / "sub");
  write("sub/real", "old");
  fs::create_symlink("sub/real", folder_ / "link");
  EXPECT_FALSE(write_atomically(path("link"), "new"));
  EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
  EXPECT_EQ(read("sub/real"), "new");
}

TEST_F(AtomicFileTest, WritesIntoWhatIsNoFile) {
  EXPECT_FALSE(write_atomically("/dev/null", "gone"));
  EXPECT_EQ(fs::status("/dev/null").type(), fs::file_type::character);
}

TEST_F(AtomicFileTest, TellsWhyItCannot) {
  const auto missing = AtomicFile::create(path("no/such/file"));
  ASSERT_FALSE(missing);
  EXPECT_EQ(to_string(missing.error()), path("no/such/file") + ": cannot be written: No such file or directory");
  const auto folder = AtomicFile::create(folder_.string());
  ASSERT_FALSE(folder);
  EXPECT_EQ(to_string(folder.error()), folder_.string() + ": cannot be written: Is a directory");
}

TEST_F(AtomicFileTest, TellsOfAFullDisk) {
  const std::optional<Error> problem = write_atomically("/dev/full", "bytes");
  ASSERT_TRUE(problem);
  EXPECT_EQ(to_string(*problem), "/dev/full: cannot be written: No space left on device");
}

}  // namespace
}  // namespace candor
