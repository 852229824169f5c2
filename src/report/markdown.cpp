#include <array>
#include <utility>

#include <fmt/format.h>

#include "candor/text/display_width.h"

#include "coverage_text.h"
#include "formats.h"
#include "places.h"
#include "rule_lookup.h"

namespace candor {
namespace {

/// A comment on GitHub takes 65,536 characters, one on GitLab more. What is said of the findings gets the larger part.
constexpr std::size_t kMostOfPages = 15000;
constexpr std::size_t kMostOfFindings = 45000;

/// Text within a table's cell: no markup, no new cell, and nobody is called by an "@name".
std::string markdown_text(std::string_view text) {
  std::string result;
  for (const char byte : printable(text)) {
    if (std::string_view("\\`*_[]<>|~#&").find(byte) != std::string_view::npos) {
      result += '\\';
    }
    result += byte;
    if (byte == '@') {
      result += "\u200B";
    }
  }
  return result;
}

/// A text that grows up to a limit, and counts what it had no room for.
class BoundedText {
 public:
  explicit BoundedText(std::size_t most) : most_(most) {}

  /// False when there is no room for all of `part`, and from then on.
  bool add(std::string_view part) {
    full_ = full_ || text_.size() + part.size() > most_;
    if (!full_) {
      text_ += part;
    }
    return !full_;
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::size_t most_;
  bool full_ = false;
  std::string text_;
};

/// For a comment on a pull request: short, with a table of pages, then the findings, those of failing pages first.
class MarkdownReporter final : public Reporter {
 public:
  explicit MarkdownReporter(Sink sink) : sink_(std::move(sink)) {}

  void begin(const RunInfo& run) override { run_ = run; }

  void page(const FileReport& page) override {
    ++pages_;
    const bool failing = fails(page);
    failing_ += failing ? 1 : 0;
    if (page.findings.empty()) {
      return;
    }
    Part& part = failing ? failed_ : passed_;
    if (!part.rows.add(page_row(page, failing))) {
      ++part.hidden_pages;
    }
    bool first = true;
    for (const Finding& finding : page.findings) {
      const std::string head = first ? fmt::format("\n#### {}\n\n| Line | | Finding | Instead |\n|---:|---|---|---|\n",
                                                   markdown_text(page.source->path()))
                                     : std::string();
      first = false;
      if (!part.findings.add(head + finding_row(*page.source, finding))) {
        ++part.hidden_findings;
      }
    }
  }

  void end(const Coverage& coverage) override {
    sink_(failing_ == 0 ? std::string("### candor: no page fails\n\n")
                        : fmt::format("### candor: {} of {} {}\n\n", failing_, counted(pages_, "page"),
                                      failing_ == 1 ? "fails" : "fail"));
    sink_(failing_sentence(run_.fail_on) + "\n");
    write_tables();
    for (const std::string& sentence : coverage_sentences(coverage)) {
      sink_("\n" + sentence + "\n");
    }
  }

 private:
  struct Part {
    BoundedText rows{kMostOfPages};
    BoundedText findings{kMostOfFindings};
    std::uint64_t hidden_pages = 0;
    std::uint64_t hidden_findings = 0;
  };

  static std::string page_row(const FileReport& page, bool failing) {
    std::array<std::uint64_t, 3> counts{};
    for (const Finding& finding : page.findings) {
      ++counts[static_cast<std::size_t>(finding.severity)];
    }
    return fmt::format("| {} | {} | {} | {} | {} |\n", markdown_text(page.source->path()), counts[2], counts[1],
                       counts[0], failing ? "fails" : "passes");
  }

  [[nodiscard]] std::string finding_row(const SourceFile& source, const Finding& finding) const {
    const RuleInfo* rule = find_rule(run_, finding.rule);
    return fmt::format("| {} | {} | {} <br>{} | {} |\n",
                       finding.span ? std::to_string(source.position(finding.span->begin).line) : "page",
                       to_string(finding.severity), markdown_text(finding.message), markdown_text(finding.rule),
                       rule == nullptr ? std::string() : markdown_text(one_line(rule->advice)));
  }

  /// What passes gets the room that what fails has left.
  void write_tables() {
    std::uint64_t hidden_pages = failed_.hidden_pages + passed_.hidden_pages;
    std::uint64_t hidden_findings = failed_.hidden_findings + passed_.hidden_findings;
    if (!failed_.rows.text().empty() || !passed_.rows.text().empty()) {
      sink_("\n| Page | Errors | Warnings | Suggestions | |\n|---|---:|---:|---:|---|\n");
      sink_(failed_.rows.text());
      hidden_pages += write_lines(passed_.rows.text(), kMostOfPages - failed_.rows.text().size(), "| ");
    }
    sink_(failed_.findings.text());
    hidden_findings += write_lines(passed_.findings.text(), kMostOfFindings - failed_.findings.text().size(), "| ");
    if (hidden_pages + hidden_findings > 0) {
      sink_(fmt::format("\nNot shown, for want of room: {} and {}.\n", counted(hidden_pages, "page"),
                        counted(hidden_findings, "finding")));
    }
  }

  /// Gives back how many lines with this beginning were left out; the lines of tables' heads begin with it too, and are
  /// taken off.
  std::uint64_t write_lines(std::string_view text, std::size_t most, std::string_view counted_beginning) {
    std::uint64_t hidden = 0;
    std::size_t used = 0;
    while (!text.empty()) {
      const std::string_view line = text.substr(0, text.find('\n') + 1);
      text.remove_prefix(line.size());
      used += line.size();
      if (used <= most) {
        sink_(line);
      } else if (line.starts_with(counted_beginning) && !line.starts_with("| Line |")) {
        ++hidden;
      }
    }
    return hidden;
  }

  Sink sink_;
  RunInfo run_;
  std::uint64_t pages_ = 0;
  std::uint64_t failing_ = 0;
  Part failed_;
  Part passed_;
};

}  // namespace

std::unique_ptr<Reporter> make_markdown_reporter(Sink sink, const RenderOptions& /*options*/) {
  return std::make_unique<MarkdownReporter>(std::move(sink));
}

}  // namespace candor
