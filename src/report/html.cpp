#include <utility>

#include <fmt/format.h>

#include "candor/base/digest.h"

#include "assets.h"
#include "coverage_text.h"
#include "formats.h"
#include "notes.h"
#include "overview.h"
#include "page_text.h"
#include "spool.h"
#include "xml_text.h"

namespace candor {
namespace {

/// The report for editors: one file that needs nothing else, opens from a mail attachment, and can be read without
/// scripts. The pages wait in a spool until the overview above them is known.
class HtmlReporter final : public Reporter {
 public:
  explicit HtmlReporter(Sink sink) : sink_(std::move(sink)) {}

  void begin(const RunInfo& run) override {
    run_ = run;
    overview_.begin(run);
  }

  void page(const FileReport& page) override {
    const std::string prefix = fmt::format("p{}", ++pages_);
    overview_.page(page, prefix);
    if (page.findings.empty() && page.suppressed.empty()) {
      return;
    }
    std::string html = fmt::format(
        "<section class=\"page\" id=\"{0}\" aria-labelledby=\"{0}-title\">\n"
        "<h3 id=\"{0}-title\">{1}</h3>\n<p class=\"counts\">{2}</p>\n",
        prefix, xml_text(page.source->path()), overview_.verdict(page));
    add_findings(page, prefix, html);
    add_suppressed(page, html);
    body_.add(html + "</section>\n");
  }

  void end(const Coverage& coverage) override {
    write_head();
    overview_.write(coverage, sink_);
    sink_("<h2 id=\"pages\">Pages with findings</h2>\n");
    if (coverage.findings[0] + coverage.findings[1] + coverage.findings[2] + coverage.suppressed == 0) {
      sink_("<p>None.</p>\n");
    }
    body_.drain(sink_);
    sink_("</main>\n<footer>\n");
    for (const std::string& sentence : coverage_sentences(coverage)) {
      sink_(fmt::format("<p>{}</p>\n", xml_text(sentence)));
    }
    sink_("</footer>\n<script>");
    sink_(kReportScript);
    sink_("</script>\n</body>\n</html>\n");
  }

 private:
  void add_findings(const FileReport& page, const std::string& prefix, std::string& html) const {
    std::vector<Numbered> placed;
    std::vector<Numbered> whole;
    for (std::size_t i = 0; i < page.findings.size(); ++i) {
      (page.findings[i].span ? placed : whole).push_back({&page.findings[i], i + 1});
    }
    Notes notes(run_, *page.source, prefix);
    const auto list = [&](const std::vector<Numbered>& findings) {
      if (!findings.empty()) {
        html += "<ul class=\"notes\">\n";
        for (const Numbered& one : findings) {
          html += notes.note(one);
        }
        html += "</ul>\n";
      }
    };
    if (!whole.empty()) {
      html += "<div class=\"whole\">\n<h4>About the whole page</h4>\n";
      list(whole);
      html += "</div>\n";
    }
    for (const Passage& passage : passages(*page.source, placed)) {
      html += fmt::format("<div class=\"passage{}\"><div class=\"text\">", passage.findings.empty() ? "" : " found");
      html += passage_html(*page.source, passage, prefix) + "</div>\n";
      list(passage.findings);
      html += "</div>\n";
    }
  }

  static void add_suppressed(const FileReport& page, std::string& html) {
    if (page.suppressed.empty()) {
      return;
    }
    html += fmt::format("<details class=\"suppressed\"><summary>{} suppressed</summary>\n<ul>\n",
                        counted(page.suppressed.size(), "finding"));
    for (const SuppressedFinding& suppressed : page.suppressed) {
      html += suppressed_note(*page.source, suppressed);
    }
    html += "</ul>\n</details>\n";
  }

  void write_head() {
    // Pages are other people's text: should an escape ever be missing, no script of theirs runs.
    sink_(
        fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                    "'unsafe-inline'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta name=\"color-scheme\" content=\"light dark\">\n"
                    "<title>{}</title>\n<style>",
                    sha256_base64(kReportScript), overview_.title()));
    sink_(kReportStyle);
    sink_("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#pages\">To the pages</a>\n<main>\n");
  }

  Sink sink_;
  RunInfo run_;
  std::uint64_t pages_ = 0;
  Overview overview_;
  Spool body_;
};

}  // namespace

std::unique_ptr<Reporter> make_html_reporter(Sink sink, const RenderOptions& /*options*/) {
  return std::make_unique<HtmlReporter>(std::move(sink));
}

}  // namespace candor
