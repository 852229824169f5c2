#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "candor/base/atomic_file.h"
#include "candor/diagnostic/measured_precision.h"
#include "candor/report/reporter.h"
#include "candor/rules/rule_book.h"

#include "command_line.h"
#include "console.h"
#include "interruption.h"
#include "progress.h"

namespace candor {

/// The options of a command that reports: --format, --output and what belongs to them.
inline constexpr OptionSpec kOutputOption{"output", '\0', "FORMAT=FILE",
                                          "write a report into a file, too; may be given several times"};
inline constexpr OptionSpec kStatisticsOption{
    "statistics", '\0', "", "count by category, rule and page instead of listing (--format text or json)"};
inline constexpr OptionSpec kShowSuppressedOption{
    "show-suppressed", '\0', "",
    "list in SARIF also what is not reported: suppressed, approved, known, or not on changed lines"};

/// Where a run's reports go: standard output, and any number of files. A file appears when its report is whole, or not
/// at all, also when the run is interrupted.
class ReportOutputs {
 public:
  ReportOutputs(const CommandLine& line, Console& console);
  ~ReportOutputs();

  /// Opens the files, so that what cannot be written is found before the run. All mistakes at once. Of rules that all
  /// books have, SARIF tells the precision. A report never takes the place of a file that the run reads.
  std::vector<Error> open(const std::vector<RuleBookPtr>& books, const std::vector<std::string>& read);

  void begin(RunInfo run);

  /// How many pages there will be, for the progress bar.
  void expect(std::size_t pages) { progress_.expect(pages); }

  void page(const FileReport& page);
  void end(const Coverage& coverage);
  /// Puts the files in their places.
  std::vector<Error> commit();

 private:
  struct File;

  /// Whether one of the reports is in this format.
  [[nodiscard]] bool wants(std::string_view format) const;
  void add(const std::string& value, const std::vector<std::string>& read, std::vector<Error>& mistakes);
  void add_step_summary(std::vector<Error>& mistakes);
  void stop_when_interrupted();

  Console& console_;
  const ReportFormat& format_;
  MeasuredPrecision precision_;
  RenderOptions options_;
  std::vector<std::string> wanted_;  ///< values of --output
  bool quiet_;
  bool statistics_;
  std::optional<Interruption> interruption_;
  Progress progress_;
  std::unique_ptr<Reporter> reporter_;  ///< of standard output
  std::vector<std::unique_ptr<File>> files_;
};

}  // namespace candor
