#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "candor/diagnostic/report.h"
#include "candor/document/document.h"
#include "candor/page/page_facts.h"
#include "candor/rules/rule_book.h"
#include "candor/text/reading_target.h"

namespace candor {

/// Severities by rule id, in place of the rules' own; none: the rule is off.
using RuleLevels = std::map<std::string, std::optional<Severity>, std::less<>>;

struct AnalyzeOptions {
  bool merge = true;  ///< of overlapping findings of one category keep the gravest; policy tests want them all
  const ProfileDefinition* profile = nullptr;  ///< which duties are asked for; null: none
  Inspection* inspection = nullptr;            ///< where to put what was seen, and the reasons of each decision
  std::optional<ReadingTarget> reading = std::nullopt;  ///< none: how hard a page is to read is not asked
  const RuleLevels* levels = nullptr;                   ///< nullptr: as the rules say; a context can lower these, too
};

struct Analysis {
  std::vector<Finding> findings;  ///< sorted by place, then rule; those about the whole page first
  PageFacts page;
  std::uint64_t sentences = 0;
};

/// In order of place, then rule; what is about the whole page comes first.
void sort_findings(std::vector<Finding>& findings);

/// Checks pages. The result depends on the page and the rule book alone; what the analyzer remembers between pages (the
/// words it has met) only makes it faster. One a thread.
class Analyzer {
 public:
  explicit Analyzer(RuleBookPtr book);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  Analysis analyze(const Document& page, const AnalyzeOptions& options = {});

 private:
  struct Impl;

  void add_notice(const Document& page, const AnalyzeOptions& options, Analysis& analysis) const;
  void add_reading(const Document& page, const AnalyzeOptions& options, std::map<std::string, std::size_t>& repeats,
                   Analysis& analysis);

  std::unique_ptr<Impl> impl_;
};

}  // namespace candor
