#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "candor/diagnostic/report.h"

/// Where a finding stands, in the terms that other programs use.

namespace candor {

/// Begin and end of a finding; one about the whole page stands at its beginning.
struct Place {
  Position begin;
  Position end;  ///< behind the last character
};

Place place_of(const SourceFile& source, const Finding& finding);

/// 1-based column in UTF-8 bytes of the decoded page.
std::uint32_t byte_column(const SourceFile& source, std::uint32_t offset);

/// Counts code points from the beginning of a page; asked for rising offsets, a page costs one pass.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view text) : text_(text) {}

  /// How many code points stand before the offset.
  std::uint64_t before(std::uint32_t offset);

 private:
  std::string_view text_;
  std::uint32_t at_ = 0;
  std::uint64_t count_ = 0;
};

/// The path without a leading "./", as forges compare it with those of the repository.
std::string_view plain_path(std::string_view path);

/// A page's path from the root of the repository, which is how forges name it; none when the run was in no repository,
/// or the page lies elsewhere.
std::optional<std::string> path_in_repository(const RunInfo& run, std::string_view path);

/// path_in_repository(), or else the plain path.
std::string forge_path(const RunInfo& run, std::string_view path);

/// A path as a URI reference (RFC 3986): relative as it is, absolute with "file://"; percent-encoded.
std::string path_uri(std::string_view path);

/// The URL of the first source that a rule rests on; empty when it has none.
std::string_view first_url(const RuleInfo* rule);

/// The words that rules would put in the place of a finding's: its own rule's first, then those of the rules that it
/// stands for.
std::vector<const Replacement*> replacements_of(const Finding& finding);

/// "“has” for “suffers from”"
std::string rewording_text(const SourceFile& source, const Replacement& replacement);

/// A policy author may have written several lines.
std::string one_line(std::string text);

}  // namespace candor
