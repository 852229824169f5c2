#include "notes.h"

#include <fmt/format.h>

#include "places.h"
#include "rule_lookup.h"
#include "xml_text.h"

namespace candor {
namespace {

std::string place_text(const SourceFile& source, const Finding& finding) {
  return finding.span ? fmt::format("line {}", source.position(finding.span->begin).line) : "whole page";
}

/// A link only for what a browser fetches; a policy author could write anything.
std::string source_link(const Authority& authority) {
  std::string title = xml_text(one_line(authority.title));
  if (!authority.url.starts_with("https://") && !authority.url.starts_with("http://")) {
    return title;
  }
  return fmt::format("<a href=\"{}\" rel=\"noreferrer\">{}</a>", xml_text(authority.url), title);
}

}  // namespace

std::string Notes::note(const Numbered& one) {
  const Finding& finding = *one.finding;
  const std::string_view severity = to_string(finding.severity);
  const std::string number =
      finding.span ? fmt::format(
                         "<a class=\"number\" href=\"#{0}-{1}-at\" aria-label=\"finding {1}: to its words\">{1}"
                         "</a>",
                         prefix_, one.number)
                   : fmt::format("<span class=\"number\">{}</span>", one.number);
  std::string html = fmt::format(
      "<li class=\"note {0}\" id=\"{1}-{2}\" data-number=\"{2}\" data-severity=\"{0}\" data-category=\"{3}\">\n"
      "<p class=\"head\">{4} <strong class=\"severity\">{0}</strong> <span class=\"category\">{3}</span> "
      "<span class=\"place\">{5}</span></p>\n<p class=\"message\">{6}</p>\n",
      severity, prefix_, one.number, xml_text(finding.category), number, place_text(source_, finding),
      xml_text(finding.message));
  for (const RelatedPlace& related : finding.related) {
    const Position place = source_.position(related.span.begin);
    html +=
        fmt::format("<p class=\"related\">{}:{} {}: “{}”</p>\n", place.line, place.column, xml_text(related.label),
                    xml_text(one_line(std::string(source_.text().substr(related.span.begin, related.span.size())))));
  }
  for (const Replacement* replacement : replacements_of(finding)) {
    html += fmt::format("<p><b>Write</b> {}</p>\n", xml_text(rewording_text(source_, *replacement)));
  }
  if (!finding.add.empty()) {
    html += fmt::format("<p><b>Add</b> “{}”</p>\n", xml_text(one_line(finding.add)));
  }
  if (const RuleInfo* rule = find_rule(run_, finding.rule)) {
    html += reasons(*rule, one);
  }
  return html + "</li>\n";
}

std::string Notes::reasons(const RuleInfo& rule, const Numbered& one) {
  const auto [told, first] = told_.emplace(rule.id, one.number);
  if (!first) {
    return fmt::format("<p class=\"again\">Reason and safer wording: see <a href=\"#{0}-{1}\">finding {1}</a></p>\n",
                       prefix_, told->second);
  }
  std::string html = fmt::format("<p><b>Why</b> {}</p>\n<p><b>Instead</b> {}</p>\n", xml_text(one_line(rule.why)),
                                 xml_text(one_line(rule.advice)));
  // A finding that has a sentence to add shows it in place of the rule's, whose names are still to be filled in.
  if (one.finding->add.empty() && !rule.rewrites.empty()) {
    html += "<ul class=\"rewrites\">\n";
    for (const std::string& rewrite : rule.rewrites) {
      html += fmt::format("<li>“{}”</li>\n", xml_text(one_line(rewrite)));
    }
    html += "</ul>\n";
  }
  html += fmt::format("<details><summary>Rule{}</summary>\n<p><code>{}</code></p>\n",
                      rule.references.empty() ? "" : " and sources", xml_text(rule.id));
  if (!rule.references.empty()) {
    html += "<ul>\n";
    for (const Authority& authority : rule.references) {
      html += fmt::format("<li>{}</li>\n", source_link(authority));
    }
    html += "</ul>\n";
  }
  return html + "</details>\n";
}

std::string suppressed_note(const SourceFile& source, const SuppressedFinding& suppressed) {
  const auto& [finding, why] = suppressed;
  std::string signature = xml_text(why.reason);
  if (!why.by.empty()) {
    signature += fmt::format(" — {}", xml_text(why.by));
  }
  if (!why.until.empty()) {
    signature += fmt::format(" (until {})", xml_text(why.until));
  }
  return fmt::format(
      "<li><p><strong class=\"severity\">{}</strong> {}, <code>{}</code>: {}</p><p><b>Allowed</b> {}</p>"
      "</li>\n",
      to_string(finding.severity), place_text(source, finding), xml_text(finding.rule), xml_text(finding.message),
      signature);
}

}  // namespace candor
