#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "candor/text/display_width.h"
#include "candor/text/wrap.h"

#include "coverage_text.h"
#include "excerpt.h"
#include "formats.h"
#include "places.h"
#include "rule_lookup.h"

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

class TextReporter final : public Reporter {
 public:
  TextReporter(Sink sink, const RenderOptions& options)
      : sink_(std::move(sink)), color_(options.color), columns_(options.columns) {}

  void begin(const RunInfo& run) override { run_ = run; }

  void page(const FileReport& page) override {
    told_.clear();
    for (const Finding& finding : page.findings) {
      print(*page.source, finding);
    }
    for (const Approval& approval : page.approved) {
      print(*page.source, approval);
    }
  }

  void end(const Coverage& coverage) override {
    // Which paths and why stands on standard error, where it is seen also when the report goes into a file.
    for (const std::string& sentence : coverage_sentences(coverage)) {
      sink_(sentence + "\n");
    }
  }

 private:
  [[nodiscard]] std::string paint(std::string_view color, std::string_view text) const {
    return color_ ? fmt::format("{}{}{}", color, text, kReset) : std::string(text);
  }

  void print(const SourceFile& source, const Finding& finding) {
    const std::string head = fmt::format("{}[{}]", to_string(finding.severity), finding.rule);
    const std::string text = wrap(head + ": ", printable(finding.message), "  ", columns_);
    sink_(fmt::format("{}{}\n", paint(severity_color(finding.severity), head), paint(kBold, text.substr(head.size()))));
    std::string margin = " ";
    if (finding.span) {
      margin = print_excerpt(source, finding);
    } else {
      sink_(fmt::format("{}{} {}\n", margin, paint(kGutter, "-->"), printable(source.path())));
    }
    print_reasons(finding, margin);
    sink_("\n");
  }

  void print(const SourceFile& source, const Approval& approval) {
    const Position place = source.position(approval.span.begin);
    const std::string until = approval.until.empty() ? std::string() : fmt::format(", until {}", approval.until);
    sink_(wrap(fmt::format("approved[{}]: ", approval.claim),
               fmt::format("“{}” (by {}{})", printable(approval.text), printable(approval.by), until), "  ", columns_) +
          fmt::format("\n --> {}:{}:{}\n\n", printable(source.path()), place.line, place.column));
  }

  /// Gives back the blanks that stand below the line numbers.
  std::string print_excerpt(const SourceFile& source, const Finding& finding) {
    const Position place = source.position(finding.span->begin);
    const std::uint32_t last = source.position(std::max(finding.span->begin + 1, finding.span->end) - 1).line;
    std::string margin(fmt::formatted_size("{}", last), ' ');
    const std::size_t beside = margin.size() + std::string_view(" | ").size();
    const std::vector<ExcerptLine> lines = excerpt(source, *finding.span, columns_ - std::min(columns_, beside));
    const std::string bar = paint(kGutter, "|");
    sink_(fmt::format("{}{} {}:{}:{}\n", margin, paint(kGutter, "-->"), printable(source.path()), place.line,
                      place.column));
    sink_(fmt::format("{} {}\n", margin, bar));
    for (const ExcerptLine& line : lines) {
      if (line.number == 0) {
        sink_(fmt::format("{}\n", paint(kGutter, "...")));
        continue;
      }
      sink_(
          fmt::format("{} {} {}\n", paint(kGutter, fmt::format("{:>{}}", line.number, margin.size())), bar, line.text));
      sink_(fmt::format("{} {} {}{}\n", margin, bar, std::string(line.before, ' '),
                        paint(severity_color(finding.severity), std::string(line.width, '^'))));
    }
    return margin;
  }

  /// Why and what to write instead, once a page for each rule.
  void print_reasons(const Finding& finding, const std::string& margin) {
    const RuleInfo* rule = find_rule(run_, finding.rule);
    if (rule == nullptr || !told_.insert(finding.rule).second) {
      return;
    }
    print_reason(margin, "why: ", one_line(rule->why));
    print_reason(margin, "try: ", one_line(rule->advice));
    for (std::size_t i = 0; i < std::min(kShownRewrites, rule->rewrites.size()); ++i) {
      print_reason(margin, "     ", fmt::format("“{}”", one_line(rule->rewrites[i])));
    }
    // Never wrapped: it is there to be copied.
    sink_(fmt::format("{} {} more: candor explain {}\n", margin, paint(kGutter, "="), finding.rule));
  }

  void print_reason(const std::string& margin, std::string_view label, std::string_view text) {
    const std::string head = fmt::format("{} = {}", margin, label);
    std::string lines = wrap(head, text, std::string(head.size(), ' '), columns_);
    sink_(lines.replace(margin.size() + 1, 1, paint(kGutter, "=")) + "\n");
  }

  Sink sink_;
  bool color_;
  std::size_t columns_;
  RunInfo run_;
  std::set<std::string> told_;
};

}  // namespace

std::unique_ptr<Reporter> make_text_reporter(Sink sink, const RenderOptions& options) {
  return std::make_unique<TextReporter>(std::move(sink), options);
}

}  // namespace candor
