#include "candor/engine/page_finder.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/base/nearest.h"

namespace candor {
namespace {

/// "docs//" and "docs" are the same folder, and read the same in front of a name.
std::string without_trailing_slashes(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) {
    path.pop_back();
  }
  return path;
}

std::string join(const std::string& folder, const std::string& name) {
  if (folder == ".") {
    return name;
  }
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

bool is_passed_over(std::string_view name) {
  return name.starts_with('.') || name == "node_modules";
}

/// File extensions are ASCII; other letters are none of its business.
char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

class PageFinder {
 public:
  PageFinder(const FileSystem& files, const FindOptions& options) : files_(files), options_(options) {}

  void add(const std::string& given);

  FoundPages take() && { return std::move(found_); }

 private:
  void add_folder(const std::string& folder);
  void search(const std::string& folder, int depth);
  void look_at(const std::string& path, int depth);
  void look_at_folder(const std::string& path, int depth);
  void take_page(const std::string& path);
  void report_missing(const std::string& path);

  [[nodiscard]] bool is_page(std::string_view path) const;

  [[nodiscard]] bool left_out(const std::string& path, bool is_folder) const {
    return options_.passes_over && options_.passes_over(path, is_folder);
  }

  void fail(ErrorCode code, std::string message, const std::string& path);
  void skip(const std::string& path, std::string reason);

  const FileSystem& files_;
  const FindOptions& options_;
  FoundPages found_;
  std::set<std::string> seen_;      ///< normal forms of the paths taken
  std::size_t pages_seen_ = 0;      ///< also those taken before
  std::size_t folders_failed_ = 0;  ///< that could not be listed
};

void PageFinder::add(const std::string& given) {
  if (given == "-") {
    take_page(given);
    return;
  }
  if (given.empty()) {
    fail(ErrorCode::kNotFound, "the path is empty", given);
    return;
  }
  const std::string path = without_trailing_slashes(given);
  if (options_.passes_over_given && left_out(path, files_.kind(path) == FileKind::kFolder)) {
    ++found_.passed_over;
    return;
  }
  switch (files_.kind(path)) {
    case FileKind::kRegular:
      take_page(path);
      break;
    case FileKind::kFolder:
      add_folder(path);
      break;
    case FileKind::kOther:
      fail(ErrorCode::kUnreadable, "is a device, a pipe or a socket, not a file", path);
      break;
    case FileKind::kMissing:
      report_missing(path);
      break;
  }
}

void PageFinder::add_folder(const std::string& folder) {
  const std::size_t pages_before = pages_seen_;
  const std::size_t failed_before = folders_failed_;
  search(std::filesystem::path(folder).lexically_normal() == "." ? "." : folder, 0);
  if (pages_seen_ == pages_before && folders_failed_ == failed_before) {
    fail(ErrorCode::kNothing, fmt::format("holds no pages ({})", fmt::join(options_.extensions, ", ")), folder);
  }
}

/// Calls itself for each folder within, no deeper than kMaxFolderDepth.
void PageFinder::search(const std::string& folder, int depth) {
  const Result<std::vector<std::string>> names = files_.list(folder);
  if (!names) {
    ++folders_failed_;
    fail(names.error().code, names.error().message, folder);
    return;
  }
  for (const std::string& name : *names) {
    const std::string path = join(folder, name);
    if (!is_passed_over(name) && !left_out(path, files_.kind(path) == FileKind::kFolder)) {
      look_at(path, depth);
    }
  }
}

void PageFinder::look_at(const std::string& path, int depth) {
  switch (files_.kind(path)) {
    case FileKind::kRegular:
      if (is_page(path)) {
        take_page(path);
      }
      break;
    case FileKind::kFolder:
      look_at_folder(path, depth);
      break;
    case FileKind::kOther:
      skip(path, "is a device, a pipe or a socket, not a file");
      break;
    case FileKind::kMissing:
      if (is_page(path)) {
        skip(path, "is a symbolic link that leads nowhere");
      }
      break;
  }
}

void PageFinder::look_at_folder(const std::string& path, int depth) {
  if (files_.is_link(path)) {
    skip(path, "is a symbolic link to a folder, which is not followed");
  } else if (depth == kMaxFolderDepth) {
    skip(path, fmt::format("lies more than {} folders deep", kMaxFolderDepth));
  } else {
    search(path, depth + 1);
  }
}

void PageFinder::take_page(const std::string& path) {
  ++pages_seen_;
  if (seen_.insert(std::filesystem::path(path).lexically_normal().string()).second) {
    found_.paths.push_back(path);
  }
}

void PageFinder::report_missing(const std::string& path) {
  if (files_.is_link(path)) {
    fail(ErrorCode::kNotFound, "is a symbolic link that leads nowhere", path);
    return;
  }
  std::string message = "there is no such file or folder";
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
  const Result<std::vector<std::string>> siblings = files_.list(folder.empty() ? "." : folder);
  if (siblings) {
    if (const auto name = nearest(path.substr(folder.size()), *siblings)) {
      message += fmt::format("; did you mean '{}'?", folder + *name);
    }
  }
  fail(ErrorCode::kNotFound, std::move(message), path);
}

bool PageFinder::is_page(std::string_view path) const {
  std::string name(path.substr(path.rfind('/') + 1));
  std::transform(name.begin(), name.end(), name.begin(), lower);
  return std::any_of(options_.extensions.begin(), options_.extensions.end(),
                     [&name](const std::string& extension) { return name.ends_with(extension); });
}

void PageFinder::fail(ErrorCode code, std::string message, const std::string& path) {
  found_.errors.push_back({code, std::move(message), Location{path, 0, 0}});
}

void PageFinder::skip(const std::string& path, std::string reason) {
  found_.skipped.push_back({path, std::move(reason)});
}

}  // namespace

FoundPages find_pages(const FileSystem& files, const std::vector<std::string>& given, const FindOptions& options) {
  PageFinder finder(files, options);
  for (const std::string& path : given) {
    finder.add(path);
  }
  return std::move(finder).take();
}

}  // namespace candor
