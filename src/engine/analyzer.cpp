#include "candor/engine/analyzer.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "candor/page/duties.h"
#include "candor/page/reading.h"
#include "candor/rules/judge.h"
#include "candor/text/display_width.h"

#include "fingerprint.h"
#include "inspector.h"
#include "overlap.h"
#include "page_inspector.h"
#include "page_notice.h"
#include "reworder.h"
#include "rule_levels.h"

namespace candor {
namespace {

/// A message quotes this much of the match; what is longer is cut at a word.
constexpr std::size_t kMaxQuoted = 120;

std::string quoted(const std::string& match) {
  if (match.size() <= kMaxQuoted) {
    return match;
  }
  const std::size_t blank = match.rfind(' ', kMaxQuoted);
  return match.substr(0, blank == std::string::npos ? code_point_start(match, kMaxQuoted) : blank) + " …";
}

std::string message(const RuleDefinition& rule, const std::string& match) {
  constexpr std::string_view kPlace = "{match}";
  std::string message = rule.message;
  for (std::size_t at = message.find(kPlace); at != std::string::npos; at = message.find(kPlace, at)) {
    const std::string words = quoted(match);
    message.replace(at, kPlace.size(), words);
    at += words.size();
  }
  return message;
}

/// Changes severities to those of the levels, and drops what is off.
void apply_levels(const RuleLevels& levels, std::vector<Verdict>& verdicts) {
  std::erase_if(verdicts, [&](Verdict& verdict) {
    const std::optional<Severity> left = severity_under(levels, verdict.rule->info, verdict.severity);
    verdict.severity = left.value_or(verdict.severity);
    return !left.has_value();
  });
}

/// The same for a duty: what the page gives in part has lowered it. False: it is off.
bool apply_levels(const AnalyzeOptions& options, const RuleBook& book, Finding& finding) {
  const auto level = options.levels != nullptr ? options.levels->find(finding.rule) : RuleLevels::const_iterator();
  if (options.levels == nullptr || level == options.levels->end()) {
    return true;
  }
  const auto set = options.profile->severities.find(finding.rule);
  const bool lowered =
      set == options.profile->severities.end() && finding.severity < book.rule_infos().at(finding.rule).severity;
  if (level->second) {
    finding.severity = lowered ? std::min(finding.severity, *level->second) : *level->second;
  }
  return level->second.has_value();
}

std::string_view source_bytes(const Document& page, SourceSpan span) {
  return std::string_view(page.source->text()).substr(span.begin, span.size());
}

/// A signal is looked for like a rule, and is no finding.
bool is_signal(const RuleDefinition& matcher) {
  return matcher.info.category.empty();
}

void drop_signals(BlockTrace& trace) {
  for (SentenceTrace& sentence : trace.sentences) {
    std::erase_if(sentence.decisions, [](const Decision& decision) { return is_signal(*decision.rule); });
  }
}

Finding make_finding(const Document& page, const Block& block, const Verdict& verdict,
                     std::map<std::string, std::size_t>& repeats) {
  const RuleInfo& rule = verdict.rule->info;
  Finding finding{rule.id, rule.category, verdict.severity, {}, {}, {}, {}, {}, {}};
  finding.span = verdict.source.value_or(block.map.to_source(verdict.span));
  finding.match = verdict.source ? std::string(source_bytes(page, *verdict.source))
                                 : block.text.substr(verdict.span.begin, verdict.span.size());
  finding.message = message(*verdict.rule, finding.match);
  const std::string sentence = block.text.substr(verdict.sentence.begin, verdict.sentence.size());
  std::size_t& repeat = repeats[rule.id + "\n" + sentence + "\n" + finding.match];
  finding.fingerprint = fingerprint(rule.id, sentence, finding.match, repeat++);
  return finding;
}

}  // namespace

void sort_findings(std::vector<Finding>& findings) {
  const auto place = [](const Finding& finding) { return finding.span.value_or(SourceSpan{}); };
  std::stable_sort(findings.begin(), findings.end(), [&](const Finding& a, const Finding& b) {
    return std::make_tuple(place(a).begin, place(a).end, std::string_view(a.rule)) <
           std::make_tuple(place(b).begin, place(b).end, std::string_view(b.rule));
  });
}

struct Analyzer::Impl {
  explicit Impl(RuleBookPtr rule_book) : book(std::move(rule_book)), reader(*book), beside(*book), reworder(*book) {}

