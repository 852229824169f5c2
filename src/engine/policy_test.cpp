#include "candor/engine/policy_test.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/document/readers.h"
#include "candor/engine/analyzer.h"

#include "duty_test.h"
#include "placement.h"

namespace candor {
namespace {

std::string quote(std::string_view text) {
  std::string quoted = "\"";
  for (const char byte : text) {
    quoted += byte == '\n' ? ' ' : byte;
  }
  return quoted + "\"";
}

std::string describe(std::string_view text, const std::vector<SourceSpan>& spans) {
  std::vector<std::string> parts;
  parts.reserve(spans.size());
  for (const SourceSpan span : spans) {
    parts.push_back(quote(text.substr(span.begin, span.size())));
  }
  return parts.empty() ? "nothing" : fmt::format("{}", fmt::join(parts, ", "));
}

/// Where an author puts the marks around "**safer** than", before or behind the markup, is the author's choice: a
/// finding reaches from its first to its last letter.
SourceSpan without_markup(std::string_view text, SourceSpan span) {
  constexpr std::string_view kMarkup = "*_~`\"'<>[]()";
  while (span.begin < span.end && kMarkup.find(text[span.begin]) != std::string_view::npos) {
    ++span.begin;
  }
  while (span.end > span.begin && kMarkup.find(text[span.end - 1]) != std::string_view::npos) {
    --span.end;
  }
  return span;
}

class PolicyTester {
 public:
  explicit PolicyTester(const RuleBookPtr& book)
      : analyzer_(book), target_grade_(static_cast<double>(book->definitions().reading.target_grade)) {}

  void test(const RuleDefinition& rule) {
    ++result_.rules;
    for (const Example& example : rule.examples) {
      ++result_.examples;
      test_example(rule, example);
    }
    test_rewordings(rule);
    for (const std::string& rewrite : rule.info.rewrites) {
      for (const Finding& finding : findings(rewrite)) {
        fail(fmt::format("{}: the rewrite {} is itself flagged by {} for {}", rule.info.id, quote(rewrite),
                         finding.rule, quote(finding.match)),
             rule.where);
      }
    }
  }

  /// Its examples as they stand; what it is for is tested by the pages of duties.
  void test(const std::string& name, const SignalDefinition& signal) {
    for (const Example& example : signal.matcher.examples) {
      ++result_.examples;
      ++result_.placements;
      const std::optional<MarkedText> marked =
          example.flag ? read_marks(example.markdown.text) : MarkedText{example.markdown.text, {}};
      const Result<SourcePtr> source = SourceFile::decode("example.md", marked ? marked->text : std::string());
      if (!marked || !source) {
        fail(fmt::format("{}: the marks [[ ]] of an example do not match", name), example.markdown.where);
        continue;
      }
      const Document page = read_markdown(*source, {});
      const PageFacts facts = analyzer_.analyze(page, {.merge = false}).page;
      std::vector<SourceSpan> found;
      if (const auto places = facts.signals.find(name); places != facts.signals.end()) {
        for (const PagePlace& place : places->second) {
          found.push_back(without_markup(marked->text, page.blocks[place.block].map.to_source(place.span)));
        }
      }
      if (found != marked->spans) {
        fail(fmt::format("{}: example {}: expected {}, found {}", name, quote(example.markdown.text),
                         describe(marked->text, marked->spans), describe(marked->text, found)),
             example.markdown.where);
      }
    }
  }

  PolicyTestResult result() && { return std::move(result_); }

 private:
  void fail(std::string message, const Location& where) {
    result_.failures.push_back({ErrorCode::kPolicy, std::move(message), where});
  }

  std::vector<Finding> findings(const std::string& markdown, std::optional<ReadingTarget> reading = std::nullopt) {
    const Result<SourcePtr> source = SourceFile::decode("example.md", markdown);
    if (!source) {
      return {};
    }
    return analyzer_.analyze(read_markdown(*source, {}), {.merge = false, .reading = reading}).findings;
  }

  /// Rules about readability are judged by the target of the policies.
  [[nodiscard]] std::optional<ReadingTarget> reading_for(const RuleDefinition& rule) const {
    const bool measured = rule.detector && std::find(kReadingDetectors.begin(), kReadingDetectors.end(),
                                                     *rule.detector) != kReadingDetectors.end();
    return measured ? std::optional<ReadingTarget>({target_grade_, {}}) : std::nullopt;
  }

