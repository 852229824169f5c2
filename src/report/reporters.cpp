#include <algorithm>
#include <array>

#include "candor/report/reporter.h"

#include "formats.h"

namespace candor {

std::span<const ReportFormat> report_formats() {
  static constexpr std::array<ReportFormat, 3> kFormats = {
      {{"text", "each finding with its line, the reason and safer wording", make_text_reporter},
       {"concise", "a line for each finding: path:line:column: severity rule message", make_concise_reporter},
       {"json", "everything, for other programs", make_json_reporter}}};
  return kFormats;
}

const ReportFormat* report_format(std::string_view name) {
  const auto all = report_formats();
  const auto found =
      std::find_if(all.begin(), all.end(), [name](const ReportFormat& format) { return format.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace candor
