#include "candor/policy/loader.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "candor/base/digest.h"

#include "checker.h"
#include "folder_limits.h"
#include "readers.h"

namespace candor {
namespace {

std::string join(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

std::string base_name(std::string path) {
  while (path.ends_with('/')) {
    path.pop_back();
  }
  return path.substr(path.rfind('/') + 1);
}

class Loader {
 public:
  Loader(const FileSystem& files, Policies& policies) : files_(files), policies_(policies) {}

  std::vector<Error> load(const std::string& folder) {
    if (files_.kind(folder) != FileKind::kFolder) {
      mistakes_.push_back({ErrorCode::kNotFound, "there is no such policy folder", Location{folder, 0, 0}});
      return std::move(mistakes_);
    }
    if (files_.kind(join(folder, "pack.yaml")) == FileKind::kRegular) {
      load_pack(folder, base_name(folder));
    } else {
      load_shape(folder);
    }
    check_policies(policies_, mistakes_);
    std::stable_sort(mistakes_.begin(), mistakes_.end(), [](const Error& a, const Error& b) {
      return std::tie(a.location->path, a.location->line, a.location->column) <
             std::tie(b.location->path, b.location->line, b.location->column);
    });
    for (const std::string& pack : loaded_packs_) {
      policies_.packs[pack].sha256 = sha256_hex(digested_ + pack);
    }
    return std::move(mistakes_);
  }

 private:
  using Reader = void (*)(const YamlNode&, Policies&);

  void fail(std::string message, const std::string& path) {
    mistakes_.push_back({ErrorCode::kPolicy, std::move(message), Location{path, 0, 0}});
  }

  std::optional<YamlNode> open(const std::string& path) {
    if (bytes_read_ > kMaxPolicyFolderBytes) {
      return std::nullopt;
    }
    if (files_.is_link(path)) {
      fail("is a symbolic link: the files of a pack are its own", path);
      return std::nullopt;
    }
    Result<std::string> bytes = files_.read(path, kMaxPolicyFileBytes);
    if (!bytes) {
      fail(bytes.error().message, path);
      return std::nullopt;
    }
    bytes_read_ += bytes->size();
    if (bytes_read_ > kMaxPolicyFolderBytes) {
      fail(fmt::format("with this file the folder holds more than {} bytes, which is the limit", kMaxPolicyFolderBytes),
           path);
      return std::nullopt;
    }
    digested_ += fmt::format("{}\n{}\n", path.substr(path.rfind('/') + 1), *bytes);
    return YamlNode::parse(path, *bytes, mistakes_);
  }

  std::vector<std::string> names(const std::string& folder) {
    Result<std::vector<std::string>> names = files_.list(folder);
    if (!names) {
      fail(names.error().message, folder);
      return {};
    }
    std::erase_if(*names, [&](const std::string& name) {
      const std::string path = join(folder, name);
      const bool elsewhere = files_.is_link(path) && files_.kind(path) == FileKind::kFolder;
      if (elsewhere && !name.starts_with('.')) {
        fail("is a symbolic link to a folder, which is not followed: the folders of a pack are its own", path);
      }
      return elsewhere || name.starts_with('.');
    });
    return *std::move(names);
  }

  void load_file(const std::string& path, Reader reader) {
    if (const std::optional<YamlNode> file = open(path)) {
      reader(*file, policies_);
    }
  }

  /// Notes that a file defines something; a mistake when another file of the folder has done so.
  void define(const std::string& what, const Location& where) {
    const auto [first, is_new] = defined_.emplace(what, where.path);
    if (!is_new) {
      mistakes_.push_back({ErrorCode::kPolicy, fmt::format("{} is defined in {} too", what, first->second), where});
    }
  }

  void load_lists(const std::string& path) {
    Policies read;
    if (const std::optional<YamlNode> file = open(path)) {
      read_lists(*file, read);
    }
    for (auto& [name, list] : read.lists) {
      define(fmt::format("the list '{}'", name), list.where);
      policies_.lists.insert_or_assign(name, std::move(list));
    }
  }

  void load_context(const std::string& path) {
    Policies read;
    if (const std::optional<YamlNode> file = open(path)) {
      read_context(*file, read);
    }
    for (auto& [name, context] : read.contexts) {
      define(fmt::format("the context '{}'", name), {path, 1, 1});
      policies_.contexts.insert_or_assign(name, std::move(context));
    }
  }

  void load_signals(const std::string& path) { load_file(path, read_signals); }

  void load_profile(const std::string& path) { load_file(path, read_profile); }

  void load_folder(const std::string& folder, void (Loader::*load_one)(const std::string&)) {
    for (const std::string& name : names(folder)) {
      if (is_policy_file(name)) {
        (this->*load_one)(join(folder, name));
      }
    }
  }

  void load_language(const std::string& folder) {
    for (const std::string& name : names(folder)) {
      const std::string path = join(folder, name);
      if (name == "sentences.yaml") {
        load_file(path, read_sentences);
      } else if (name == "inflection.yaml") {
        load_file(path, read_inflection);
      } else if (name == "words.yaml") {
        load_file(path, read_words);
      } else if (name == "syllables.yaml") {
        load_file(path, read_syllables);
      } else if (name == "reading.yaml") {
        load_file(path, read_reading);
      } else if (name == "jargon.yaml") {
        load_file(path, read_jargon);
      } else if (is_policy_file(name)) {
        fail(
            "no such file is known here (known: sentences.yaml, inflection.yaml, words.yaml, syllables.yaml, "
            "reading.yaml, jargon.yaml)",
            path);
      }
    }
  }

  /// One file a treatment. A user's folder may go without the header: then the wording stays as it is.
  void load_facts(const std::string& folder, const std::string& pack) {
    const std::string header = join(folder, "pack.yaml");
    if (files_.kind(header) == FileKind::kRegular) {
      if (const std::optional<YamlNode> file = open(header)) {
        read_facts_pack(*file, pack, policies_);
      }
    }
    for (const std::string& name : names(folder)) {
      if (!is_policy_file(name) || name == "pack.yaml") {
        continue;
      }
      if (const std::optional<YamlNode> file = open(join(folder, name))) {
        read_facts(*file, pack, name.substr(0, name.rfind('.')), policies_);
      }
    }
    loaded_packs_.push_back(pack);
  }

  void load_shape(const std::string& folder) {
    bool anything = false;
    for (const std::string& name : names(folder)) {
      const std::string path = join(folder, name);
      const bool is_folder = files_.kind(path) == FileKind::kFolder;
      anything = anything || is_folder || is_policy_file(name);
      if (name == "categories.yaml") {
        load_file(path, read_categories);
      } else if (name == "authorities.yaml") {
        load_file(path, read_authorities);
      } else if (is_folder && name == "lexicons") {
        load_folder(path, &Loader::load_lists);
      } else if (is_folder && name == "contexts") {
        load_folder(path, &Loader::load_context);
      } else if (is_folder && name == "language") {
        load_language(path);
      } else if (is_folder && name == "facts") {
        load_facts(path, name);
      } else if (is_folder && name == "signals") {
        load_folder(path, &Loader::load_signals);
      } else if (is_folder && name == "profiles") {
        load_folder(path, &Loader::load_profile);
      } else if (is_folder) {
        load_pack(path, name);
      } else if (is_policy_file(name)) {
        fail("no such file is known here (known: categories.yaml, authorities.yaml)", path);
      }
    }
    if (!anything) {
      fail("the folder holds no policies (docs/policy-format.md has its shape)", folder);
    }
  }

  void load_pack(const std::string& folder, const std::string& pack) {
    const std::string header = join(folder, "pack.yaml");
    if (files_.kind(header) != FileKind::kRegular) {
      fail("a pack's folder holds a 'pack.yaml'", folder);
      return;
    }
    std::erase_if(policies_.rules, [&](const auto& rule) { return rule.second.pack == pack; });
    std::erase_if(policies_.duties, [&](const auto& duty) { return duty.second.pack == pack; });
    policies_.packs.erase(pack);
    if (const std::optional<YamlNode> file = open(header)) {
      read_pack(*file, pack, policies_);
    }
    load_rules(folder, pack, pack, 0);
    loaded_packs_.push_back(pack);
  }

  void load_rules(const std::string& folder, const std::string& pack, const std::string& prefix, std::size_t depth) {
    if (depth > kMaxRuleDepth) {
      fail("folders are nested too deeply for a pack", folder);
      return;
    }
    for (const std::string& name : names(folder)) {
      const std::string path = join(folder, name);
      if (files_.kind(path) == FileKind::kFolder) {
        load_rules(path, pack, join(prefix, name), depth + 1);
      } else if (is_policy_file(name) && !(depth == 0 && name == "pack.yaml")) {
        if (const std::optional<YamlNode> file = open(path)) {
          const std::string id = join(prefix, name.substr(0, name.rfind('.')));
          define(fmt::format("the rule '{}'", id), {path, 1, 1});
          read_rule(*file, pack, id, policies_);
        }
      }
    }
  }

  const FileSystem& files_;
  Policies& policies_;
  std::vector<Error> mistakes_;
  std::vector<std::string> loaded_packs_;
  std::map<std::string, std::string> defined_;  ///< "the list 'x'" → the file
  std::string digested_;                        ///< the names and bytes of all files read
  std::uint64_t bytes_read_ = 0;
};

}  // namespace

std::vector<Error> load_policies(const FileSystem& files, const std::string& folder, Policies& policies) {
  return Loader(files, policies).load(folder);
}

}  // namespace candor
