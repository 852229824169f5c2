#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/date.h"
#include "candor/base/span.h"
#include "candor/document/document.h"

/// The signed exceptions that stand in a page, unseen by its readers:
///
///     <!-- candor-disable-next-line claims/superiority/comparator until=2027-03-31 by=dr-lee -- label wording, ref 4
///     -->
///     [//]: # (candor-disable-next-block claims/onset/speed["within hours"] -- quoted from the label)

namespace candor {

/// Which findings an exception is about.
enum class DirectiveVerb : std::uint8_t {
  kLine,       ///< on the lines it stands on
  kNextLine,   ///< on the next line that is not blank
  kNextBlock,  ///< in the next paragraph, heading, list item, table or block quote
  kBegin,      ///< from here up to kEnd, or to the end of the page
  kEnd,
  kFile,  ///< on the whole page
};

struct SuppressedRule {
  std::string id;
  std::string quote;  ///< only findings whose words hold these; empty: all
};

struct Directive {
  DirectiveVerb verb = DirectiveVerb::kLine;
  std::vector<SuppressedRule> rules;
  std::optional<Date> until;  ///< the last day
  std::string by;
  std::string ref;
  std::string reason;
  SourceSpan span;  ///< from "candor-" on
};

/// What is wrong with an exception; `detector` is the one whose rule tells it.
struct DirectiveProblem {
  std::string detector;
  std::string message;
  SourceSpan span;
};

struct Directives {
  std::vector<Directive> good;  ///< in order of the page
  std::vector<DirectiveProblem> problems;
};

/// Reads one, without the marks of the comment around it. `span` is its place in the page.
void read_directive(std::string_view text, SourceSpan span, Directives& directives);

/// All exceptions of a page. What stands in code is none; what readers would see is a problem.
Directives find_directives(const Document& page);

}  // namespace candor
