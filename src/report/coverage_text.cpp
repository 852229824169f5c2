#include "coverage_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace candor {

std::string counted(std::uint64_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

std::uint64_t count_of(const Coverage& coverage, Severity severity) {
  return coverage.findings[static_cast<std::size_t>(severity)];
}

std::string totals(const Coverage& coverage) {
  const std::uint64_t errors = count_of(coverage, Severity::kError);
  const std::uint64_t warnings = count_of(coverage, Severity::kWarning);
  const std::uint64_t suggestions = count_of(coverage, Severity::kSuggestion);
  std::string text = "nothing found";
  if (errors + warnings + suggestions > 0) {
    text = fmt::format("{}, {}, {}", counted(errors, "error"), counted(warnings, "warning"),
                       counted(suggestions, "suggestion"));
  }
  text += coverage.approved == 0 ? std::string() : fmt::format(", {} approved", coverage.approved);
  return coverage.suppressed == 0 ? text : fmt::format("{}, {} suppressed", text, coverage.suppressed);
}

std::vector<std::string> coverage_sentences(const Coverage& coverage) {
  std::vector<std::string> sentences;
  if (coverage.files == 0) {
    sentences.emplace_back("No page was checked.");
  } else {
    sentences.push_back(fmt::format("{} ({}) checked with {}: {}.", counted(coverage.files, "page"),
                                    counted(coverage.sentences, "sentence"), counted(coverage.rules, "rule"),
                                    totals(coverage)));
  }
  if (!coverage.errors.empty()) {
    sentences.push_back(fmt::format("{} could not be checked.", counted(coverage.errors.size(), "path")));
  }
  if (!coverage.skipped.empty()) {
    sentences.push_back(fmt::format("{} skipped.", counted(coverage.skipped.size(), "path")));
  }
  if (coverage.files > 0) {
    sentences.emplace_back(kNoClearance);
  }
  return sentences;
}

bool fails(const FileReport& page) {
  return std::any_of(page.findings.begin(), page.findings.end(),
                     [&](const Finding& finding) { return finding.severity >= page.fail_on; });
}

std::string failing_sentence(std::optional<Severity> fail_on) {
  return fail_on ? fmt::format("A page fails by {}.", failing_findings(*fail_on))
                 : std::string("A page fails as its configuration says.");
}

std::string_view failing_findings(Severity fail_on) {
  switch (fail_on) {
    case Severity::kError:
      return "an error";
    case Severity::kWarning:
      return "an error or a warning";
    case Severity::kSuggestion:
      break;
  }
  return "any finding";
}

}  // namespace candor