  RuleBookPtr book;
  BlockReader reader;
  BlockReader beside;
  Reworder reworder;
  std::optional<ReadingJudge> reading;  ///< made when it is first asked for: it reads all of the policies
};

void Analyzer::add_reading(const Document& page, const AnalyzeOptions& options,
                           std::map<std::string, std::size_t>& repeats, Analysis& analysis) {
  if (!options.reading) {
    return;
  }
  if (!impl_->reading) {
    impl_->reading.emplace(*impl_->book);
  }
  for (Finding& finding : impl_->reading->findings(page, *options.reading)) {
    const RuleInfo& info = impl_->book->rule_infos().at(finding.rule);
    const std::optional<Severity> left =
        options.levels == nullptr ? finding.severity : severity_under(*options.levels, info, finding.severity);
    if (left) {
      finding.severity = *left;
      finding.fingerprint = fingerprint(finding.rule, {}, finding.match, repeats[finding.rule + finding.match]++);
      analysis.findings.push_back(std::move(finding));
    }
  }
}

void Analyzer::add_notice(const Document& page, const AnalyzeOptions& options, Analysis& analysis) const {
  if (page.read_as_text.empty()) {
    return;
  }
  std::optional<Finding> notice =
      page_notice(*impl_->book, Detector::kPageTooCostly, {{"reason", std::string(page.read_as_text)}});
  if (!notice) {
    return;
  }
  const RuleInfo& info = impl_->book->rule_infos().at(notice->rule);
  const std::optional<Severity> left =
      options.levels == nullptr ? notice->severity : severity_under(*options.levels, info, notice->severity);
  if (left) {
    notice->severity = *left;
    analysis.findings.push_back(*std::move(notice));
  }
}

Analyzer::Analyzer(RuleBookPtr book) : impl_(std::make_unique<Impl>(std::move(book))) {}

Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

Analysis Analyzer::analyze(const Document& page, const AnalyzeOptions& options) {
  Analysis analysis;
  Judge judge(*impl_->book, page, impl_->reader, impl_->beside);
  impl_->reworder.begin(page);
  std::map<std::string, std::size_t> repeats;
  std::vector<Verdict> verdicts;
  PageSurvey survey(*impl_->book, page);
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    verdicts.clear();
    BlockTrace trace;
    analysis.sentences += judge.judge(i, verdicts, options.inspection != nullptr ? &trace : nullptr);
    survey.add(i, verdicts);
    std::erase_if(verdicts, [](const Verdict& verdict) { return is_signal(*verdict.rule); });
    if (options.levels != nullptr && !options.levels->empty()) {
      apply_levels(*options.levels, verdicts);
    }
    if (options.merge) {
      merge_overlaps(verdicts);
    }
    const std::size_t first = analysis.findings.size();
    for (const Verdict& verdict : verdicts) {
      Finding& finding = analysis.findings.emplace_back(make_finding(page, page.blocks[i], verdict, repeats));
      impl_->reworder.reword(page.blocks[i], verdict, finding);
    }
    if (options.inspection != nullptr) {
      drop_signals(trace);
      options.inspection->blocks.push_back(
          inspect_block({*impl_->book, page, i, std::span(analysis.findings).subspan(first), options.levels}, trace));
    }
  }
  analysis.page = std::move(survey).facts(options.profile != nullptr ? std::string_view(options.profile->country)
                                                                     : std::string_view());
  if (options.profile != nullptr) {
    for (Finding& finding : ask_duties(*impl_->book, page, analysis.page, *options.profile)) {
      if (apply_levels(options, *impl_->book, finding)) {
        finding.fingerprint = fingerprint(finding.rule, {}, {}, 0);
        analysis.findings.push_back(std::move(finding));
      }
    }
  }
  add_reading(page, options, repeats, analysis);
  add_notice(page, options, analysis);
  if (options.inspection != nullptr) {
    options.inspection->page = inspect_page(*impl_->book, page, analysis.page, options.profile);
  }
  sort_findings(analysis.findings);
  return analysis;
}

}  // namespace candor
