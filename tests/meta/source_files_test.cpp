#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "meta/repository.h"

namespace candor::testing {
namespace {

constexpr std::size_t kMaxLines = 400;

TEST(SourceFiles, CodeHasAtMostFourHundredLinesAFile) {
  std::size_t files = 0;
  for (const std::string_view folder : {"include", "src", "tests"}) {
    for (const RepositoryFile& file : files_in(folder, {".h", ".cpp"})) {
      ++files;
      EXPECT_LE(file.lines.size(), kMaxLines) << file.path;
    }
  }
  EXPECT_GT(files, 100U) << "the files were not found";
}

TEST(SourceFiles, NothingIsLeftForLater) {
  // Put together here, so that this file does not name them.
  const std::array<std::string, 2> marks = {std::string("TO") + "DO", std::string("FIX") + "ME"};
  for (const std::string_view folder : {"include", "src", "tests", "policies", "docs"}) {
    for (const RepositoryFile& file : files_in(folder)) {
      for (const std::string& line : file.lines) {
        for (const std::string& mark : marks) {
          EXPECT_EQ(line.find(mark), std::string::npos) << file.path << ": " << line;
        }
      }
    }
  }
}

TEST(SourceFiles, EveryHeaderIsIncludedOnce) {
  for (const std::string_view folder : {"include", "src", "tests"}) {
    for (const RepositoryFile& file : files_in(folder, {".h"})) {
      ASSERT_FALSE(file.lines.empty()) << file.path;
      EXPECT_EQ(file.lines.front(), "#pragma once") << file.path;
    }
  }
}

}  // namespace
}  // namespace candor::testing
