#include "candor/base/file_system.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace candor {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class DiskFileSystemTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "candor-test-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
  }

  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
  }

  [[nodiscard]] const FileSystem& files() const { return files_; }

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

 private:
  DiskFileSystem files_;
  std::filesystem::path folder_;
};

TEST_F(DiskFileSystemTest, ReadsAllBytesOfAFile) {
  const std::string bytes("one\r\ntwo\0\xFF", 10);
  write("page.md", bytes);
  const auto read = files().read(path("page.md"), 100);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(*read, bytes);
}

TEST_F(DiskFileSystemTest, ReadsAnEmptyFile) {
  write("page.md", "");
  const auto read = files().read(path("page.md"), 100);
  ASSERT_TRUE(read.has_value());
  EXPECT_THAT(*read, IsEmpty());
}

TEST_F(DiskFileSystemTest, ReadsUpToTheLimit) {
  write("page.md", "12345");
  EXPECT_TRUE(files().read(path("page.md"), 5).has_value());
}

TEST_F(DiskFileSystemTest, RefusesMoreThanTheLimit) {
  write("page.md", "12345");
  const auto read = files().read(path("page.md"), 4);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(read.error().message, "has 5 bytes, the limit is 4");
}

TEST_F(DiskFileSystemTest, CannotReadWhatIsNotThere) {
  const auto read = files().read(path("page.md"), 100);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().code, ErrorCode::kUnreadable);
  EXPECT_THAT(read.error().message, StartsWith("cannot be read: "));
}

TEST_F(DiskFileSystemTest, DoesNotWaitForAPipe) {
  ASSERT_EQ(mkfifo(path("page.md").c_str(), 0600), 0);
  const auto read = files().read(path("page.md"), 100);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().code, ErrorCode::kUnreadable);
  EXPECT_EQ(read.error().message, "is a device, a pipe or a socket, not a file");
}

TEST_F(DiskFileSystemTest, ReadsNoDeviceAndNoSocket) {
  EXPECT_EQ(files().read("/dev/zero", 100).error().message, "is a device, a pipe or a socket, not a file");
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path("socket.md").copy(address.sun_path, sizeof(address.sun_path) - 1);
  ASSERT_EQ(bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  EXPECT_EQ(files().kind(path("socket.md")), FileKind::kOther);
  EXPECT_EQ(files().read(path("socket.md"), 100).error().code, ErrorCode::kUnreadable);
  close(socket);
}

TEST_F(DiskFileSystemTest, ReadsNoFolder) {
  EXPECT_EQ(files().read(folder().string(), 100).error().message, "cannot be read: Is a directory");
}

TEST_F(DiskFileSystemTest, ListsNamesByByteValue) {
  write("b.md", "");
  write("a.md", "");
  write("B.md", "");
  write(".hidden", "");
  std::filesystem::create_directory(folder() / "sub");
  const auto names = files().list(folder().string());
  ASSERT_TRUE(names.has_value());
  EXPECT_THAT(*names, ElementsAre(".hidden", "B.md", "a.md", "b.md", "sub"));
}

TEST_F(DiskFileSystemTest, CannotListWhatIsNoFolder) {
  write("page.md", "");
  const auto of_file = files().list(path("page.md"));
  ASSERT_FALSE(of_file.has_value());
  EXPECT_EQ(of_file.error().code, ErrorCode::kUnreadable);
  EXPECT_FALSE(files().list(path("missing")).has_value());
}

TEST_F(DiskFileSystemTest, TellsWhatAPathIs) {
  write("page.md", "");
  ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
  EXPECT_EQ(files().kind(path("page.md")), FileKind::kRegular);
  EXPECT_EQ(files().kind(folder().string()), FileKind::kFolder);
  EXPECT_EQ(files().kind(path("pipe")), FileKind::kOther);
  EXPECT_EQ(files().kind(path("missing")), FileKind::kMissing);
}

TEST_F(DiskFileSystemTest, FollowsLinks) {
  write("page.md", "text");
  std::filesystem::create_symlink("page.md", folder() / "link.md");
  EXPECT_EQ(files().kind(path("link.md")), FileKind::kRegular);
  EXPECT_TRUE(files().is_link(path("link.md")));
  EXPECT_FALSE(files().is_link(path("page.md")));
  const auto read = files().read(path("link.md"), 100);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(*read, "text");
}

TEST_F(DiskFileSystemTest, CallsABrokenLinkMissing) {
  std::filesystem::create_symlink("nowhere.md", folder() / "link.md");
  EXPECT_EQ(files().kind(path("link.md")), FileKind::kMissing);
  EXPECT_TRUE(files().is_link(path("link.md")));
}

TEST_F(DiskFileSystemTest, SurvivesALinkToItself) {
  std::filesystem::create_symlink("circle", folder() / "circle");
  EXPECT_NE(files().kind(path("circle")), FileKind::kFolder);
  EXPECT_TRUE(files().is_link(path("circle")));
}

}  // namespace
}  // namespace candor
