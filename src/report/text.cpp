#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "candor/diagnostic/inspection.h"
#include "candor/text/display_width.h"
#include "candor/text/wrap.h"

#include "coverage_text.h"
#include "excerpt.h"
#include "finding_fate.h"
#include "formats.h"
#include "match_words.h"
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
      print(page, finding);
    }
    if (page.inspection) {
      print_unreported(page);
      print_matches_let_be(page);
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

  void print(const FileReport& page, const Finding& finding) {
    const SourceFile& source = *page.source;
    const std::string head = fmt::format("{}[{}]", to_string(finding.severity), finding.rule);
    const std::string text = wrap(head + ": ", printable(finding.message), "  ", columns_);
    sink_(fmt::format("{}{}\n", paint(severity_color(finding.severity), head), paint(kBold, text.substr(head.size()))));
    std::string margin = " ";
    if (finding.span) {
      margin = print_excerpt(source, *finding.span, severity_color(finding.severity));
    } else {
      sink_(fmt::format("{}{} {}\n", margin, paint(kGutter, "-->"), printable(source.path())));
    }
    print_related(source, finding, margin);
    print_matches_of(page, finding, margin);
    print_rewordings(source, finding, margin);
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

  /// What led to a finding.
  void print_matches_of(const FileReport& page, const Finding& finding, const std::string& margin) {
    for_each_match(page, [&](const SeenMatch& match) {
      if (match.fingerprint == finding.fingerprint) {
        print_match(margin, match, match.rule == finding.rule ? "match: " : fmt::format("also {}: ", match.rule));
      }
    });
  }

  /// The findings that are not reported.
  void print_unreported(const FileReport& page) {
    for (const FindingFate& fate : fates_of(page)) {
      if (fate.status != "reported") {
        const std::string margin = print_not_reported(page, fate.finding->rule, fate.reason, fate.finding->span);
        print_matches_of(page, *fate.finding, margin);
        sink_("\n");
      }
    }
  }

  /// Gives back the blanks that stand below the line numbers.
  std::string print_not_reported(const FileReport& page, const std::string& rule, const std::string& reason,
                                 std::optional<SourceSpan> span) {
    const std::string head = fmt::format("not reported[{}]", rule);
    const std::string text = wrap(head + ": ", printable(reason), "  ", columns_);
    sink_(fmt::format("{}{}\n", paint(kGutter, head), text.substr(head.size())));
    if (span) {
      return print_excerpt(*page.source, *span, kGutter);
    }
    sink_(fmt::format(" {} {}\n", paint(kGutter, "-->"), printable(page.source->path())));
    return " ";
  }

  /// The matches that were looked at and became no finding.
  void print_matches_let_be(const FileReport& page) {
    std::set<std::string> printed;
    for_each_match(page, [&](const SeenMatch& match) {
      const SourceSpan span = match.words.span;
      if (match.outcome == "reported" ||
          !printed.insert(fmt::format("{} {} {} {}", match.rule, span.begin, span.end, match.reason)).second) {
        return;
      }
      const std::string margin = print_not_reported(page, match.rule, match.reason, span);
      print_match(margin, match, "match: ");
      sink_("\n");
    });
  }

  void print_match(const std::string& margin, const SeenMatch& match, std::string_view label) {
    constexpr std::string_view kBelow = "       ";
    bool first = true;
    for (const std::string& line : explanation_of(match)) {
      print_reason(margin, first ? label : kBelow, printable(line));
      first = false;
    }
  }

  template <class Use>
  static void for_each_match(const FileReport& page, Use use) {
    if (!page.inspection) {
      return;
    }
    for (const SeenBlock& block : page.inspection->blocks) {
      for (const SeenSentence& sentence : block.sentences) {
        std::for_each(sentence.matches.begin(), sentence.matches.end(), use);
      }
    }
  }

  /// Gives back the blanks that stand below the line numbers.
  std::string print_excerpt(const SourceFile& source, SourceSpan span, std::string_view color) {
    const Position place = source.position(span.begin);
    const std::uint32_t last = source.position(std::max(span.begin + 1, span.end) - 1).line;
    std::string margin(fmt::formatted_size("{}", last), ' ');
    const std::size_t beside = margin.size() + std::string_view(" | ").size();
    const std::vector<ExcerptLine> lines = excerpt(source, span, columns_ - std::min(columns_, beside));
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
                        paint(color, std::string(line.width, '^'))));
    }
    return margin;
  }

  /// The other places that the finding speaks of, and what would meet a duty.
  void print_related(const SourceFile& source, const Finding& finding, const std::string& margin) {
    constexpr std::size_t kShown = 60;
    for (const RelatedPlace& related : finding.related) {
      const Position place = source.position(related.span.begin);
      std::string words(source.text().substr(related.span.begin, related.span.size()));
      if (words.size() > kShown) {
        words = words.substr(0, code_point_start(words, kShown)) + "…";
      }
      print_reason(margin, fmt::format("{}:{}: ", place.line, place.column),
                   fmt::format("{}: “{}”", related.label, one_line(words)));
    }
    if (!finding.add.empty()) {
      print_reason(margin, "add: ", fmt::format("“{}”", one_line(finding.add)));
    }
  }

  void print_rewordings(const SourceFile& source, const Finding& finding, const std::string& margin) {
    for (const Replacement* replacement : replacements_of(finding)) {
      print_reason(margin, "write: ", rewording_text(source, *replacement));
    }
  }

  /// Why and what to write instead, once a page for each rule.
  void print_reasons(const Finding& finding, const std::string& margin) {
    const RuleInfo* rule = find_rule(run_, finding.rule);
    if (rule == nullptr || !told_.insert(finding.rule).second) {
      return;
    }
    print_reason(margin, "why: ", one_line(rule->why));
    print_reason(margin, "try: ", one_line(rule->advice));
    const std::size_t shown = finding.add.empty() ? std::min(kShownRewrites, rule->rewrites.size()) : 0;
    for (std::size_t i = 0; i < shown; ++i) {
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
