#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "candor/document/readers.h"
#include "candor/rules/built_in.h"
#include "candor/rules/citation.h"

/// Citations in running text against hand-marked ones of scientific articles (docs/quality.md).
/// usage: citation_marks EVALUATION_FOLDER [--show N]

namespace candor {
namespace {

constexpr std::array<const char*, 3> kClasses = {"author-year", "brackets", "bare digits"};

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t kind = 0;  ///< place in kClasses; their number: another one

  [[nodiscard]] bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
};

/// What kind of citation a marked text is.
std::size_t class_of_text(const std::string& text) {
  const auto letters =
      std::count_if(text.begin(), text.end(), [](char byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; });
  const bool digit = std::any_of(text.begin(), text.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
  if (letters >= 2) {
    return 0;
  }
  return text.starts_with('[') && text.ends_with(']') && digit ? 1
         : text.starts_with('(') || !digit || letters > 0      ? 3
                                                               : 2;
}

std::size_t class_of_kind(std::string_view kind) {
  if (kind.ends_with("-year")) {
    return 0;
  }
  return kind == "number" ? 1 : kind == "bare-number" || kind == "superscript" ? 2 : kClasses.size();
}

/// By code point of the text: its byte offset.
std::vector<std::size_t> byte_offsets(const std::string& text) {
  std::vector<std::size_t> offsets;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) {
      offsets.push_back(at);
    }
  }
  offsets.push_back(text.size());
  return offsets;
}

std::vector<Span> found_in(const RuleBook& book, BlockReader& reader, const std::string& text) {
  const Result<SourcePtr> source = SourceFile::decode("paragraph.txt", text);
  const Document page = read_plain_text(source.value());
  const ReferenceList references(book, page);
  const CitationFinder finder(book, page, references);
  std::vector<Span> found;
  SentenceView sentence;
  for (const Block& block : page.blocks) {
    reader.read(block);
    for (std::size_t i = 0; i < reader.sentence_count(); ++i) {
      reader.read_sentence(i, sentence);
      for (const Citation& citation : finder.find(block, sentence)) {
        const SourceSpan span = block.map.to_source(citation.span);
        found.push_back({span.begin, span.end, class_of_kind(citation.kind)});
      }
    }
  }
  return found;
}

struct Tally {
  std::size_t right = 0;
  std::size_t wrong = 0;
  std::size_t caught = 0;
  std::size_t missed = 0;
};

void show(const char* what, std::size_t kind, const std::string& text, const Span& span, std::size_t& left) {
  constexpr std::size_t kAround = 40;
  if (left > 0) {
    const std::size_t before = std::min(span.begin, kAround);
    fmt::print("  {} {}: …{}«{}»{}\n", kClasses[kind], what, text.substr(span.begin - before, before),
               text.substr(span.begin, span.end - span.begin), text.substr(span.end, kAround));
    --left;
  }
}

bool overlaps_any(const Span& span, const std::vector<Span>& others) {
  return std::any_of(others.begin(), others.end(), [&](const Span& other) { return span.overlaps(other); });
}

std::vector<Span> marked_in(const nlohmann::json& row, const std::string& text) {
  const std::vector<std::size_t> offsets = byte_offsets(text);
  std::vector<Span> marked;
  for (const nlohmann::json& mark : row["refs"]) {
    if (mark["type"] == "biblio") {
      marked.push_back({offsets.at(mark["span"][0].get<std::size_t>()), offsets.at(mark["span"][1].get<std::size_t>()),
                        class_of_text(mark["text"].get<std::string>())});
    }
  }
  return marked;
}

using Tallies = std::array<Tally, kClasses.size()>;

void count(const std::string& text, const std::vector<Span>& found, const std::vector<Span>& wanted, Tallies& tallies,
           std::size_t& shown) {
  for (const Span& span : found) {
    if (span.kind < kClasses.size()) {
      const bool right = overlaps_any(span, wanted);
      ++(right ? tallies[span.kind].right : tallies[span.kind].wrong);
      if (!right) {
        show("false", span.kind, text, span, shown);
      }
    }
  }
  for (const Span& span : wanted) {
    if (span.kind < kClasses.size()) {
      const bool caught = overlaps_any(span, found);
      ++(caught ? tallies[span.kind].caught : tallies[span.kind].missed);
      if (!caught && span.kind != 2) {
        show("missed", span.kind, text, span, shown);
      }
    }
  }
}

void run(const std::string& folder, std::size_t shown) {
  const RuleBookPtr book = built_in_rule_book();
  BlockReader reader(*book);
  std::ifstream file(folder + "/citations/citation_callouts.jsonl");
  Tallies tallies{};
  for (std::string line; std::getline(file, line);) {
    const nlohmann::json row = nlohmann::json::parse(line);
    const std::string text = row["text"];
    const std::vector<Span> wanted = marked_in(row, text);
    count(text, found_in(*book, reader, text), wanted, tallies, shown);
  }
  for (std::size_t kind = 0; kind < kClasses.size(); ++kind) {
    const Tally& tally = tallies[kind];
    fmt::print("{}: {} right, {} wrong, {} caught, {} missed\n", kClasses[kind], tally.right, tally.wrong, tally.caught,
               tally.missed);
  }
}

}  // namespace
}  // namespace candor

int main(int argc, char** argv) {
  if (argc != 2 && argc != 4) {
    std::fputs("usage: citation_marks EVALUATION_FOLDER [--show N]\n", stderr);
    return 2;
  }
  try {
    candor::run(argv[1], argc == 4 ? std::stoul(argv[3]) : 0);
    return 0;
  } catch (const std::exception& failure) {
    std::fputs(failure.what(), stderr);
    return 2;
  }
}
