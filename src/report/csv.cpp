#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/text/display_width.h"

#include "formats.h"
#include "places.h"
#include "rule_lookup.h"

namespace candor {
namespace {

/// Spreadsheets take text for Windows-1252 without it.
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in front, which it does not show
/// (owasp.org/www-community/attacks/CSV_Injection).
std::string cell(std::string_view text) {
  std::string guarded = printable(text);
  if (!guarded.empty() && std::string_view("=+-@").find(guarded.front()) != std::string_view::npos) {
    guarded.insert(0, 1, '\'');
  }
  if (guarded.find_first_of("\",\r\n") == std::string::npos) {
    return guarded;
  }
  for (std::size_t at = guarded.find('"'); at != std::string::npos; at = guarded.find('"', at + 2)) {
    guarded.insert(at, 1, '"');
  }
  return "\"" + guarded + "\"";
}

class CsvReporter final : public Reporter {
 public:
  explicit CsvReporter(Sink sink) : sink_(std::move(sink)) {}

  void begin(const RunInfo& run) override {
    run_ = run;
    sink_(kByteOrderMark);
    sink_("path,line,column,end_line,end_column,severity,category,rule,match,message,advice,fingerprint\r\n");
  }

  void page(const FileReport& page) override {
    for (const Finding& finding : page.findings) {
      row(*page.source, finding);
    }
  }

  void end(const Coverage& /*coverage*/) override {}

 private:
  void row(const SourceFile& source, const Finding& finding) {
    const RuleInfo* rule = find_rule(run_, finding.rule);
    // What is about the whole page has no place: empty cells, not line 1.
    std::vector<std::string> cells = {cell(source.path()), "", "", "", ""};
    if (finding.span) {
      const Place place = place_of(source, finding);
      cells = {cells[0], std::to_string(place.begin.line), std::to_string(place.begin.column),
               std::to_string(place.end.line), std::to_string(place.end.column)};
    }
    for (const std::string_view text :
         {to_string(finding.severity), std::string_view(finding.category), std::string_view(finding.rule),
          std::string_view(finding.match), std::string_view(finding.message)}) {
      cells.push_back(cell(text));
    }
    cells.push_back(rule == nullptr ? std::string() : cell(one_line(rule->advice)));
    cells.push_back(cell(finding.fingerprint));
    sink_(fmt::format("{}\r\n", fmt::join(cells, ",")));
  }

  Sink sink_;
  RunInfo run_;
};

}  // namespace

std::unique_ptr<Reporter> make_csv_reporter(Sink sink, const RenderOptions& /*options*/) {
  return std::make_unique<CsvReporter>(std::move(sink));
}

}  // namespace candor
