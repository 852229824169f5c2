#include "meta/repository.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace candor::testing {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  return begin == std::string_view::npos ? ""
                                         : std::string(text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin));
}

}  // namespace

RepositoryFile file_at(std::string_view path) {
  RepositoryFile file{std::string(path), {}};
  std::ifstream stream(std::filesystem::path(CANDOR_SOURCE_DIR) / path);
  EXPECT_TRUE(stream.good()) << path;
  for (std::string line; std::getline(stream, line);) {
    file.lines.push_back(line);
  }
  return file;
}

std::vector<RepositoryFile> files_in(std::string_view folder, const std::vector<std::string_view>& extensions) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(fs::path(CANDOR_SOURCE_DIR) / folder)) {
    const std::string extension = entry.path().extension().string();
    const bool wanted =
        extensions.empty() || std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
    if (entry.is_regular_file() && wanted) {
      paths.push_back(fs::relative(entry.path(), CANDOR_SOURCE_DIR).generic_string());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<RepositoryFile> files;
  files.reserve(paths.size());
  for (const std::string& path : paths) {
    files.push_back(file_at(path));
  }
  return files;
}

std::vector<std::string> table_cells(std::string_view line) {
  std::vector<std::string> cells;
  std::size_t begin = line.find('|');
  while (begin != std::string_view::npos) {
    const std::size_t end = line.find('|', begin + 1);
    if (end == std::string_view::npos) {
      break;
    }
    cells.push_back(trimmed(line.substr(begin + 1, end - begin - 1)));
    begin = end;
  }
  return cells;
}

std::vector<std::string> code_spans(std::string_view text) {
  std::vector<std::string> spans;
  std::size_t begin = text.find('`');
  while (begin != std::string_view::npos) {
    const std::size_t end = text.find('`', begin + 1);
    if (end == std::string_view::npos) {
      break;
    }
    spans.emplace_back(text.substr(begin + 1, end - begin - 1));
    begin = text.find('`', end + 1);
  }
  return spans;
}

}  // namespace candor::testing
