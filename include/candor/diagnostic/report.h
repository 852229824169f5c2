#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "candor/base/result.h"
#include "candor/base/span.h"
#include "candor/diagnostic/severity.h"
#include "candor/text/source_file.h"

/// What a run found, as plain data. Reporters turn it into bytes; they never count, sort or leave out.

namespace candor {

/// A source that a rule rests on.
struct Authority {
  std::string id;
  std::string title;
  std::string asks;  ///< what it demands, in candor's words
  std::string url;   ///< may be empty
  std::string read;  ///< "clause", "quoted", "part" or "none": how much of it was really read
  std::string when;  ///< year and month of reading
};

/// What reporters and `candor explain` say about a rule.
struct RuleInfo {
  std::string id;
  std::string category;
  Severity severity = Severity::kWarning;
  std::string title;
  std::string why;
  std::string advice;
  std::vector<std::string> rewrites;
  std::vector<Authority> references;
};

/// Another place that a finding speaks of.
struct RelatedPlace {
  SourceSpan span;
  std::string label;  ///< "promises an effect here"
};

/// Other words for those at a place.
struct Replacement {
  SourceSpan span;
  std::string text;             ///< in UTF-8; with as many line ends as there are in the span
  bool safe = false;            ///< the meaning stays the same: `check --fix` does it
  std::uint32_t rewording = 0;  ///< its place among the rule's rewordings
};

/// Other words that another rule would put there, whose finding the reported one stands for.
struct Alternative {
  std::string rule;
  Replacement replacement;  ///< never safe: its own finding is not reported
};

/// A reported problem. Values only: it outlives the page it was found in.
struct Finding {
  std::string rule;
  std::string category;
  Severity severity = Severity::kWarning;
  std::string message;
  std::optional<SourceSpan> span;  ///< none: the whole page
  std::string match;               ///< the words as a reader sees them, markup and line breaks gone
  std::string fingerprint;         ///< 16 hexadecimal digits; the same when lines above move
  std::string add = {};            ///< of a duty: a sentence that would meet it
  std::vector<RelatedPlace> related = {};
  std::optional<Replacement> replacement = {};
  std::vector<Alternative> alternatives = {};
};

struct Inspection;

/// A signed exception: why a finding is allowed to stand.
struct Suppression {
  bool in_page = true;  ///< written in the page itself; false: in a file beside it
  std::string reason;
  std::string by;     ///< who allowed it; may be empty
  std::string until;  ///< the last day, "2027-03-31"; may be empty
};

struct SuppressedFinding {
  Finding finding;
  Suppression suppression;
};

/// A sentence that says an approved claim, word for word.
struct Approval {
  std::string claim;  ///< its id
  Location where;     ///< the entry in the register
  std::string by;     ///< who approved it
  std::string until;  ///< the last day, "2027-03-31"; may be empty
  SourceSpan span;
  std::string text;               ///< as a reader sees it
  std::vector<Finding> findings;  ///< that are not reported because of it
};

/// The findings of one page, sorted by place, then rule.
struct FileReport {
  SourcePtr source;
  std::vector<Finding> findings;
  std::vector<SuppressedFinding> suppressed = {};  ///< sorted like the findings, which do not hold them
  std::vector<Approval> approved = {};             ///< in order of the page
  std::vector<Finding> known = {};                 ///< left out because the baseline has them
  std::vector<Finding> outside = {};               ///< left out because no change has brought them
  Severity fail_on = Severity::kError;             ///< a finding of this severity or a graver one fails the page
  std::string configuration = {};                  ///< the file that judges the page; empty: none
  std::shared_ptr<const Inspection> inspection = nullptr;  ///< when the run was asked for it
};

struct PackInfo {
  std::string name;
  std::string sha256;
};

/// A file that was found but not checked, and why.
struct Skipped {
  std::string path;
  std::string reason;
};

/// Known before the first page is read.
struct RunInfo {
  std::string version;
  std::vector<PackInfo> packs;
  const std::map<std::string, RuleInfo>* rules = nullptr;  ///< by id; outlives the run
  /// A finding of this severity or a graver one fails its page; none: that is not the same for all pages.
  std::optional<Severity> fail_on = Severity::kError;
  bool has_baseline = false;        ///< known findings are told from new ones
  std::string started;              ///< when the run began, in UTC: "2026-11-28T09:30:00"
  std::string homepage = {};        ///< the program's address, as it was built; may be empty
  std::string working_folder = {};  ///< absolute: relative paths of pages are seen from it
  std::string repository = {};      ///< root of the git repository that it lies in, absolute; empty: in none
};

/// What was and what was not looked at.
struct Coverage {
  std::uint64_t files = 0;
  std::vector<Skipped> skipped;
  std::vector<Error> errors;  ///< paths that could not be checked
  std::uint64_t bytes = 0;
  std::uint64_t sentences = 0;
  std::uint64_t suppressed = 0;
  std::uint64_t approved = 0;  ///< findings left out because a register approves what they are about
  std::uint64_t known = 0;     ///< findings left out because the baseline has them
  std::uint64_t outside = 0;   ///< findings left out because no change has brought them
  std::uint64_t rules = 0;
  std::uint64_t findings[3] = {0, 0, 0};  ///< by Severity
};

}  // namespace candor
