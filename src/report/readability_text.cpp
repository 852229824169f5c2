#include <algorithm>

#include <fmt/format.h>

#include "candor/report/readability_reporter.h"
#include "candor/text/display_width.h"
#include "candor/text/wrap.h"

#include "coverage_text.h"

namespace candor {
namespace {

double per(std::uint64_t part, std::uint64_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

std::string scores_lines(const ReadingCounts& counts, const ReadingScores& scores) {
  return fmt::format(
      "  Reading Ease {:.1f} · SMOG {:.1f}{} · Gunning Fog {:.1f} · Coleman–Liau {:.1f} · ARI {:.1f}\n"
      "  {}, {}, {}: {:.1f} words a sentence, {:.2f} syllables a word\n",
      scores.reading_ease, scores.smog, counts.sentences < kSmogSentences ? " (under 30 sentences)" : "",
      scores.gunning_fog, scores.coleman_liau, scores.automated_index, counted(counts.sentences, "sentence"),
      counted(counts.words, "word"), counted(counts.syllables, "syllable"), per(counts.words, counts.sentences),
      per(counts.syllables, counts.words));
}

std::string section_lines(const ReadingReport& page) {
  if (page.sections.size() < 2) {
    return {};
  }
  std::string text = "  By section:\n";
  for (const ReadSection& section : page.sections) {
    text += fmt::format("  {:>6.1f}  {} ({})\n", flesch_kincaid_grade(section.counts),
                        section.title.empty() ? "above the first heading" : printable(section.title),
                        counted(section.counts.sentences, "sentence"));
  }
  return text;
}

std::string costly_lines(const ReadingReport& page, std::size_t columns) {
  if (page.costliest.empty()) {
    return {};
  }
  std::string text = "  The sentences that cost most, with what the page would gain without them:\n";
  for (const CostlySentence& sentence : page.costliest) {
    const Position place = page.source->position(sentence.span.begin);
    text += fmt::format("  {:>6.2f}  {}:{}:{}: {}, grade {:.1f}\n", sentence.cost, printable(page.source->path()),
                        place.line, place.column, counted(sentence.words, "word"), sentence.grade);
    text += wrap("          ", "“" + printable(sentence.text) + "”", "          ", columns) + "\n";
  }
  return text;
}

std::string jargon_lines(const ReadingReport& page) {
  if (page.jargon.empty()) {
    return {};
  }
  std::string text = "  Words that are not explained where they are first used, with plain ones:\n";
  for (const UnexplainedWord& word : page.jargon) {
    const Position place = page.source->position(word.span.begin);
    text += fmt::format("  {:>6}  {}:{}:{}: {} ({})\n", "", printable(page.source->path()), place.line, place.column,
                        printable(word.text), printable(word.plain));
  }
  return text;
}

}  // namespace

std::string readability_text(const ReadingReport& page, const ReadabilityRun& run, std::size_t columns) {
  const std::string path = printable(page.source->path());
  const std::optional<ReadingScores> scores = reading_scores(page.counts);
  if (!scores) {
    return fmt::format("{}: no sentences to measure\n", path);
  }
  const std::string verdict = scores->flesch_kincaid > run.target ? "above" : "within";
  return fmt::format("{}: grade {:.1f} (Flesch–Kincaid), {} the target of {:g}\n", path, scores->flesch_kincaid,
                     verdict, run.target) +
         scores_lines(page.counts, *scores) + section_lines(page) + costly_lines(page, columns) + jargon_lines(page);
}

}  // namespace candor
