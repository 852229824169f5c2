#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The project's own files, as the tests about them see it.

namespace candor::testing {

struct RepositoryFile {
  std::string path;  ///< from the top folder, with "/"
  std::vector<std::string> lines;
};

/// The files below a folder whose names end in one of the extensions (empty: all), sorted by path.
std::vector<RepositoryFile> files_in(std::string_view folder, const std::vector<std::string_view>& extensions = {});

RepositoryFile file_at(std::string_view path);

/// A row of a Markdown table: its cells without the blanks around them.
std::vector<std::string> table_cells(std::string_view line);

/// What stands between backticks, in order.
std::vector<std::string> code_spans(std::string_view text);

}  // namespace candor::testing
