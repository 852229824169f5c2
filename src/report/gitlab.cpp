#include <set>
#include <utility>

#include <fmt/format.h>

#include "candor/base/digest.h"

#include "formats.h"
#include "json_text.h"
#include "places.h"

namespace candor {
namespace {

constexpr std::size_t kMargin = 2;

const char* severity_name(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "major";
    case Severity::kWarning:
      return "minor";
    case Severity::kSuggestion:
      break;
  }
  return "info";
}

/// GitLab's Code Quality report (docs.gitlab.com/ci/testing/code_quality). A merge request compares the fingerprints of
/// two reports, and drops a finding whose fingerprint it has seen.
class GitlabReporter final : public Reporter {
 public:
  explicit GitlabReporter(Sink sink) : sink_(std::move(sink)) {}

  void begin(const RunInfo& run) override {
    run_ = run;
    sink_("[");
  }

  void page(const FileReport& page) override {
    const std::string path = forge_path(run_, page.source->path());
    std::set<std::string> used;
    for (const Finding& finding : page.findings) {
      const Place place = place_of(*page.source, finding);
      const Json issue = {
          {"description", finding.message},
          {"check_name", finding.rule},
          {"fingerprint", unique_fingerprint(path, finding, used)},
          {"severity", severity_name(finding.severity)},
          {"location", {{"path", path}, {"lines", {{"begin", place.begin.line}, {"end", place.end.line}}}}}};
      sink_(first_ ? "\n  " : ",\n  ");
      sink_(json_text(issue, kMargin));
      first_ = false;
    }
  }

  void end(const Coverage& /*coverage*/) override { sink_(first_ ? "]\n" : "\n]\n"); }

 private:
  static std::string unique_fingerprint(const std::string& path, const Finding& finding, std::set<std::string>& used) {
    for (std::size_t repeat = 0;; ++repeat) {
      std::string digest = sha256_hex(fmt::format("{}\n{}\n{}", path, finding.fingerprint, repeat));
      if (used.insert(digest).second) {
        return digest;
      }
    }
  }

  Sink sink_;
  RunInfo run_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Reporter> make_gitlab_reporter(Sink sink, const RenderOptions& /*options*/) {
  return std::make_unique<GitlabReporter>(std::move(sink));
}

}  // namespace candor
