// Compares what the Markdown reader makes of the CommonMark examples with a reference parser's text runs:
// every run of text must come out with the same characters at the same bytes.
//
//   markdown_runs EVAL_FOLDER

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "candor/document/readers.h"

#include "unit/document/invariants.h"

namespace candor {
namespace {

struct Exception {
  int example;
  std::string_view reason;
};

constexpr std::array<Exception, 2> kExceptions = {{
    {25, "entities of HTML 5 that prose does not use stay as they are written"},
    {354, "currency signs count as punctuation only since CommonMark 0.31, which md4c 0.4.8 does not know"},
}};

/// More than this share of the runs may not differ, listed or not.
constexpr double kTolerance = 0.02;

struct Fragment {
  std::string value;
  SourceSpan place;
};

/// Where a syntax tree splits a block's text: at the borders of inline elements.
std::vector<std::uint32_t> borders(const Block& block) {
  std::vector<std::uint32_t> borders;
  for (const Layer& layer : block.layers) {
    borders.push_back(layer.span.begin);
    borders.push_back(layer.span.end);
  }
  std::sort(borders.begin(), borders.end());
  return borders;
}

class FragmentReader {
 public:
  FragmentReader(const Block& block, std::string_view source)
      : block_(block), source_(source), borders_(borders(block)) {}

  std::vector<Fragment> read() && {
    const std::vector<Run>& runs = block_.map.runs();
    for (std::size_t i = 0; i < runs.size(); ++i) {
      const auto text_size = static_cast<std::uint32_t>(block_.text.size());
      const TextSpan text{runs[i].text, i + 1 < runs.size() ? runs[i + 1].text : text_size};
      const bool splits =
          runs[i].kind == RunKind::kObject || runs[i].kind == RunKind::kHardBreak || runs[i].kind == RunKind::kDropped;
      if (splits) {
        split();
        address(text);
      } else {
        add(text, runs[i].kind);
      }
    }
    split();
    return std::move(fragments_);
  }

 private:
  /// A bare address is an object, in whose place the reference parser has its text.
  void address(TextSpan text) {
    const bool address = std::any_of(block_.layers.begin(), block_.layers.end(), [text](const Layer& layer) {
      return layer.kind == LayerKind::kAddress && layer.span == text;
    });
    if (address) {
      const SourceSpan place = block_.map.to_source(text);
      fragments_.push_back({std::string(source_.substr(place.begin, place.size())), place});
    }
  }

  void add(TextSpan text, RunKind kind) {
    while (!text.empty()) {
      const auto border = std::upper_bound(borders_.begin(), borders_.end(), text.begin);
      if (std::binary_search(borders_.begin(), borders_.end(), text.begin)) {
        split();
      }
      const std::uint32_t end = border == borders_.end() ? text.end : std::min(*border, text.end);
      const SourceSpan place = block_.map.to_source({text.begin, end});
      if (current_.value.empty()) {
        current_.place = place;
      }
      current_.value += kind == RunKind::kSoftBreak ? "\n" : block_.text.substr(text.begin, end - text.begin);
      current_.place.end = place.end;
      text.begin = end;
    }
  }

  void split() {
    if (!current_.value.empty()) {
      fragments_.push_back(std::move(current_));
    }
    current_ = {};
  }

  const Block& block_;
  std::string_view source_;
  std::vector<std::uint32_t> borders_;
  std::vector<Fragment> fragments_;
  Fragment current_;
};

/// A block has no white space at its ends, which a syntax tree may keep beside an inline element.
std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\n");
  return begin == std::string_view::npos ? ""
                                         : std::string(text.substr(begin, text.find_last_not_of(" \t\n") + 1 - begin));
}

bool same(const Fragment& found, const std::string& value, SourceSpan place, std::string_view source) {
  const bool exact = found.value == value;
  if (!exact && trimmed(found.value) != trimmed(value)) {
    return false;
  }
  if (!place.contains(found.place)) {
    return false;
  }
  // The reference counts an escaping backslash as text, and white space that a block leaves out at its ends.
  const std::string_view before = source.substr(place.begin, found.place.begin - place.begin);
  const std::string_view behind = source.substr(found.place.end, place.end - found.place.end);
  return (before.empty() || before == "\\" || trimmed(before).empty()) && trimmed(behind).empty();
}

struct Score {
  int total = 0;
  int matched = 0;
  int unlisted = 0;
  int broken = 0;
};

std::vector<Fragment> fragments_of(const Document& document) {
  std::vector<Fragment> fragments;
  for (const Block& block : document.blocks) {
    for (Fragment& fragment : FragmentReader(block, document.source->text()).read()) {
      fragments.push_back(std::move(fragment));
    }
  }
  return fragments;
}

void compare(const nlohmann::json& example, Score& score) {
  const int number = example.at("example").get<int>();
  const auto markdown = example.at("markdown").get<std::string>();
  const Result<SourcePtr> source = SourceFile::decode("example.md", markdown);
  if (!source) {
    fmt::print("{}: {}\n", number, source.error().message);
    ++score.broken;
    return;
  }
  const Document document = read_markdown(*source, {.front_matter = false, .extensions = false});
  if (const std::string broken = broken_invariant(document); !broken.empty()) {
    fmt::print("{}: {}\n", number, broken);
    ++score.broken;
  }
  const std::vector<Fragment> fragments = fragments_of(document);
  const auto* const exception = std::find_if(kExceptions.begin(), kExceptions.end(),
                                             [number](const Exception& row) { return row.example == number; });
  for (const nlohmann::json& run : example.at("runs")) {
    if (run.at("type") != "text") {
      continue;
    }
    ++score.total;
    const auto value = run.at("value").get<std::string>();
    const SourceSpan place{run.at("start_byte").get<std::uint32_t>(), run.at("end_byte").get<std::uint32_t>()};
    const bool found =
        trimmed(value).empty() || std::any_of(fragments.begin(), fragments.end(), [&](const Fragment& fragment) {
          return same(fragment, value, place, (*source)->text());
        });
    if (found) {
      ++score.matched;
      continue;
    }
    const bool listed = exception != kExceptions.end();
    score.unlisted += listed ? 0 : 1;
    fmt::print("{}: “{}” at {}-{}{}{}\n", number, value, place.begin, place.end, listed ? ", known: " : "",
               listed ? exception->reason : "");
    for (const Fragment& fragment : fragments) {
      fmt::print("    found “{}” at {}-{}\n", fragment.value, fragment.place.begin, fragment.place.end);
    }
  }
}

int run(const std::string& folder) {
  std::ifstream file(folder + "/markdown/commonmark_textruns_gold.json");
  const nlohmann::json examples = nlohmann::json::parse(file, nullptr, false);
  if (!examples.is_array()) {
    fmt::print(stderr, "{}: no examples to read\n", folder);
    return 2;
  }
  Score score;
  for (const nlohmann::json& example : examples) {
    compare(example, score);
  }
  fmt::print("{} of {} text runs, {} documents with broken places\n", score.matched, score.total, score.broken);
  const bool close = score.total - score.matched <= kTolerance * score.total;
  return score.unlisted == 0 && score.broken == 0 && close ? 0 : 1;
}

}  // namespace
}  // namespace candor

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: markdown_runs EVAL_FOLDER\n", stderr);
    return 2;
  }
  try {
    return candor::run(argv[1]);
  } catch (const std::exception& failure) {
    std::fputs(failure.what(), stderr);
    return 2;
  }
}
