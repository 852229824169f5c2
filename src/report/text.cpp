#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/text/display_width.h"
#include "excerpt.h"
#include "formats.h"

namespace candor {
namespace {

constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kGutter = "\x1b[34m";
constexpr std::size_t kShownRewrites = 2;

std::string_view severity_color(Severity severity) {
  static constexpr std::array<std::string_view, 3> kColors = {"\x1b[36m", "\x1b[33m", "\x1b[1;31m"};
  return kColors[static_cast<std::size_t>(severity)];
}

std::string counted(std::uint64_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

class TextReporter final : public Reporter {
 public:
  TextReporter(Sink sink, const RenderOptions& options) : sink_(std::move(sink)), color_(options.color) {}

  void begin(const RunInfo& run) override { rules_ = run.rules; }

  void page(const FileReport& page) override {
    told_.clear();
    for (const Finding& finding : page.findings) {
      print(*page.source, finding);
    }
  }

  void end(const Coverage& coverage) override {
    const std::uint64_t errors = coverage.findings[static_cast<std::size_t>(Severity::kError)];
    const std::uint64_t warnings = coverage.findings[static_cast<std::size_t>(Severity::kWarning)];
    const std::uint64_t suggestions = coverage.findings[static_cast<std::size_t>(Severity::kSuggestion)];
    const std::string looked_at = fmt::format("{} ({}) checked with {}", counted(coverage.files, "page"),
                                              counted(coverage.sentences, "sentence"), counted(coverage.rules, "rule"));
    if (errors + warnings + suggestions == 0) {
      sink_(fmt::format("{}: nothing found.\n", looked_at));
    } else {
      sink_(fmt::format("{}: {}, {}, {}.\n", looked_at, counted(errors, "error"), counted(warnings, "warning"),
                        counted(suggestions, "suggestion")));
    }
    const std::size_t left_out = coverage.skipped.size() + coverage.errors.size();
    if (left_out > 0) {
      sink_(fmt::format("Not checked: {}.\n", counted(left_out, "path")));
    }
    sink_("candor measures wording. It does not tell whether a page complies with any law.\n");
  }

 private:
  [[nodiscard]] std::string paint(std::string_view color, std::string_view text) const {
    return color_ ? fmt::format("{}{}{}", color, text, kReset) : std::string(text);
  }

  void print(const SourceFile& source, const Finding& finding) {
    const std::string head = fmt::format("{}[{}]", to_string(finding.severity), finding.rule);
    sink_(fmt::format("{}{}\n", paint(severity_color(finding.severity), head),
                      paint(kBold, fmt::format(": {}", printable(finding.message)))));
    std::string margin = " ";
    if (finding.span) {
      margin = print_excerpt(source, finding);
    } else {
      sink_(fmt::format("{}{} {}\n", margin, paint(kGutter, "-->"), printable(source.path())));
    }
    print_reasons(finding, margin);
    sink_("\n");
  }

  /// Gives back the blanks that stand below the line numbers.
  std::string print_excerpt(const SourceFile& source, const Finding& finding) {
    const Position place = source.position(finding.span->begin);
    const std::vector<ExcerptLine> lines = excerpt(source, *finding.span);
    const std::string margin(fmt::formatted_size("{}", lines.back().number), ' ');
    const std::string bar = paint(kGutter, "|");
    sink_(fmt::format("{}{} {}:{}:{}\n", margin, paint(kGutter, "-->"), printable(source.path()), place.line, place.column));
    sink_(fmt::format("{} {}\n", margin, bar));
    for (const ExcerptLine& line : lines) {
      if (line.number == 0) {
        sink_(fmt::format("{}\n", paint(kGutter, "...")));
        continue;
      }
      sink_(fmt::format("{} {} {}\n", paint(kGutter, fmt::format("{:>{}}", line.number, margin.size())), bar, line.text));
      sink_(fmt::format("{} {} {}{}\n", margin, bar, std::string(line.before, ' '),
                        paint(severity_color(finding.severity), std::string(line.width, '^'))));
    }
    return margin;
  }

  /// Why and what to write instead, once a page for each rule.
  void print_reasons(const Finding& finding, const std::string& margin) {
    const auto rule = rules_ != nullptr ? rules_->find(finding.rule) : std::map<std::string, RuleInfo>::const_iterator();
    if (rules_ == nullptr || rule == rules_->end() || !told_.insert(finding.rule).second) {
      return;
    }
    const std::string sign = paint(kGutter, "=");
    const RuleInfo& info = rule->second;
    sink_(fmt::format("{} {} why: {}\n", margin, sign, info.why));
    sink_(fmt::format("{} {} try: {}\n", margin, sign, info.advice));
    for (std::size_t i = 0; i < std::min(kShownRewrites, info.rewrites.size()); ++i) {
      sink_(fmt::format("{} {}      “{}”\n", margin, sign, info.rewrites[i]));
    }
    sink_(fmt::format("{} {} help: candor explain {}\n", margin, sign, finding.rule));
  }

  Sink sink_;
  bool color_;
  const std::map<std::string, RuleInfo>* rules_ = nullptr;
  std::set<std::string> told_;
};

}  // namespace

std::unique_ptr<Reporter> make_text_reporter(Sink sink, const RenderOptions& options) {
  return std::make_unique<TextReporter>(std::move(sink), options);
}

}  // namespace candor
