#include "candor/page/reading.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "candor/readability/formulas.h"
#include "candor/readability/jargon.h"
#include "candor/readability/reading_report.h"
#include "candor/readability/text_meter.h"

#include "fill.h"

namespace candor {

struct ReadingJudge::Impl {
  explicit Impl(const RuleBook& rule_book)
      : book(rule_book),
        policies(rule_book.policies()),
        meter(policies.sentences, policies.syllables, policies.reading.reference_headings),
        jargon(policies.jargon, policies.inflection, policies.sentences, policies.reading.reference_headings) {}

  [[nodiscard]] bool above(const ReadingCounts& counts, const ReadingTarget& target) const {
    return counts.words > 0 && counts.words >= policies.reading.fewest_words &&
           grade(target.formula, counts) > target.grade;
  }

  [[nodiscard]] std::string told(const RuleDefinition& rule, const ReadingCounts& counts,
                                 const ReadingTarget& target) const {
    std::string message = rule.message;
    fill(message, "{grade}", fmt::format("{:.1f}", grade(target.formula, counts)));
    fill(message, "{formula}", title(target.formula));
    fill(message, "{target}", fmt::format("{:g}", target.grade));
    return message;
  }

  [[nodiscard]] Severity severity(const RuleDefinition& rule, const ReadingCounts& counts,
                                  const ReadingTarget& target) const {
    const bool grave = grade(target.formula, counts) > target.grade + policies.reading.grave_above;
    return grave ? Severity::kError : rule.info.severity;
  }

  void find_page(const Document& page, const PageMeasure& measure, const ReadingTarget& target,
                 std::vector<Finding>& out) const {
    for (const std::uint16_t number : book.rules_of(Detector::kPageGrade)) {
      const RuleDefinition& rule = *book.rules()[number];
      Finding finding{rule.info.id,
                      rule.info.category,
                      severity(rule, measure.page, target),
                      told(rule, measure.page, target),
                      std::nullopt,
                      {},
                      {}};
      for (const std::size_t place : dearest(measure, policies.reading.sentences_named)) {
        const MeasuredSentence& sentence = measure.sentences[place];
        std::string label = policies.reading.sentence_label;
        fill(label, "{grade}", fmt::format("{:.1f}", grade(target.formula, sentence.counts)));
        fill(label, "{cost}", fmt::format("{:.1f}", sentence.cost));
        finding.related.push_back({page.blocks[sentence.block].map.to_source(sentence.span), std::move(label)});
      }
      out.push_back(std::move(finding));
    }
  }

  void find_sections(const Document& page, const PageMeasure& measure, const ReadingTarget& target,
                     std::vector<Finding>& out) const {
    for (const std::uint16_t number : book.rules_of(Detector::kSectionGrade)) {
      const RuleDefinition& rule = *book.rules()[number];
      for (const MeasuredSection& section : measure.sections) {
        if (section.heading == Block::kNone || !above(section.counts, target)) {
          continue;
        }
        const Block& heading = page.blocks[section.heading];
        const TextSpan whole{0, static_cast<std::uint32_t>(heading.text.size())};
        std::string message = told(rule, section.counts, target);
        fill(message, "{match}", heading.text);
        out.push_back({rule.info.id,
                       rule.info.category,
                       rule.info.severity,
                       std::move(message),
                       heading.map.to_source(whole),
                       heading.text,
                       {}});
      }
    }
  }

  void find_jargon(const Document& page, std::vector<Finding>& out) const {
    const std::vector<std::uint16_t>& rules = book.rules_of(Detector::kJargon);
    for (const Unexplained& word : rules.empty() ? std::vector<Unexplained>() : jargon.find(page)) {
      const Block& block = page.blocks[word.block];
      for (const std::uint16_t number : rules) {
        const RuleDefinition& rule = *book.rules()[number];
        const std::string match = block.text.substr(word.span.begin, word.span.size());
        std::string message = rule.message;
        fill(message, "{match}", match);
        fill(message, "{plain}", jargon.term(word.term).plain);
        out.push_back({rule.info.id,
                       rule.info.category,
                       rule.info.severity,
                       std::move(message),
                       block.map.to_source(word.span),
                       match,
                       {}});
      }
    }
  }

  const RuleBook& book;
  const Policies& policies;
  TextMeter meter;
  JargonFinder jargon;
};

ReadingJudge::ReadingJudge(const RuleBook& book) : impl_(std::make_unique<Impl>(book)) {}

ReadingJudge::~ReadingJudge() = default;

std::vector<Finding> ReadingJudge::findings(const Document& page, const ReadingTarget& target) const {
  std::vector<Finding> found;
  const PageMeasure measure = impl_->meter.measure(page);
  if (impl_->above(measure.page, target)) {
    impl_->find_page(page, measure, target, found);
  } else {
    impl_->find_sections(page, measure, target, found);
  }
  impl_->find_jargon(page, found);
  return found;
}

}  // namespace candor
