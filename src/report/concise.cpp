#include <utility>

#include <fmt/format.h>

#include "candor/text/display_width.h"

#include "formats.h"

namespace candor {
namespace {

class ConciseReporter final : public Reporter {
 public:
  explicit ConciseReporter(Sink sink) : sink_(std::move(sink)) {}

  void begin(const RunInfo& /*run*/) override {}

  void page(const FileReport& page) override {
    for (const Finding& finding : page.findings) {
      const Position place = finding.span ? page.source->position(finding.span->begin) : Position{};
      sink_(fmt::format("{}:{}:{}: {} {} {}\n", printable(page.source->path()), place.line, place.column,
                        to_string(finding.severity), finding.rule, printable(finding.message)));
    }
  }

  void end(const Coverage& /*coverage*/) override {}

 private:
  Sink sink_;
};

}  // namespace

std::unique_ptr<Reporter> make_concise_reporter(Sink sink, const RenderOptions& /*options*/) {
  return std::make_unique<ConciseReporter>(std::move(sink));
}

}  // namespace candor
