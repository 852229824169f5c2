#include "overview.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include <fmt/format.h>

#include "coverage_text.h"
#include "xml_text.h"

namespace candor {
namespace {

constexpr std::array<Severity, 3> kGravestFirst = {Severity::kError, Severity::kWarning, Severity::kSuggestion};

/// A bar is an ornament of the numbers beside it: it says nothing to a screen reader. So many findings fill it.
std::string bar(const Overview::Counts& counts, std::uint64_t full) {
  std::string html = "<span class=\"bar\" aria-hidden=\"true\">";
  for (const Severity severity : kGravestFirst) {
    if (const std::uint64_t count = counts[static_cast<std::size_t>(severity)]; count > 0) {
      html += fmt::format("<span class=\"{}\" style=\"width:{:.2f}%\"></span>", to_string(severity),
                          100.0 * static_cast<double>(count) / static_cast<double>(std::max<std::uint64_t>(full, 1)));
    }
  }
  return html + "</span>";
}

Overview::Counts count(const std::vector<Finding>& findings) {
  Overview::Counts counts{};
  for (const Finding& finding : findings) {
    ++counts[static_cast<std::size_t>(finding.severity)];
  }
  return counts;
}

std::uint64_t sum(const Overview::Counts& counts) {
  return counts[0] + counts[1] + counts[2];
}

/// Cells with the numbers by severity, gravest first.
std::string number_cells(const Overview::Counts& counts) {
  return fmt::format(
      "<td data-label=\"errors\">{}</td><td data-label=\"warnings\">{}</td><td data-label=\"suggestions\">{}</td>",
      counts[2], counts[1], counts[0]);
}

/// A page's bar is full with so many findings: how the longest page does is known too late.
constexpr std::uint64_t kFullPage = 40;
constexpr std::uint64_t kMostRows = 25;

constexpr std::string_view kNumberHeads =
    "<th scope=\"col\">Errors</th><th scope=\"col\">Warnings</th><th scope=\"col\">Suggestions</th>"
    "<td class=\"bars\"></td>";

}  // namespace

void Overview::page(const FileReport& page, const std::string& anchor) {
  ++pages_;
  const Counts counts = count(page.findings);
  const bool failing = fails(page);
  failing_ += failing ? 1 : 0;
  clean_ += page.findings.empty() ? 1 : 0;
  for (const Finding& finding : page.findings) {
    ++categories_[finding.category][static_cast<std::size_t>(finding.severity)];
  }
  const std::string path = xml_text(page.source->path());
  const bool shown = !page.findings.empty() || !page.suppressed.empty();
  rows_.add(fmt::format(
      "<tr data-page=\"{}\"><th scope=\"row\">{}</th><td class=\"state {}\">{}</td>{}<td class=\"bars\">{}</td></tr>\n",
      anchor, shown ? fmt::format("<a href=\"#{}\">{}</a>", anchor, path) : path, failing ? "fail" : "pass",
      failing ? "fails" : "passes", number_cells(counts), bar(counts, std::max(kFullPage, sum(counts)))));
}

std::string Overview::verdict(const FileReport& page) const {
  const Counts counts = count(page.findings);
  const bool failing = fails(page);
  return fmt::format("<span class=\"state {}\">{}</span> {}, {}, {}", failing ? "fail" : "pass",
                     failing ? "Fails" : "Passes", counted(counts[2], "error"), counted(counts[1], "warning"),
                     counted(counts[0], "suggestion"));
}

std::string Overview::headline() const {
  if (pages_ == 1) {
    return failing_ == 0 ? "The page passes" : "The page fails";
  }
  if (failing_ == 0) {
    return fmt::format("None of {} fails", counted(pages_, "page"));
  }
  return fmt::format("{} of {} {}", failing_, counted(pages_, "page"), failing_ == 1 ? "fails" : "fail");
}

std::string Overview::title() const {
  const std::string headline = this->headline();
  return "candor: " + std::string(1, static_cast<char>(std::tolower(static_cast<unsigned char>(headline[0])))) +
         headline.substr(1);
}

void Overview::write(const Coverage& coverage, const Sink& sink) {
  write_summary(coverage, sink);
  if (!categories_.empty()) {
    write_severities(coverage, sink);
    write_categories(sink);
  }
  sink("<section aria-labelledby=\"by-page\">\n<h2 id=\"by-page\">By page</h2>\n");
  // A long list scrolls in a box of its own, so that the findings are not far away; the keyboard gets there, too.
  sink(pages_ > kMostRows ? "<div class=\"wide pages many\" tabindex=\"0\" role=\"region\" aria-labelledby=\"by-page\">"
                          : "<div class=\"wide pages\">");
  sink("<table>\n<thead><tr><th scope=\"col\">Page</th><td></td>");
  sink(kNumberHeads);
  sink("</tr></thead>\n<tbody>\n");
  rows_.drain(sink);
  sink("</tbody>\n</table></div>\n</section>\n");
  write_not_checked(coverage, sink);
  write_filters(sink);
}

void Overview::write_summary(const Coverage& coverage, const Sink& sink) const {
  sink("<header>\n<p class=\"name\">candor report</p>\n");
  sink(fmt::format("<h1>{}</h1>\n", headline()));
  sink(fmt::format("<p>{} {} without any finding.</p>\n", failing_sentence(run_.fail_on),
                   clean_ == 1 ? "1 page is" : fmt::format("{} pages are", clean_)));
  for (const std::string& sentence : coverage_sentences(coverage)) {
    sink(fmt::format("<p{}>{}</p>\n", sentence == kNoClearance ? " class=\"clearance\"" : "", xml_text(sentence)));
  }
  std::string packs;
  for (const PackInfo& pack : run_.packs) {
    packs += fmt::format("{}<span title=\"sha256 {}\">{}</span>", packs.empty() ? "" : ", ", xml_text(pack.sha256),
                         xml_text(pack.name));
  }
  sink(fmt::format("<p class=\"made\">Made {}by candor {} with the rules of {}.</p>\n</header>\n",
                   run_.started.empty() ? std::string()
                                        : fmt::format("{} {} UTC ", run_.started.substr(0, run_.started.find('T')),
                                                      run_.started.substr(run_.started.find('T') + 1)),
                   xml_text(run_.version), packs.empty() ? "no pack" : packs));
}

void Overview::write_severities(const Coverage& coverage, const Sink& sink) const {
  std::uint64_t most = 1;
  for (const std::uint64_t one : coverage.findings) {
    most = std::max(most, one);
  }
  sink(
      "<section aria-labelledby=\"by-severity\">\n<h2 id=\"by-severity\">By severity</h2>\n<table class=\"chart\">\n"
      "<thead><tr><th scope=\"col\">Severity</th><th scope=\"col\">Findings</th><td class=\"bars\"></td></tr></thead>\n"
      "<tbody>\n");
  for (const Severity severity : kGravestFirst) {
    Counts counts{};
    counts[static_cast<std::size_t>(severity)] = count_of(coverage, severity);
    sink(fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"bars\">{}</td></tr>\n", to_string(severity),
                     sum(counts), bar(counts, most)));
  }
  sink("</tbody>\n</table>\n</section>\n");
}

