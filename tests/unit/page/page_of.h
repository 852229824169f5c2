#pragma once

#include <string>
#include <vector>

#include "candor/document/document.h"
#include "candor/page/duties.h"
#include "candor/page/page_facts.h"
#include "candor/rules/rule_book.h"

#include "support/policy_files.h"

namespace candor::testing {

/// Policies about a made-up medicine, lumen: approved for gloom in the US, controlled there, with two harms to name;
/// "heals" is hype, which promises. Tests add signals and duties.
PolicyFiles lumen_policies(const std::string& signals = {});

/// A duty with these lines of conditions, duties/<name>.
PolicyFiles& add_duty(PolicyFiles& policies, const std::string& name, const std::string& lines);

/// A page with all that was found on it.
struct SurveyedPage {
  SurveyedPage(RuleBookPtr rule_book, const std::string& markdown, const std::string& country = "US");
  SurveyedPage(const PolicyFiles& policies, const std::string& markdown, const std::string& country = "US");

  /// "rule at words: message | label: words, …" of each finding.
  [[nodiscard]] std::vector<std::string> asked(const std::string& country = "US") const;
  [[nodiscard]] std::vector<Finding> findings(const ProfileDefinition& profile) const;
  /// The source's words.
  [[nodiscard]] std::string words(SourceSpan span) const;

  RuleBookPtr book;
  Document page;
  PageFacts facts;
};

}  // namespace candor::testing
