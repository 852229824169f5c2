#pragma once

#include <set>
#include <string>

#include "candor/diagnostic/report.h"

#include "page_text.h"

namespace candor {

/// What stands beside a page's text: a note for each finding. Reason and wording of a rule are told once a page, then
/// pointed to.
class Notes {
 public:
  /// `prefix` begins the anchors of the page's notes.
  Notes(const RunInfo& run, const SourceFile& source, std::string prefix)
      : run_(run), source_(source), prefix_(std::move(prefix)) {}

  /// A list item.
  std::string note(const Numbered& one);

 private:
  std::string reasons(const RuleInfo& rule, const Numbered& one);

  const RunInfo& run_;
  const SourceFile& source_;
  std::string prefix_;
  std::map<std::string, std::size_t> told_;  ///< number of the note that tells a rule's reasons
};

/// What an exception lets stand, with who signed it and why: a list item.
std::string suppressed_note(const SourceFile& source, const SuppressedFinding& suppressed);

}  // namespace candor