  /// Each rewording is needed by a flag example, and takes away what the rule flags there.
  void test_rewordings(const RuleDefinition& rule) {
    std::set<std::uint32_t> used;
    for (const Example& example : rule.examples) {
      const std::optional<MarkedText> marked = example.flag ? read_marks(example.markdown.text) : std::nullopt;
      if (!marked || rule.rewordings.empty()) {
        continue;
      }
      const std::vector<Finding> before = findings(marked->text);
      std::string text = marked->text;
      for (auto finding = before.rbegin(); finding != before.rend(); ++finding) {
        if (finding->rule == rule.info.id && finding->replacement) {
          used.insert(finding->replacement->rewording);
          text.replace(finding->replacement->span.begin, finding->replacement->span.size(), finding->replacement->text);
        }
      }
      const auto is_own = [&](const Finding& finding) { return finding.rule == rule.info.id; };
      const std::vector<Finding> after = findings(text);
      if (text != marked->text &&
          std::count_if(after.begin(), after.end(), is_own) >= std::count_if(before.begin(), before.end(), is_own)) {
        fail(fmt::format("{}: example {}: in other words it is {}, which the rule flags as much", rule.info.id,
                         quote(example.markdown.text), quote(text)),
             example.markdown.where);
      }
    }
    for (std::uint32_t i = 0; i < rule.rewordings.size(); ++i) {
      if (!used.contains(i)) {
        fail(fmt::format("{}: no flag example is put in other words by this", rule.info.id), rule.rewordings[i].where);
      }
    }
  }

  void test_example(const RuleDefinition& rule, const Example& example) {
    const std::optional<MarkedText> marked =
        example.flag ? read_marks(example.markdown.text) : MarkedText{example.markdown.text, {}};
    if (!marked) {
      fail(fmt::format("{}: the marks [[ ]] of an example do not match", rule.info.id), example.markdown.where);
      return;
    }
    for (const Placement& placement : placements()) {
      // An example about one kind of block is that block already, and one about a page the page.
      const bool one_place = !rule.in.empty() || reading_for(rule);
      const bool only_here = one_place && placement.name != placements().front().name;
      const std::optional<MarkedText> placed = only_here ? std::nullopt : placement.place(*marked);
      if (!placed) {
        continue;
      }
      ++result_.placements;
      // What fails as it stands would fail everywhere, which says the same over again.
      if (!test_placement(rule, example, placement, *placed) && placement.name == placements().front().name) {
        return;
      }
    }
  }

  /// Whether the findings are those expected.
  bool test_placement(const RuleDefinition& rule, const Example& example, const Placement& placement,
                      const MarkedText& placed) {
    // What is about the whole page has an empty span here.
    std::vector<SourceSpan> found;
    for (const Finding& finding : findings(placed.text, reading_for(rule))) {
      if (finding.rule == rule.info.id) {
        found.push_back(without_markup(placed.text, finding.span.value_or(SourceSpan{})));
      }
    }
    std::vector<SourceSpan> expected;
    for (const SourceSpan span : placed.spans) {
      expected.push_back(without_markup(placed.text, span));
    }
    if (example.flag && expected.empty()) {
      expected.emplace_back();
    }
    if (found != expected) {
      fail(fmt::format("{}: example {} {}: expected {}, found {}", rule.info.id, quote(example.markdown.text),
                       placement.name, describe(placed.text, expected), describe(placed.text, found)),
           example.markdown.where);
    }
    return found == expected;
  }

  Analyzer analyzer_;
  double target_grade_;
  PolicyTestResult result_;
};

}  // namespace

PolicyTestResult test_policies(const RuleBookPtr& book, const std::string& pack) {
  PolicyTester tester(book);
  for (const auto& [id, rule] : book->policies().rules) {
    if (pack.empty() || rule.pack == pack) {
      tester.test(rule);
    }
  }
  for (const auto& [name, signal] : book->policies().signals) {
    if (pack.empty()) {
      tester.test(name, signal);
    }
  }
  PolicyTestResult result = std::move(tester).result();
  test_duties(book, pack, result);
  return result;
}

}  // namespace candor
