#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/file_system.h"
#include "candor/diagnostic/report.h"
#include "candor/engine/page_finder.h"
#include "candor/engine/page_review.h"
#include "candor/rules/rule_book.h"

namespace candor {

struct RunOptions {
  std::vector<std::string> paths;                ///< files, folders, "-" for `standard_input`
  std::uint64_t max_bytes = 16U << 20U;          ///< larger files are refused
  std::size_t threads = 1;                       ///< pages checked at the same time; 0: one a core
  std::function<void(std::size_t pages)> found;  ///< called once, with how many pages there are; may be empty
  std::string standard_input;                    ///< the bytes that "-" stands for
  std::string standard_input_name = "stdin.md";  ///< chooses the reader, and stands in the report
  bool readability = false;                      ///< also ask how hard pages are to read
  std::size_t max_findings = 0;                  ///< shown of a page; all are counted; 0: any number
  bool inspect = false;                          ///< also give the inspection of each page
  const PageReview* review = nullptr;            ///< what the project says about its pages; must outlive the run
};

/// The profile of pages that nobody has given another one.
inline constexpr std::string_view kDefaultProfile = "default";

std::string_view program_version();

/// Version, packs and rules, for a reporter's begin().
RunInfo run_info(const RuleBook& book);

/// The pages that the paths of the options stand for. `passes_over`: as in FindOptions.
FoundPages find_pages(const FileSystem& files, const RunOptions& options,
                      std::function<bool(const std::string& path, bool is_folder)> passes_over = {},
                      bool passes_over_given = false);

/// Checks all pages and gives each to `page`, in the calling thread and in order of the paths, whatever the number of
/// threads; no thread runs far ahead of it. One page that cannot be
/// checked never stops the others: it stands in the coverage's errors (given by the user) or skipped (found in a
/// folder).
Coverage run(const FileSystem& files, const RuleBookPtr& book, const RunOptions& options,
             const std::function<void(const FileReport&)>& page);

/// The same for pages that have been found already.
Coverage run(const FileSystem& files, const RuleBookPtr& book, const RunOptions& options, FoundPages found,
             const std::function<void(const FileReport&)>& page);

}  // namespace candor
