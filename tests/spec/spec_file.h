#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Cases written down as prose. A case is a fenced block `page` (or `page text`) and the fenced block `findings` behind
/// it; its name is the heading above:
///
///     ## Words in emphasis
///
///     ```page
///     A **miracle** drug.
///     ```
///
///     ```findings
///     1:5 hype "miracle"
///     ```
///
/// A fence may be longer than three marks, so that a page can hold fences of its own.

namespace candor::testing {

struct SpecCase {
  std::string name;
  std::string page;
  bool plain_text = false;
  std::string findings;         ///< the lines expected
  std::size_t page_line = 0;    ///< from 1, of the page's fence
  std::size_t first_line = 0;   ///< index of the first expected line in the file
  std::size_t behind_last = 0;  ///< index behind the last one
};

struct SpecFile {
  std::string path;
  std::vector<std::string> lines;
  std::vector<SpecCase> cases;
  std::string mistake;  ///< what is wrong with the file; empty when nothing is
};

SpecFile read_spec(const std::string& path);

/// The file's text with these findings, case by case, in place of those expected.
std::string with_findings(const SpecFile& file, const std::vector<std::string>& findings);

}  // namespace candor::testing
