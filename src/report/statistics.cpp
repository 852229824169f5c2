#include "candor/report/statistics.h"

#include <utility>

#include "coverage_text.h"
#include "finding_json.h"
#include "tally.h"

namespace candor {
namespace {

class StatisticsReporter final : public Reporter {
 public:
  StatisticsReporter(Sink sink, bool json) : sink_(std::move(sink)), json_(json) {}

  void begin(const RunInfo& /*run*/) override {}

  void page(const FileReport& page) override {
    for (const Finding& finding : page.findings) {
      tally_.add(page.source->path(), finding.rule, finding.category, finding.severity);
    }
  }

  void end(const Coverage& coverage) override {
    if (json_) {
      Json json = {{"schema", "candor.statistics/1"}};
      json.update(tally_.json());
      json["coverage"] = coverage_json(coverage);
      sink_(json_text(json) + "\n");
      return;
    }
    sink_(tally_.tables());
    for (const std::string& sentence : coverage_sentences(coverage)) {
      sink_(sentence + "\n");
    }
  }

 private:
  Sink sink_;
  bool json_;
  Tally tally_;
};

}  // namespace

std::unique_ptr<Reporter> make_statistics_reporter(Sink sink, bool json) {
  return std::make_unique<StatisticsReporter>(std::move(sink), json);
}

}  // namespace candor
