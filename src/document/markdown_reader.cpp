#include <algorithm>
#include <string>
#include <utility>

#include "candor/document/readers.h"

#include "footnotes.h"
#include "front_matter.h"
#include "markdown_cost.h"
#include "markdown_parser.h"
#include "page_builder.h"

namespace candor {
namespace {

/// The source with the footnotes' marks overwritten, and SourceFile's padding behind it.
std::string without(const std::vector<Footnotes::Blank>& blanks, std::string_view source) {
  std::string masked(source.size() + SourceFile::kPadding, '\0');
  std::copy(source.begin(), source.end(), masked.begin());
  for (const Footnotes::Blank& blank : blanks) {
    std::fill(masked.begin() + blank.span.begin, masked.begin() + blank.span.end, blank.with);
  }
  return masked;
}

}  // namespace

Document read_markdown(SourcePtr source, const ReadOptions& options) {
  const std::string_view text = source->text();
  PageBuilder page(source);
  const std::uint32_t begin = options.front_matter ? read_front_matter(text, page) : 0;
  const Footnotes footnotes = options.extensions ? find_footnotes(text, begin) : Footnotes();
  const std::string masked = footnotes.blanks.empty() ? std::string() : without(footnotes.blanks, text);
  const std::string_view buffer = masked.empty() ? text : std::string_view(masked).substr(0, text.size());
  std::string_view problem = markdown_problem(buffer.substr(begin));
  if (problem.empty() && !MarkdownParser(buffer, footnotes, page, options.extensions).parse(begin)) {
    problem = "its tables have far more cells than are written";
  }
  if (problem.empty()) {
    return page.take();
  }
  Document plain = read_plain_text(std::move(source), options);
  plain.read_as_text = problem;
  return plain;
}

}  // namespace candor
