#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "candor/base/file_system.h"

namespace candor::testing {

/// A file system in memory, for tests. Paths are compared after lexical normalisation; the folders above a
/// file exist. Its errors read like the machine's.
class MemoryFileSystem final : public FileSystem {
 public:
  MemoryFileSystem() { nodes_[""] = Node{FileKind::kFolder, {}, false}; }

  MemoryFileSystem& add_file(const std::string& path, std::string bytes = {}) {
    return add(path, Node{FileKind::kRegular, std::move(bytes), false});
  }

  MemoryFileSystem& add_folder(const std::string& path) { return add(path, Node{FileKind::kFolder, {}, false}); }

  /// A device, pipe or socket.
  MemoryFileSystem& add_other(const std::string& path) { return add(path, Node{FileKind::kOther, {}, false}); }

  /// A symbolic link; a relative target is seen from the link's folder.
  MemoryFileSystem& add_link(const std::string& path, const std::string& target) {
    const std::filesystem::path folder = std::filesystem::path(key_of(path)).parent_path();
    return add(path, Node{FileKind::kOther, key_of((folder / target).string()), true});
  }

  /// From now on the file cannot be read, the folder not be listed.
  MemoryFileSystem& forbid(const std::string& path) {
    forbidden_.insert(key_of(path));
    return *this;
  }

  [[nodiscard]] FileKind kind(const std::string& path) const override {
    const auto node = nodes_.find(resolve(path));
    return node != nodes_.end() ? node->second.kind : FileKind::kMissing;
  }

  [[nodiscard]] Result<std::string> read(const std::string& path, std::uint64_t max_bytes) const override {
    const std::string key = resolve(path);
    const auto node = nodes_.find(key);
    if (node == nodes_.end()) {
      return unreadable("No such file or directory");
    }
    if (forbidden_.contains(key)) {
      return unreadable("Permission denied");
    }
    const std::string& bytes = node->second.content;
    if (bytes.size() > max_bytes) {
      return Error{ErrorCode::kTooLarge,
                   "has " + std::to_string(bytes.size()) + " bytes, the limit is " + std::to_string(max_bytes),
                   {}};
    }
    return bytes;
  }

  [[nodiscard]] Result<std::vector<std::string>> list(const std::string& folder) const override {
    const std::string key = resolve(folder);
    if (kind(folder) != FileKind::kFolder) {
      return unreadable("Not a directory");
    }
    if (forbidden_.contains(key)) {
      return unreadable("Permission denied");
    }
    std::set<std::string> names;
    for (const auto& [path, node] : nodes_) {
      const std::filesystem::path child(path);
      if (!path.empty() && path != key && child.parent_path() == key) {
        names.insert(child.filename().string());
      }
    }
    return std::vector<std::string>(names.begin(), names.end());
  }

  [[nodiscard]] bool is_link(const std::string& path) const override {
    const auto node = nodes_.find(key_of(path));
    return node != nodes_.end() && node->second.is_link;
  }

 private:
  struct Node {
    FileKind kind = FileKind::kRegular;
    std::string content;  ///< a file's bytes, or a link's target
    bool is_link = false;
  };

  /// The current folder is "", the machine's root "/".
  static std::string key_of(const std::string& path) {
    std::string key = std::filesystem::path(path).lexically_normal().string();
    if (key == ".") {
      key.clear();
    }
    while (key.size() > 1 && key.back() == '/') {
      key.pop_back();
    }
    return key;
  }

  static Error unreadable(const std::string& why) { return {ErrorCode::kUnreadable, "cannot be read: " + why, {}}; }

  /// The key with links followed, in every part of the path.
  [[nodiscard]] std::string resolve(const std::string& path) const {
    constexpr int kMaxLinks = 40;
    std::filesystem::path rest(key_of(path));
    for (int links = 0; links < kMaxLinks; ++links) {
      std::filesystem::path done;
      auto part = rest.begin();
      while (part != rest.end() && !is_link((done / *part).string())) {
        done /= *part++;
      }
      if (part == rest.end()) {
        return done.string();
      }
      std::filesystem::path followed(nodes_.at((done / *part).string()).content);
      while (++part != rest.end()) {
        followed /= *part;
      }
      rest = key_of(followed.string());
    }
    return "link that leads in circles";
  }

  MemoryFileSystem& add(const std::string& path, Node node) {
    const std::string key = key_of(path);
    for (std::filesystem::path folder = std::filesystem::path(key).parent_path();
         !folder.empty() && !nodes_.contains(folder.string()); folder = folder.parent_path()) {
      nodes_[folder.string()] = Node{FileKind::kFolder, {}, false};
    }
    nodes_[key] = std::move(node);
    return *this;
  }

  std::map<std::string, Node> nodes_;
  std::set<std::string> forbidden_;
};

}  // namespace candor::testing
