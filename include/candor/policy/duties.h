#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "candor/base/result.h"
#include "candor/diagnostic/report.h"
#include "candor/diagnostic/severity.h"
#include "candor/text/reading_target.h"

/// What a whole page owes its reader, as policy authors write it: docs/duties.md as types. Plain data; the page module
/// decides.

namespace candor {

/// How near to its trigger something must stand: anywhere on the page; in the same section or at most three blocks
/// away; in the same block.
enum class DutyNear : std::uint8_t { kPage, kSection, kBlock };

/// Something that holds on a page or does not. Exactly one of `signals`, `claims`, `treatment`, `named`, `countries`
/// and `any` is filled, or `signals` and `claims` together for a balance of the two.
struct DutyCondition {
  std::vector<LocatedText> signals;  ///< names; one that ends in /* stands for all of its folder
  std::vector<LocatedText> claims;   ///< categories of findings
  std::string treatment;             ///< a property: "any", "controlled", "off-label", a trait …
  std::string named;                 ///< what of a treatment's facts must be named: "harms" or "boxed-warning"
  std::vector<std::string> countries;
  std::vector<DutyCondition> any;
  std::uint32_t at_least = 1;          ///< sentences; signals when `distinct`
  std::uint32_t all_but = 0;           ///< of `named`: so many may be missing
  std::uint32_t times = 0;             ///< a balance: at most so many sentences with `claims` for one with `signals`
  std::uint32_t before_percent = 100;  ///< only what stands in this part of the page
  std::vector<std::string> in;         ///< only in these blocks: "heading", "image-text"; empty: all
  bool distinct = false;
  DutyNear near = DutyNear::kPage;
  std::string label;  ///< what the places say: "promises an effect"
  Location where;
};

/// A small page, and whether it does its duty.
struct DutyExample {
  LocatedText markdown;  ///< one that does not may have [[ ]] around the place of the finding
  bool met = false;
};

struct DutyDefinition {
  RuleInfo info;
  std::string pack;
  std::string message;                ///< with {match}, {treatment}, {condition}, {fact}, {missing}, {count}
  std::vector<DutyCondition> when;    ///< all of them: the page owes it
  std::vector<DutyCondition> unless;  ///< any of them: it does not
  std::vector<DutyCondition> must;    ///< all of them: the page gives it; none: a page that owes it cannot give it
  std::vector<DutyCondition> partly;  ///< all of them: it gives a part
  std::string partly_message;
  Severity partly_severity = Severity::kWarning;
  std::vector<DutyCondition> graver;       ///< any of them: the finding is an error
  std::map<std::string, std::string> add;  ///< a sentence to add, by country; "" for all others
  std::vector<DutyExample> examples;
  std::string example_country;  ///< of the examples; empty: as the default profile says
  std::vector<LocatedText> references;
  Location where;
};

/// Whose pages are checked: which duties they have, and in which country.
struct ProfileDefinition {
  std::string title;
  std::string about;
  std::string country;
  bool asks_all = false;
  std::vector<LocatedText> asks;  ///< ids of duties
  std::vector<LocatedText> leaves_out;
  std::map<std::string, Severity> severities;  ///< of duties, where the country's rules make them graver
  std::optional<ReadingTarget> reading;        ///< none: how hard a page is to read is not asked
  Location where;
};

}  // namespace candor
