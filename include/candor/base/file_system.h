#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "candor/base/result.h"

/// The only way to the disk. Tests use a map in memory (tests/support/memory_file_system.h).

namespace candor {

enum class FileKind : std::uint8_t { kMissing, kRegular, kFolder, kOther };

class FileSystem {
 public:
  virtual ~FileSystem() = default;

  /// Symbolic links are followed; a broken one is kMissing. kOther: a device, a pipe, a socket.
  [[nodiscard]] virtual FileKind kind(const std::string& path) const = 0;

  /// All bytes of a regular file. kTooLarge when it has more than max_bytes.
  [[nodiscard]] virtual Result<std::string> read(const std::string& path, std::uint64_t max_bytes) const = 0;

  /// The names (not paths) in a folder, sorted by byte value, without "." and "..".
  [[nodiscard]] virtual Result<std::vector<std::string>> list(const std::string& folder) const = 0;

  /// True for a symbolic link, also one that leads nowhere. Used to keep out of circles.
  [[nodiscard]] virtual bool is_link(const std::string& path) const = 0;
};

/// The machine's file system.
class DiskFileSystem final : public FileSystem {
 public:
  [[nodiscard]] FileKind kind(const std::string& path) const override;
  [[nodiscard]] Result<std::string> read(const std::string& path, std::uint64_t max_bytes) const override;
  [[nodiscard]] Result<std::vector<std::string>> list(const std::string& folder) const override;
  [[nodiscard]] bool is_link(const std::string& path) const override;
};

}  // namespace candor
