#include "property/checked_page.h"

#include <optional>

#include <fmt/format.h>

namespace candor::testing {
namespace {

/// Where a finding's words stand in a block's text.
struct Place {
  const Block* block = nullptr;
  TextSpan span;
};

std::optional<Place> place_in(const Block& block, const Finding& finding) {
  for (std::size_t at = block.text.find(finding.match); at != std::string::npos;
       at = block.text.find(finding.match, at + 1)) {
    const auto begin = static_cast<std::uint32_t>(at);
    const TextSpan span{begin, begin + static_cast<std::uint32_t>(finding.match.size())};
    if (block.map.to_source(span) == *finding.span) {
      return Place{&block, span};
    }
  }
  return std::nullopt;
}

/// What an entity or an escape reads as, when it stands alone.
std::string decoded(std::string_view written) {
  const Result<SourcePtr> source = SourceFile::decode("entity.md", "x" + std::string(written) + "x");
  const Document page = read_markdown(*source);
  const std::string& text = page.blocks.at(0).text;
  return text.size() < 2 ? text : text.substr(1, text.size() - 2);
}

/// What the source says at a place, run by run.
std::string spelled(const Place& place, std::string_view source) {
  const std::vector<Run>& runs = place.block->map.runs();
  std::string text;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    const auto end = i + 1 < runs.size() ? runs[i + 1].text : static_cast<std::uint32_t>(place.block->text.size());
    const TextSpan part{std::max(run.text, place.span.begin), std::min(end, place.span.end)};
    if (part.begin >= part.end) {
      continue;
    }
    if (run.kind == RunKind::kVerbatim) {
      text += source.substr(run.source + (part.begin - run.text), part.size());
    } else if (run.kind == RunKind::kEntity) {
      text += decoded(source.substr(run.source, run.source_size));
    } else {
      text += run.kind == RunKind::kObject ? "\uFFFC" : " ";
    }
  }
  return text;
}

}  // namespace

CheckedPage check_page(Analyzer& analyzer, std::string_view bytes, Format format) {
  const Result<SourcePtr> source = SourceFile::decode(format == Format::kMarkdown ? "page.md" : "page.txt", bytes);
  CheckedPage page;
  if (source) {
    page.document = format == Format::kMarkdown ? read_markdown(*source) : read_plain_text(*source);
    page.findings = analyzer.analyze(page.document).findings;
  }
  return page;
}

std::string to_string(const Finding& finding) {
  return fmt::format("{} at {}-{} “{}”", finding.rule, finding.span->begin, finding.span->end, finding.match);
}

const Block* block_of(const Document& document, const Finding& finding) {
  for (const Block& block : document.blocks) {
    if (place_in(block, finding)) {
      return &block;
    }
  }
  return nullptr;
}

std::string broken_place(const Document& document, const Finding& finding) {
  const std::string_view source = document.source->text();
  if (!finding.span || finding.span->empty() || finding.span->end > source.size()) {
    return to_string(finding) + " lies outside the page";
  }
  const FileSpan in_file = document.source->to_file(*finding.span);
  if (in_file.begin >= in_file.end || in_file.end > document.source->file_size()) {
    return to_string(finding) + " lies outside the file";
  }
  for (const Block& block : document.blocks) {
    if (const std::optional<Place> place = place_in(block, finding)) {
      const std::string words = spelled(*place, source);
      return words == finding.match ? "" : fmt::format("{} is written “{}”", to_string(finding), words);
    }
  }
  // A footnote's mark has no text; it is found by its bytes in the source.
  const bool as_in_source =
      source.substr(finding.span->begin, finding.span->end - finding.span->begin) == finding.match;
  return as_in_source ? "" : to_string(finding) + " is in no block's text";
}

std::string broken_place(const CheckedPage& page) {
  for (const Finding& finding : page.findings) {
    if (std::string broken = broken_place(page.document, finding); !broken.empty()) {
      return broken;
    }
  }
  return "";
}

}  // namespace candor::testing
