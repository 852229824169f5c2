#include "run_verdict.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "candor/text/display_width.h"

#include "commands.h"

namespace candor {
namespace {

std::string too_many(std::uint64_t warnings, std::uint64_t most) {
  return fmt::format("{} warning{}, and {} may be", warnings, warnings == 1 ? "" : "s", most);
}

}  // namespace

Result<std::optional<std::uint64_t>> max_warnings(const CommandLine& line) {
  const std::string most = line.value("max-warnings");
  if (most.empty()) {
    return std::optional<std::uint64_t>();
  }
  std::uint64_t number = 0;
  const auto [end, failure] = std::from_chars(most.data(), most.data() + most.size(), number);
  if (failure != std::errc{} || end != most.data() + most.size()) {
    return Error{ErrorCode::kUsage, fmt::format("'{}' is no number for --max-warnings", most), {}};
  }
  return std::optional(number);
}

RunVerdict::RunVerdict(const Project& project, std::optional<std::uint64_t> most_warnings)
    : most_warnings_(most_warnings) {
  for (const Config* config : project.configs()) {
    if (config->max_warnings) {
      limits_.emplace(config->path, *config->max_warnings);
    }
  }
}

void RunVerdict::add(const FileReport& page) {
  std::uint64_t warnings = 0;
  for (const Finding& finding : page.findings) {
    fails_ = fails_ || finding.severity >= page.fail_on;
    warnings += finding.severity == Severity::kWarning ? 1 : 0;
  }
  warnings_ += warnings;
  if (limits_.contains(page.configuration)) {
    warnings_of_[page.configuration] += warnings;
  }
}

ExitCode RunVerdict::exit_code() const {
  bool fails = fails_;
  if (most_warnings_) {
    if (warnings_ > *most_warnings_) {
      mistake(too_many(warnings_, *most_warnings_));
      fails = true;
    }
    return fails ? ExitCode::kFindings : ExitCode::kClean;
  }
  for (const auto& [path, warnings] : warnings_of_) {
    const Setting<std::uint32_t>& limit = limits_.at(path);
    if (warnings > limit.value) {
      mistake(printable(to_string({ErrorCode::kNothing, too_many(warnings, limit.value), limit.where})));
      fails = true;
    }
  }
  return fails ? ExitCode::kFindings : ExitCode::kClean;
}

}  // namespace candor
