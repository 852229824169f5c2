#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "meta/repository.h"

// Who may include whom is written once, in the table of docs/architecture.md. These tests hold the code to it.

namespace candor::testing {
namespace {

constexpr std::string_view kTableHead = "| layer | module | purpose | may include | third-party |";

struct Module {
  int layer = 0;
  std::set<std::string> may_include;
  std::vector<std::string> libraries;  ///< "re2/" or "md4c.h": how the headers that it may include begin
};

struct Layers {
  std::map<std::string, Module> modules;
  std::vector<std::string> everywhere;  ///< libraries that any module may include
};

Layers read_layers() {
  Layers layers;
  const std::vector<std::string> lines = file_at("docs/architecture.md").lines;
  const auto head = std::find(lines.begin(), lines.end(), kTableHead);
  EXPECT_NE(head, lines.end()) << "docs/architecture.md has no table of modules";
  for (auto line = head; line != lines.end() && line->starts_with("|"); ++line) {
    const std::vector<std::string> cells = table_cells(*line);
    const std::vector<std::string> names = cells.size() == 5 ? code_spans(cells[1]) : std::vector<std::string>();
    if (names.size() == 1) {
      const std::vector<std::string> may = code_spans(cells[3]);
      layers.modules[names[0]] = {std::stoi(cells[0]), {may.begin(), may.end()}, code_spans(cells[4])};
    } else if (cells.size() == 5 && cells[1] == "*all*") {
      layers.everywhere = code_spans(cells[4]);
    }
  }
  return layers;
}

/// The module of a file below src/ or include/candor/: the longest name in the table that its path begins with.
std::string module_of(const Layers& layers, std::string_view path) {
  for (const std::string_view root : {"src/", "include/candor/", "candor/"}) {
    if (path.starts_with(root)) {
      path.remove_prefix(root.size());
      break;
    }
  }
  std::string best;
  for (const auto& [name, module] : layers.modules) {
    const bool inside = path.starts_with(name) && path.size() > name.size() &&
                        (path[name.size()] == '/' || (path[name.size()] == '.' && name.find('/') != std::string::npos));
    if (inside && name.size() > best.size()) {
      best = name;
    }
  }
  return best;
}

struct Include {
  std::string header;
  bool quoted = false;
};

std::optional<Include> include_of(std::string_view line) {
  constexpr std::string_view kDirective = "#include ";
  if (!line.starts_with(kDirective)) {
    return std::nullopt;
  }
  line.remove_prefix(kDirective.size());
  const std::size_t end = line.find_first_of("\">", 1);
  return Include{std::string(line.substr(1, end - 1)), line.front() == '"'};
}

bool is_standard(std::string_view header) {
  return header.find_first_of("/.") == std::string_view::npos;
}

bool begins_with_any(std::string_view header, const std::vector<std::string>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [header](const std::string& beginning) { return header.starts_with(beginning); });
}

std::vector<RepositoryFile> code_files() {
  std::vector<RepositoryFile> files = files_in("include", {".h"});
  for (RepositoryFile& file : files_in("src", {".h", ".cpp"})) {
    files.push_back(std::move(file));
  }
  return files;
}

/// What is wrong with one #include; empty when nothing is.
std::string broken_include(const Layers& layers, const std::string& path, const Include& include) {
  const std::string own = module_of(layers, path);
  if (own.empty()) {
    return "its module is not in the table";
  }
  const Module& module = layers.modules.at(own);
  if (include.quoted && include.header.starts_with("candor/")) {
    const std::string other = module_of(layers, include.header);
    return other == own || module.may_include.contains(other) ? "" : own + " may not include " + other;
  }
  if (include.quoted) {
    return include.header.find('/') == std::string::npos ? "" : "a private header of another folder";
  }
  if (is_standard(include.header)) {
    return "";
  }
  const bool known =
      begins_with_any(include.header, module.libraries) || begins_with_any(include.header, layers.everywhere);
  if (!known) {
    return own + " does not know this library";
  }
  return path.starts_with("include/") ? "a public header includes a library" : "";
}

TEST(Layering, EveryIncludeIsAllowed) {
  const Layers layers = read_layers();
  std::size_t includes = 0;
  for (const RepositoryFile& file : code_files()) {
    for (const std::string& line : file.lines) {
      if (const std::optional<Include> include = include_of(line)) {
        ++includes;
        EXPECT_EQ(broken_include(layers, file.path, *include), "") << file.path << ": " << line;
      }
    }
  }
  EXPECT_GT(includes, 100U) << "the includes were not found";
}

TEST(Layering, TheTableNamesLowerLayersOnly) {
  const Layers layers = read_layers();
  for (const auto& [name, module] : layers.modules) {
    for (const std::string& other : module.may_include) {
      ASSERT_TRUE(layers.modules.contains(other)) << name << " names " << other << ", which is no module";
      EXPECT_LT(layers.modules.at(other).layer, module.layer) << name << " and " << other;
    }
  }
}

TEST(Layering, EveryLibraryBelongsToOneModule) {
  std::map<std::string, std::string> owners;
  const Layers layers = read_layers();
  for (const auto& [name, module] : layers.modules) {
    for (const std::string& library : module.libraries) {
      EXPECT_TRUE(owners.emplace(library, name).second)
          << library << " belongs to " << owners[library] << " and " << name;
    }
  }
}

TEST(Layering, TheTableSaysNoMoreThanTheCodeUses) {
  const Layers layers = read_layers();
  std::map<std::string, std::set<std::string>> used;
  for (const RepositoryFile& file : code_files()) {
    for (const std::string& line : file.lines) {
      if (const std::optional<Include> include = include_of(line); include && !include->quoted) {
        used[module_of(layers, file.path)].insert(include->header);
      }
    }
  }
  for (const auto& [name, module] : layers.modules) {
    for (const std::string& library : module.libraries) {
      const std::set<std::string>& headers = used[name];
      EXPECT_TRUE(std::any_of(headers.begin(), headers.end(),
                              [&](const std::string& header) { return header.starts_with(library); }))
          << name << " does not use " << library;
    }
  }
}

/// The names between a keyword of a CMake command and the next one, or its end.
std::set<std::string> arguments_of(const std::string& text, std::string_view command, std::string_view keyword) {
  std::set<std::string> names;
  const std::size_t call = text.find(command);
  const std::size_t end = text.find(')', call);
  if (call == std::string::npos || end == std::string::npos) {
    return names;
  }
  std::istringstream words(text.substr(call + command.size(), end - call - command.size()));
  bool here = false;
  for (std::string word; words >> word;) {
    if (word == "SOURCES" || word == "DEPENDS" || word == "LIBRARIES") {
      here = word == keyword;
    } else if (here) {
      names.insert(word);
    }
  }
  return names;
}

TEST(Layering, TheBuildDependsOnAllowedModulesOnly) {
  const Layers layers = read_layers();
  for (const auto& [name, module] : layers.modules) {
    if (name == "cli" || name.find('/') != std::string::npos) {
      continue;  // a program, and a library within another folder
    }
    std::string text;
    for (const std::string& line : file_at("src/" + name + "/CMakeLists.txt").lines) {
      text += line + "\n";
    }
    ASSERT_NE(text.find("candor_module(" + name), std::string::npos) << name;
    for (const std::string& other : arguments_of(text, "candor_module(" + name, "DEPENDS")) {
      const bool allowed =
          std::any_of(module.may_include.begin(), module.may_include.end(),
                      [&other = other](const std::string& may) { return may == other || may.ends_with("/" + other); });
      EXPECT_TRUE(allowed) << name << " is linked with " << other;
    }
  }
}

TEST(Layering, AForbiddenIncludeIsSeen) {
  const Layers layers = read_layers();
  EXPECT_EQ(broken_include(layers, "src/report/text.cpp", {"candor/engine/analyzer.h", true}),
            "report may not include engine");
  EXPECT_EQ(broken_include(layers, "src/rules/judge.cpp", {"re2/re2.h", false}), "rules does not know this library");
  EXPECT_EQ(broken_include(layers, "include/candor/match/regex.h", {"re2/re2.h", false}),
            "a public header includes a library");
  EXPECT_EQ(broken_include(layers, "src/engine/analyzer.cpp", {"candor/rules/built_in.h", true}),
            "engine may not include rules/built_in");
  EXPECT_EQ(broken_include(layers, "src/lsp/server.cpp", {"string", false}), "its module is not in the table");
}

}  // namespace
}  // namespace candor::testing
