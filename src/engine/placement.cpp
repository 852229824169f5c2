#include "placement.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace candor {
namespace {

/// Puts text before and behind an example of one line.
std::optional<MarkedText> wrap(const MarkedText& example, std::string_view before, std::string_view behind) {
  if (example.text.find('\n') != std::string::npos) {
    return std::nullopt;
  }
  MarkedText placed{std::string(before) + example.text + std::string(behind), example.spans};
  for (SourceSpan& span : placed.spans) {
    span.begin += static_cast<std::uint32_t>(before.size());
    span.end += static_cast<std::uint32_t>(before.size());
  }
  return placed;
}

/// Copies the example and lets `insert` add text before each byte; spans move along.
MarkedText rewrite(const MarkedText& example, const std::function<std::string(std::size_t)>& insert) {
  MarkedText placed;
  std::vector<std::uint32_t> moved;
  for (std::size_t i = 0; i <= example.text.size(); ++i) {
    placed.text += insert(i);
    moved.push_back(static_cast<std::uint32_t>(placed.text.size()));
    if (i < example.text.size()) {
      placed.text += example.text[i];
    }
  }
  for (const SourceSpan span : example.spans) {
    // What is put in right behind the last byte does not belong to the span.
    placed.spans.push_back({moved[span.begin], moved[span.end - 1] + 1});
  }
  return placed;
}

std::optional<MarkedText> as_it_stands(const MarkedText& example) {
  return example;
}

std::optional<MarkedText> in_heading(const MarkedText& example) {
  return wrap(example, "## ", "\n");
}

std::optional<MarkedText> in_list_item(const MarkedText& example) {
  return wrap(example, "- ", "\n");
}

std::optional<MarkedText> in_quote(const MarkedText& example) {
  return wrap(example, "> ", "\n");
}

std::optional<MarkedText> in_table_cell(const MarkedText& example) {
  if (example.text.find('|') != std::string::npos) {
    return std::nullopt;
  }
  return wrap(example, "| Fact |\n|---|\n| ", " |\n");
}

bool is_plain_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// Breaks the line at every blank that stands between two words, where no markup could be made of it.
std::optional<MarkedText> with_broken_lines(const MarkedText& example) {
  if (example.text.find_first_of("\n[`<|") != std::string::npos) {
    return std::nullopt;
  }
  MarkedText placed = example;
  for (std::size_t i = 1; i + 1 < placed.text.size(); ++i) {
    if (placed.text[i] == ' ' && is_plain_letter(placed.text[i - 1]) && is_plain_letter(placed.text[i + 1])) {
      placed.text[i] = '\n';
    }
  }
  return placed;
}

/// Sets the first word of the first marked span, or of the example, in bold.
std::optional<MarkedText> with_word_in_bold(const MarkedText& example) {
  if (example.text.find_first_of("*_`[<\n") != std::string::npos) {
    return std::nullopt;
  }
  std::size_t begin = example.spans.empty() ? 0 : example.spans.front().begin;
  while (begin < example.text.size() && !is_plain_letter(example.text[begin])) {
    ++begin;
  }
  std::size_t end = begin;
  while (end < example.text.size() && is_plain_letter(example.text[end])) {
    ++end;
  }
  if (begin == end) {
    return std::nullopt;
  }
  return rewrite(example, [&](std::size_t at) { return at == begin || at == end ? "**" : ""; });
}

}  // namespace

std::optional<MarkedText> read_marks(std::string_view marked) {
  MarkedText read;
  bool open = false;
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const std::string_view two = marked.substr(i, 2);
    if (two == "[[" && !open) {
      open = true;
      begin = static_cast<std::uint32_t>(read.text.size());
      ++i;
    } else if (two == "]]" && open) {
      read.spans.push_back({begin, static_cast<std::uint32_t>(read.text.size())});
      open = false;
      ++i;
    } else {
      read.text += marked[i];
    }
  }
  const bool empty_span =
      std::any_of(read.spans.begin(), read.spans.end(), [](const SourceSpan& span) { return span.empty(); });
  return open || empty_span ? std::nullopt : std::optional<MarkedText>(std::move(read));
}

std::span<const Placement> placements() {
  static constexpr std::array<Placement, 7> kPlacements = {{{"as it stands", as_it_stands},
                                                            {"in a heading", in_heading},
                                                            {"in a list item", in_list_item},
                                                            {"in a table cell", in_table_cell},
                                                            {"in a quote", in_quote},
                                                            {"with broken lines", with_broken_lines},
                                                            {"with a word in bold", with_word_in_bold}}};
  return kPlacements;
}

}  // namespace candor
