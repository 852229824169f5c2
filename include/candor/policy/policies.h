#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "candor/base/result.h"
#include "candor/diagnostic/report.h"
#include "candor/diagnostic/severity.h"
#include "candor/policy/detectors.h"
#include "candor/policy/duties.h"
#include "candor/text/inflection.h"
#include "candor/text/jargon.h"
#include "candor/text/sentence.h"
#include "candor/text/syllables.h"

/// What policy authors wrote, read and checked: docs/policy-format.md as types. Plain data; the rules module makes the
/// form that is matched from it.

namespace candor {

/// How near something must be.
enum class Near : std::uint8_t { kClause, kSentence, kParagraph, kPage };

/// One entry of `unless`.
struct ContextUse {
  std::string context;
  Near within = Near::kSentence;
  std::optional<Severity> lower_to;  ///< none: the finding is dropped
  Location where;
};

/// One entry of `needs`: a word of one of the lists.
struct Need {
  std::vector<std::string> lists;
  Near within = Near::kSentence;
  Location where;
};

struct Example {
  LocatedText markdown;  ///< with [[ ]] around each finding
  bool flag = false;     ///< false: the rule must stay quiet
};

/// Words of a match, and others for them.
struct Rewording {
  std::vector<std::string> from;  ///< words of that very form, in small letters; one may be a {list}
  std::vector<std::string> to;    ///< words of plain letters and hyphens, and the same {list}
  std::string list;               ///< its name; empty: there is none
  bool safe = false;              ///< the meaning is the same whatever stands around: `check --fix` may do it
  Location where;
};

struct RuleDefinition {
  RuleInfo info;
  std::string pack;
  std::string message;  ///< with {match}
  std::vector<LocatedText> phrases;
  std::vector<LocatedText> regexes;
  std::optional<Detector> detector;  ///< finds instead of phrases
  std::vector<LocatedText> except;
  std::vector<std::string> in;  ///< block names; empty: all
  std::vector<Need> needs;
  bool subject_treatment = false;
  std::optional<std::vector<ContextUse>> own_unless;  ///< none: as the category says
  std::vector<Example> examples;
  std::vector<Rewording> rewordings;
  std::vector<LocatedText> references;  ///< ids; info.references has what they stand for
  Location category_where;
  Location where;
};

/// Something that is looked for on a page without being a finding: what duties are triggered and met by.
struct SignalDefinition {
  RuleDefinition matcher;                ///< its id is the signal's name
  std::string label;                     ///< what its places say
  std::vector<std::string> void_beside;  ///< does not count in a sentence with a finding of these categories
  std::vector<LocatedText> void_behind;  ///< nor behind one of these signals in its sentence,
  std::vector<LocatedText> unless_with;  ///< but for a sentence that holds one of these;
  std::vector<LocatedText> void_under;   ///< nor with one of these in its sentence, its list's lead-in or its heading
};

struct ListDefinition {
  std::string about;
  std::vector<LocatedText> entries;
  Location where;
};

/// kPage holds for a whole page on which enough sentences hold one of its triggers; the others are decided by sentence.
enum class ContextKind : std::uint8_t { kScope, kQuestion, kQuotation, kCitation, kPage };
enum class Direction : std::uint8_t { kAfter, kBefore, kBoth };

/// What a trigger governs: its clause, its sentence, or a number of words.
struct TriggerGroup {
  std::vector<LocatedText> phrases;
  Direction direction = Direction::kAfter;
  Near reach = Near::kClause;
  std::uint32_t words = 0;  ///< 0: as `reach` says
  bool clears = true;       ///< false: shown by inspect, and no rule heeds it
  bool inside = false;      ///< true: counts among the match's own words as well
};

/// A kind of source, and a regular expression for it with its pieces written out.
struct SourcePattern {
  std::string name;
  LocatedText pattern;
};

struct ContextDefinition {
  Location where;
  std::string title;
  std::string about;
  ContextKind kind = ContextKind::kScope;
  std::vector<TriggerGroup> triggers;
  std::vector<LocatedText> pseudo;
  std::vector<LocatedText> ends;
  std::uint32_t at_least = 1;  ///< kPage: how many sentences of the page must hold a trigger
  bool from_lead_in = false;   ///< a list's items inherit it from the text that introduces the list
  bool from_heading = false;   ///< everything under a heading inherits it
  std::vector<LocatedText> leading;
  std::vector<LocatedText> mention;
  std::vector<SourcePattern> sources;           ///< what a source looks like in running text
  std::vector<std::string> no_authors;          ///< in small letters: words in capitals that a year follows
  std::vector<std::string> reference_headings;  ///< in small letters, without marks and numbers
  std::vector<std::string> trusted_hosts;
  std::vector<std::string> untrusted_hosts;
  std::vector<std::string> untrusted_paths;  ///< parts of an address's path
  std::vector<LocatedText> untrusted_text;
};

struct CategoryDefinition {
  std::string title;
  std::string about;
  std::vector<ContextUse> unless;
  bool promises = false;  ///< its findings promise an effect: what a page's risks are weighed against
};

struct PackDefinition {
  std::string title;
  std::string about;
  std::string sha256;  ///< of the files' names and bytes
};

/// What is known, who says so, and the date that it holds for ("2023-10").
struct Fact {
  std::string text;
  LocatedText source;  ///< an authority
  std::string date;
};

/// A use that a regulator has approved.
struct ApprovedUse {
  std::string country;  ///< "US", "UK" …
  std::string list;     ///< of the phrases that name its conditions
  Fact fact;
};

/// In which schedule a country holds a drug.
struct ControlledStatus {
  std::string country;
  Fact fact;
};

/// Things that a page about a treatment has to name: the names of signals, or plain texts.
struct NamedThings {
  std::vector<LocatedText> names;
  std::string programme;  ///< of a boxed warning: the safety programme that comes with it
  Fact fact;
};

/// What a guideline, or a trial, says of a treatment for some conditions.
struct Stance {
  std::string country;  ///< in which it counts; empty: anywhere
  std::string list;     ///< of the phrases that name the conditions
  std::string says;     ///< "against", "recommends" or "insufficient"; empty for a trial
  Fact fact;
};

/// One file of policies/facts/.
struct TreatmentFacts {
  std::string title;
  std::string kind;  ///< "medicine", "device", "procedure" or "product"
  std::string list;  ///< of its names
  std::vector<std::string> traits;
  std::vector<ApprovedUse> approved;
  std::vector<ControlledStatus> controlled;
  std::optional<NamedThings> boxed_warning;
  NamedThings harms;
  NamedThings contraindications;
  std::vector<Stance> guidelines;
  std::vector<Stance> counter_evidence;
  Location where;
};

/// What the rules that contradict a fact say: with {fact}, {date} and {source}; and how findings name a treatment that
/// no facts are known of.
struct StatementWording {
  std::string unnamed;
  std::string title;
  std::string message;
  std::string why;
  std::string advice;
};

/// policies/language/reading.yaml: what readability is measured on and against.
struct ReadingData {
  std::uint32_t target_grade = 0;            ///< a page above it is too hard
  std::uint32_t grave_above = 0;             ///< so many grades above the target, a finding is an error
  std::uint32_t fewest_words = 0;            ///< the grade of a shorter text says little
  std::uint32_t sentences_named = 0;         ///< how many of the costliest a finding names
  std::string sentence_label;                ///< of those: with {grade} and {cost}
  std::set<std::string> reference_headings;  ///< in small letters; what stands under them is not read for its prose
};

struct Policies {
  std::map<std::string, PackDefinition> packs;
  std::map<std::string, RuleDefinition> rules;  ///< by id
  std::map<std::string, SignalDefinition> signals;
  std::map<std::string, DutyDefinition> duties;  ///< by id
  std::map<std::string, ProfileDefinition> profiles;
  std::map<std::string, ListDefinition> lists;
  std::map<std::string, ContextDefinition> contexts;
  std::map<std::string, CategoryDefinition> categories;
  std::map<std::string, Authority> authorities;
  std::map<std::string, TreatmentFacts> treatments;
  StatementWording statement_wording;
  std::unordered_set<std::string> frequent_words;  ///< of English, in lower case: by them its pages are known
  SentenceData sentences;
  InflectionData inflection;
  SyllableData syllables;
  ReadingData reading;
  JargonData jargon;
};

}  // namespace candor
