#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/text/display_width.h"

#include "coverage_text.h"
#include "formats.h"
#include "places.h"
#include "rule_lookup.h"

namespace candor {
namespace {

/// GitHub shows no more annotations of each kind from one step, and drops the rest silently
/// (github.com/actions/toolkit/issues/734). One notice is kept for what is not shown.
constexpr std::size_t kMostOfAKind = 10;

/// The kinds of annotation by Severity.
constexpr std::array<const char*, 3> kKinds = {"notice", "warning", "error"};

/// What would end a command's message, or a property of it, is written as GitHub's own toolkit does it.
std::string escaped(std::string_view text, bool property) {
  std::string result;
  for (const char byte : text) {
    const bool special = byte == '%' || byte == '\r' || byte == '\n' || (property && (byte == ':' || byte == ','));
    result += special ? fmt::format("%{:02X}", static_cast<unsigned char>(byte)) : std::string(1, byte);
  }
  return result;
}

/// Workflow commands of GitHub Actions: annotations in a pull request. The gravest come first, because of the caps.
class GithubReporter final : public Reporter {
 public:
  explicit GithubReporter(Sink sink) : sink_(std::move(sink)) {}

  void begin(const RunInfo& run) override { run_ = run; }

  void page(const FileReport& page) override {
    for (const Finding& finding : page.findings) {
      std::vector<std::string>& kept = kept_[static_cast<std::size_t>(finding.severity)];
      const std::size_t most = finding.severity == Severity::kSuggestion ? kMostOfAKind - 1 : kMostOfAKind;
      if (kept.size() < most) {
        kept.push_back(command(*page.source, finding));
      } else {
        ++hidden_;
      }
    }
  }

  void end(const Coverage& coverage) override {
    for (auto kind = kept_.rbegin(); kind != kept_.rend(); ++kind) {
      for (const std::string& line : *kind) {
        sink_(line);
      }
    }
    std::string text = fmt::format("{}", fmt::join(coverage_sentences(coverage), " "));
    if (hidden_ > 0) {
      text = fmt::format("{} not shown as annotations, because GitHub shows at most {} of each kind. {}",
                         counted(hidden_, "finding"), kMostOfAKind, text);
    }
    sink_(fmt::format("::notice title=candor::{}\n", escaped(text, false)));
  }

 private:
  [[nodiscard]] std::string command(const SourceFile& source, const Finding& finding) const {
    const Place place = place_of(source, finding);
    std::string properties =
        fmt::format("file={},line={},endLine={}", escaped(printable(forge_path(run_, source.path())), true),
                    place.begin.line, place.end.line);
    // GitHub takes columns only within one line.
    if (finding.span && place.begin.line == place.end.line) {
      properties += fmt::format(",col={},endColumn={}", place.begin.column, place.end.column);
    }
    std::string message = one_line(finding.message);
    if (const RuleInfo* rule = find_rule(run_, finding.rule)) {
      message += "\n" + one_line(rule->advice);
    }
    return fmt::format("::{} {},title={}::{}\n", kKinds[static_cast<std::size_t>(finding.severity)], properties,
                       escaped(finding.rule, true), escaped(message, false));
  }

  Sink sink_;
  RunInfo run_;
  std::array<std::vector<std::string>, 3> kept_;  ///< by Severity
  std::uint64_t hidden_ = 0;
};

}  // namespace

std::unique_ptr<Reporter> make_github_reporter(Sink sink, const RenderOptions& /*options*/) {
  return std::make_unique<GithubReporter>(std::move(sink));
}

}  // namespace candor
