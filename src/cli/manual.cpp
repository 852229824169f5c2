#include "manual.h"

#include <algorithm>
#include <array>

namespace candor {

std::span<const ManualRow> exit_codes() {
  static constexpr std::array<ManualRow, 4> kRows = {
      {{"0", "Done; check: no finding at or above --fail-on."},
       {"1", "Findings at or above --fail-on, or what else the command says."},
       {"2", "A mistake in the call, the configuration, the policies or the input, or nothing was checked."},
       {"3", "A defect of candor."}}};
  return kRows;
}

std::span<const ManualRow> files_read() {
  static constexpr std::array<ManualRow, 4> kRows = {
      {{"candor.yml, .candor.yml", "The configuration: the nearest one in the page's folder or above."},
       {".gitignore, .candorignore", "Pages that are not checked when a folder is."},
       {"candor-claims.yml", "The register of approved claims, for the pages in its folder and below."},
       {"candor-baseline.yml", "Findings that are known; its name stands in the configuration."}}};
  return kRows;
}

std::span<const ManualRow> variables_read() {
  static constexpr std::array<ManualRow, 4> kRows = {
      {{"NO_COLOR", "When it is set and not empty, the text report has no colours unless --color=always is given."},
       {"TERM", "With the value dumb there are no colours either."},
       {"SOURCE_DATE_EPOCH", "Seconds since 1970: the time of the run, and the day by which exceptions end."},
       {"GITHUB_STEP_SUMMARY", "With --format github: the file that the Markdown report is added to."}}};
  return kRows;
}

std::vector<DetailPart> parts_of(std::string_view details) {
  std::vector<DetailPart> parts;
  bool begins = true;
  while (!details.empty()) {
    const std::size_t end = std::min(details.find('\n'), details.size());
    const std::string_view line = details.substr(0, end);
    details.remove_prefix(std::min(details.size(), end + 1));
    const bool verbatim = line.starts_with("  ");
    if (line.empty()) {
      begins = true;
      continue;
    }
    if (begins || parts.back().verbatim != verbatim) {
      parts.push_back({verbatim, {}});
    } else {
      parts.back().text += verbatim ? "\n" : " ";
    }
    parts.back().text += verbatim ? line.substr(2) : line;
    begins = false;
  }
  return parts;
}

std::vector<std::string> actions_of(const CommandSpec& command) {
  const std::string_view first = command.arguments.substr(0, command.arguments.find(' '));
  const bool words = !first.empty() && std::all_of(first.begin(), first.end(), [](char byte) {
    return byte == '|' || byte == '-' || (byte >= 'a' && byte <= 'z');
  });
  std::vector<std::string> actions;
  for (std::size_t at = 0; words && at <= first.size();) {
    const std::size_t end = std::min(first.find('|', at), first.size());
    actions.emplace_back(first.substr(at, end - at));
    at = end + 1;
  }
  return actions;
}

}  // namespace candor
