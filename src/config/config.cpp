#include "candor/config/config.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "candor/config/ignore_files.h"

namespace candor {
namespace {

namespace fs = std::filesystem;

/// What a folder's paths say about a path or the folders above it; kSilent for paths elsewhere.
IgnoreVerdict verdict(const PathSetting& paths, const std::string& path, bool is_folder) {
  const std::string folder = paths.folder.ends_with('/') ? paths.folder : paths.folder + "/";
  if (!path.starts_with(folder)) {
    return IgnoreVerdict::kSilent;
  }
  const std::string inner = path.substr(folder.size());
  for (std::size_t slash = inner.find('/'); slash != std::string::npos; slash = inner.find('/', slash + 1)) {
    if (paths.patterns.verdict(std::string_view(inner).substr(0, slash), true) == IgnoreVerdict::kIgnored) {
      return IgnoreVerdict::kIgnored;
    }
  }
  return paths.patterns.verdict(inner, is_folder);
}

bool any_names(const std::vector<PathSetting>& settings, const std::string& path, bool is_folder) {
  return std::any_of(settings.begin(), settings.end(), [&](const PathSetting& paths) {
    return verdict(paths, path, is_folder) == IgnoreVerdict::kIgnored;
  });
}

std::string_view what_is(FileKind kind) {
  return kind == FileKind::kFolder    ? "a folder"
         : kind == FileKind::kMissing ? "a link that leads nowhere"
                                      : "no regular file";
}

}  // namespace

bool excludes(const Config& config, const std::string& path, bool is_folder) {
  const bool included = is_folder || config.include.empty() || any_names(config.include, path, false);
  return !included || any_names(config.exclude, path, is_folder);
}

std::vector<LevelSetting> levels_for(const Config& config, const std::string& path) {
  std::vector<LevelSetting> levels = config.levels;
  for (const Override& override : config.overrides) {
    if (verdict(override.paths, path, false) == IgnoreVerdict::kIgnored) {
      levels.insert(levels.end(), override.levels.begin(), override.levels.end());
    }
  }
  return levels;
}

std::optional<Setting<std::string>> profile_for(const Config& config, const std::string& path) {
  std::optional<Setting<std::string>> profile = config.profile;
  for (const Override& override : config.overrides) {
    if (override.profile && verdict(override.paths, path, false) == IgnoreVerdict::kIgnored) {
      profile = override.profile;
    }
  }
  return profile;
}

std::optional<std::string> find_config(const FileSystem& files, const std::string& folder,
                                       std::vector<Error>& mistakes) {
  const std::string root = repository_root(files, folder);
  for (fs::path here = folder;; here = here.parent_path()) {
    std::vector<std::string> found;
    for (const std::string_view name : config_file_names()) {
      const std::string path = (here / name).string();
      const FileKind kind = files.kind(path);
      if (kind == FileKind::kRegular) {
        found.push_back(path);
      } else if (kind != FileKind::kMissing || files.is_link(path)) {
        mistakes.push_back({ErrorCode::kPolicy,
                            fmt::format("is {}, and a configuration is a file: rename it", what_is(kind)),
                            Location{path, 0, 0}});
      }
    }
    if (found.size() > 1) {
      mistakes.push_back(
          {ErrorCode::kPolicy,
           fmt::format("stands beside {}; which one counts? Keep one of them", fs::path(found[0]).filename().string()),
           Location{found[1], 0, 0}});
    }
    if (!found.empty()) {
      return found[0];
    }
    if (here == root || here == here.parent_path()) {
      return std::nullopt;
    }
  }
}

std::string initial_config() {
  return R"(# How candor checks the pages below this folder. All keys: docs/configuration.md
candor: 1

# Whose pages these are, which decides what a page must not leave out: us-clinic, uk-clinic, eu-clinic, au-clinic,
# ca-on-clinic, ca-qc-clinic, reference or claims (docs/duties.md). Without it: what no page that offers a treatment
# may leave out.
# profile: us-clinic

# The least severity that fails a run: error, warning or suggestion.
fail-on: error

# Paths that are left out, as in a .gitignore file.
exclude: []

# A rule's severity here: error, warning, suggestion or off. 'candor rules' lists them.
rules: {}
#   claims/superiority/comparator: warning
#   "claims/stigma/*": error

# Another profile, or other severities, for some pages.
# overrides:
#   - paths: ["blog/"]
#     profile: reference
#     categories: {superiority: warning}

# Findings that were there before: 'candor baseline create' writes the file.
# baseline: candor-baseline.yml

# Signed exceptions for pages that cannot hold a comment.
# suppressions: candor-suppressions.yml
)";
}

}  // namespace candor
