#include "ranges.h"

#include <algorithm>

namespace candor {
namespace {

/// A finding that ends where a line begins is not on it: ranges of lines leave the line end out.
SourceSpan lines(const SourceFile& source, std::uint32_t first, std::uint32_t last) {
  return {source.line_start(first),
          source.line_start(last) + static_cast<std::uint32_t>(source.line_text(last).size())};
}

std::uint32_t line_at(const SourceFile& source, std::uint32_t offset) {
  return source.position(offset).line;
}

SourceSpan next_line(const SourceFile& source, SourceSpan directive) {
  std::uint32_t line = line_at(source, directive.end) + 1;
  while (line < source.line_count() && source.line_text(line).find_first_not_of(" \t>") == std::string_view::npos) {
    ++line;
  }
  return line <= source.line_count() ? lines(source, line, line) : SourceSpan{directive.end, directive.end};
}

SourceSpan place_of(const Block& block) {
  const std::vector<Run>& runs = block.map.runs();
  if (runs.empty()) {
    return {};
  }
  return {runs.front().source, runs.back().source + runs.back().source_size};
}

/// Whether a block belongs to the same block quote or table as the first one, which it follows.
bool goes_on(const SourceFile& source, const Block& first, SourceSpan so_far, const Block& next) {
  if (first.kind == BlockKind::kTableCell) {
    return next.kind == BlockKind::kTableCell && next.list == first.list;
  }
  if (!first.quoted || !next.quoted) {
    return false;
  }
  const std::uint32_t next_line = line_at(source, place_of(next).begin);
  for (std::uint32_t line = line_at(source, so_far.end) + 1; line < next_line; ++line) {
    const std::string_view text = source.line_text(line);
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos || text[begin] != '>') {
      return false;  // an empty line ends a quote
    }
  }
  return true;
}

SourceSpan next_block(const Document& page, SourceSpan directive) {
  std::vector<const Block*> behind;
  for (const Block& block : page.blocks) {
    if (!block.map.runs().empty() && place_of(block).begin >= directive.end) {
      behind.push_back(&block);
    }
  }
  std::stable_sort(behind.begin(), behind.end(),
                   [](const Block* a, const Block* b) { return place_of(*a).begin < place_of(*b).begin; });
  if (behind.empty()) {
    return {directive.end, directive.end};
  }
  SourceSpan range = place_of(*behind.front());
  for (const Block* block : behind) {
    const SourceSpan place = place_of(*block);
    const bool inside = range.contains(place);
    if (!inside && !goes_on(*page.source, *behind.front(), range, *block)) {
      break;
    }
    range.end = std::max(range.end, place.end);
  }
  return range;
}

bool same_rules(const Directive& a, const Directive& b) {
  return std::equal(a.rules.begin(), a.rules.end(), b.rules.begin(), b.rules.end(),
                    [](const SuppressedRule& x, const SuppressedRule& y) { return x.id == y.id; });
}

/// The nearest beginning above that names the same rules and has no end yet.
void close(std::size_t end, const std::vector<Directive>& directives, std::vector<DirectiveRange>& ranges) {
  ranges[end].matched = false;
  for (std::size_t i = end; i-- > 0;) {
    if (directives[i].verb == DirectiveVerb::kBegin && !ranges[i].matched &&
        same_rules(directives[i], directives[end])) {
      ranges[i].matched = true;
      ranges[i].span->end = directives[end].span.begin;
      ranges[end].matched = true;
      return;
    }
  }
}

}  // namespace

std::vector<DirectiveRange> ranges_of(const Document& page, const std::vector<Directive>& directives) {
  const SourceFile& source = *page.source;
  std::vector<DirectiveRange> ranges(directives.size());
  for (std::size_t i = 0; i < directives.size(); ++i) {
    const SourceSpan mark = directives[i].span;
    switch (directives[i].verb) {
      case DirectiveVerb::kLine:
        ranges[i].span = lines(source, line_at(source, mark.begin), line_at(source, mark.end));
        break;
      case DirectiveVerb::kNextLine:
        ranges[i].span = next_line(source, mark);
        break;
      case DirectiveVerb::kNextBlock:
        ranges[i].span = next_block(page, mark);
        break;
      case DirectiveVerb::kBegin:
        ranges[i] = {SourceSpan{mark.end, static_cast<std::uint32_t>(source.text().size())}, false};
        break;
      case DirectiveVerb::kEnd:
        close(i, directives, ranges);
        break;
      case DirectiveVerb::kFile:
        break;
    }
  }
  return ranges;
}

}  // namespace candor
