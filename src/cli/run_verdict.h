#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "candor/base/exit_code.h"
#include "candor/base/result.h"
#include "candor/project/project.h"

#include "command_line.h"

namespace candor {

/// What --max-warnings says; none when it was not given.
Result<std::optional<std::uint64_t>> max_warnings(const CommandLine& line);

/// What a run comes to. Each page is judged by its own configuration, so that neither the other pages nor their order
/// matter.
class RunVerdict {
 public:
  /// With `most_warnings` all pages together may have so many; else those of a configuration as many as it says.
  RunVerdict(const Project& project, std::optional<std::uint64_t> most_warnings);

  void add(const FileReport& page);

  /// Tells of warnings that are too many.
  [[nodiscard]] ExitCode exit_code() const;

 private:
  std::optional<std::uint64_t> most_warnings_;
  bool fails_ = false;
  std::uint64_t warnings_ = 0;
  std::map<std::string, Setting<std::uint32_t>> limits_;  ///< by the path of a configuration that says one
  std::map<std::string, std::uint64_t> warnings_of_;      ///< of the same
};

}  // namespace candor
