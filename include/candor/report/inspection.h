#pragma once

#include <array>
#include <set>
#include <string>
#include <string_view>

#include "candor/diagnostic/inspection.h"
#include "candor/diagnostic/report.h"

/// What the engine saw, as text: for programs (docs/inspect.md) and for people.

namespace candor {

/// The kinds of records, in the order in which they follow each other.
inline constexpr std::array<std::string_view, 10> kInspectionKinds = {"page",  "finding", "block", "sentence", "clause",
                                                                      "topic", "context", "quote", "citation", "match"};

/// The kinds to write; empty: all.
using RecordKinds = std::set<std::string, std::less<>>;

/// One JSON object a line. The page must have an inspection.
std::string inspection_jsonl(const FileReport& page, const RecordKinds& kinds);
/// The same to read, sentence by sentence.
std::string inspection_text(const FileReport& page, const RecordKinds& kinds);

}  // namespace candor