void Overview::write_categories(const Sink& sink) const {
  std::vector<std::pair<std::string, Counts>> rows(categories_.begin(), categories_.end());
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& left, const auto& right) { return sum(left.second) > sum(right.second); });
  sink("<section aria-labelledby=\"by-category\">\n<h2 id=\"by-category\">By category</h2>\n");
  sink("<div class=\"wide\"><table class=\"chart\">\n<thead><tr><th scope=\"col\">Category</th>");
  sink(kNumberHeads);
  sink("</tr></thead>\n<tbody>\n");
  for (const auto& [category, counts] : rows) {
    sink(fmt::format("<tr><th scope=\"row\">{}</th>{}<td class=\"bars\">{}</td></tr>\n", xml_text(category),
                     number_cells(counts), bar(counts, sum(rows.front().second))));
  }
  sink("</tbody>\n</table></div>\n</section>\n");
}

void Overview::write_not_checked(const Coverage& coverage, const Sink& sink) const {
  if (coverage.errors.empty() && coverage.skipped.empty()) {
    return;
  }
  sink("<section aria-labelledby=\"not-checked\">\n<h2 id=\"not-checked\">Not checked</h2>\n<ul>\n");
  for (const Error& error : coverage.errors) {
    sink(fmt::format("<li>{}</li>\n", xml_text(to_string(error))));
  }
  for (const Skipped& skipped : coverage.skipped) {
    sink(fmt::format("<li>{}: {}</li>\n", xml_text(skipped.path), xml_text(skipped.reason)));
  }
  sink("</ul>\n</section>\n");
}

/// Shown by the script, which is what makes them work.
void Overview::write_filters(const Sink& sink) const {
  sink(
      "<form class=\"filters\" id=\"filters\" aria-label=\"Show findings\" hidden>\n<fieldset>\n"
      "<legend>Severity</legend>\n");
  for (const Severity severity : kGravestFirst) {
    sink(fmt::format("<label><input type=\"checkbox\" name=\"severity\" value=\"{0}\" checked> {0}</label>\n",
                     to_string(severity)));
  }
  sink("</fieldset>\n<label>Category <select name=\"category\"><option value=\"\">all</option>");
  for (const auto& [category, counts] : categories_) {
    sink(fmt::format("<option>{}</option>", xml_text(category)));
  }
  sink(
      "</select></label>\n<label>Page <input type=\"search\" name=\"page\" placeholder=\"part of its path\"></label>\n"
      "<label><input type=\"checkbox\" name=\"passages\"> only passages with findings</label>\n"
      "<button type=\"reset\">Show all</button>\n<output name=\"shown\" aria-live=\"polite\"></output>\n</form>\n");
}

}  // namespace candor
