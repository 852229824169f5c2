#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "candor/base/span.h"
#include "candor/diagnostic/severity.h"

/// What the engine saw in a page and how it decided, as plain data. Made by the analysis that makes the findings, from
/// the same decisions.

namespace candor {

/// Words of the page: where they stand in the source, and how a reader sees them.
struct SeenWords {
  SourceSpan span;
  std::string text;
};

/// Something that opens a context, and what it governs.
struct SeenContext {
  std::string context;               ///< its name
  std::string kind;                  ///< scope, question, quotation, citation or page
  std::string from;                  ///< sentence, lead-in, heading or page: where the trigger stands
  std::optional<SeenWords> trigger;  ///< none: sentences all over the page
  std::vector<SourceSpan> scopes;    ///< in order; none of a context of the page
  bool clears = true;                ///< false: it is seen, and no rule heeds it
};

/// A clause may be in parts: another one stands in its middle.
struct SeenClause {
  std::uint32_t number = 0;  ///< in its sentence, from 0
  std::vector<SourceSpan> parts;
  std::string topic;  ///< treatment, condition or unknown: what it is about
};

/// A treatment, an illness or a pronoun.
struct SeenMention {
  std::string topic;  ///< treatment, condition or pronoun
  SeenWords words;
};

/// A word of one of the lists that the phrase names.
struct SeenEntry {
  std::string list;
  SeenWords words;
};

/// A context that was asked about a match.
struct SeenTrial {
  std::string context;
  std::string title;   ///< as people call it, lower case
  std::string effect;  ///< what it does when it holds: clears, or the severity that is left
  bool holds = false;
  std::string from;                  ///< as in SeenContext; empty when it does not hold
  std::optional<SeenWords> trigger;  ///< none: it does not hold, or the page holds it
};

/// A source that a sentence names.
struct SeenCitation {
  std::string type;       ///< link, number, superscript, bare-number, footnote, or what the policies call it: doi
  bool resolves = false;  ///< it leads to something that counts as a source
  SeenWords words;
};

/// A match of a rule's phrase, and what became of it.
struct SeenMatch {
  std::string rule;
  std::string category;
  Severity severity = Severity::kWarning;  ///< what the contexts leave of the rule's
  std::string found_by;                    ///< phrase, regex or detector
  std::string phrase;                      ///< as the policy has it; the detector's name
  SeenWords words;
  std::vector<SeenEntry> entries;
  std::string outcome;      ///< reported, other-block, excepted, struck-out, other-subject, unmet, cleared or off
  std::string reason;       ///< the same in words
  std::string fingerprint;  ///< of the finding that was made of it; empty when there is none
  std::vector<SeenTrial> trials;
};

struct SeenSentence {
  std::uint32_t number = 0;  ///< in its block, from 0
  SeenWords words;
  bool asks = false;  ///< ends in a question mark
  std::string topic;  ///< treatment, condition or unknown: what the text was about when it began
  std::vector<SeenClause> clauses;
  std::vector<SeenMention> mentions;
  std::vector<SeenWords> quotes;
  std::vector<SeenContext> contexts;
  std::vector<SeenCitation> citations;
  std::vector<SeenMatch> matches;
};

struct SeenBlock {
  std::uint32_t number = 0;  ///< in its page, from 0
  std::string type;          ///< paragraph, heading, list-item, table-cell, image-text, title, footnote or metadata
  std::uint32_t level = 0;   ///< of a heading 1 to 6, of a list item its depth
  bool quoted = false;
  std::optional<std::uint32_t> heading;  ///< the block of the heading it stands under
  std::optional<std::uint32_t> lead_in;  ///< the block that introduces its list
  SeenWords words;
  std::vector<SeenContext> contexts;  ///< inherited: they govern the whole block
  std::vector<SeenSentence> sentences;
};

/// What the policies know, who says so, and the date that it holds for ("2023-10").
struct SeenFact {
  std::string text;
  std::string date;
  std::string source;  ///< an authority's id
  std::string title;   ///< the authority's
  std::string url;     ///< may be empty
};

/// A fact of one country.
struct SeenStatus {
  std::string country;
  SeenFact fact;
};

/// A treatment and a condition in one sentence.
struct SeenPair {
  std::string status;  ///< approved, off-label or unapproved
  SeenWords condition;
};

/// The boxed warning of a medicine: what it names, and the safety programme that comes with it, if any.
struct SeenWarning {
  std::vector<std::string> names;
  SeenFact fact;
};

/// A treatment that the page is about, and what the policies know of it.
struct SeenTreatment {
  std::string name;  ///< of its file
  std::string title;
  std::string type;             ///< medicine, device, procedure or product
  std::size_t mentions = 0;     ///< on the page
  std::vector<SeenPair> pairs;  ///< in order of the page
  std::vector<SeenStatus> approved;
  std::vector<SeenStatus> controlled;
  std::optional<SeenWarning> boxed_warning;
};

/// What the page is about, as far as duties ask.
struct SeenPage {
  std::string profile;   ///< empty: none
  std::string country;   ///< of the profile; empty: any
  std::string language;  ///< "en", or empty for any other
  bool promotional = false;
  std::vector<SeenWords> offers;  ///< the words that make it promotional
  std::uint32_t benefit_sentences = 0;
  std::uint32_t risk_sentences = 0;
  std::vector<SeenTreatment> treatments;  ///< the most-named one first
};

struct Inspection {
  SeenPage page;
  std::vector<SeenBlock> blocks;
};

}  // namespace candor
