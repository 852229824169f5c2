#include "candor/readability/reading_report.h"

namespace candor {
namespace {

/// What stands for code, an image or an address is no letter that a person could read.
std::string for_people(std::string text) {
  constexpr std::string_view kObject = "\uFFFC";
  for (std::size_t at = text.find(kObject); at != std::string::npos; at = text.find(kObject, at)) {
    text.replace(at, kObject.size(), "…");
  }
  return text;
}

}  // namespace

std::optional<ReadingScores> reading_scores(const ReadingCounts& counts) {
  if (counts.sentences == 0) {
    return std::nullopt;
  }
  return ReadingScores{flesch_reading_ease(counts), flesch_kincaid_grade(counts), smog_grade(counts),
                       gunning_fog_index(counts),   coleman_liau_index(counts),   automated_readability_index(counts)};
}

ReadingReport reading_report(const Document& page, const PageMeasure& measure, std::size_t most) {
  ReadingReport report{page.source, measure.page, {}, {}, {}};
  for (const MeasuredSection& section : measure.sections) {
    ReadSection told{{}, std::nullopt, section.counts};
    if (section.heading != Block::kNone) {
      const Block& heading = page.blocks[section.heading];
      told.title = heading.text;
      told.heading = heading.map.to_source({0, static_cast<std::uint32_t>(heading.text.size())});
    }
    report.sections.push_back(std::move(told));
  }
  for (const std::size_t place : dearest(measure, most)) {
    const MeasuredSentence& sentence = measure.sentences[place];
    const Block& block = page.blocks[sentence.block];
    report.costliest.push_back({block.map.to_source(sentence.span),
                                for_people(block.text.substr(sentence.span.begin, sentence.span.size())),
                                sentence.counts.words, flesch_kincaid_grade(sentence.counts), sentence.cost});
  }
  return report;
}

std::vector<UnexplainedWord> unexplained_words(const Document& page, const JargonFinder& finder) {
  std::vector<UnexplainedWord> words;
  for (const Unexplained& word : finder.find(page)) {
    const Block& block = page.blocks[word.block];
    words.push_back({block.map.to_source(word.span), block.text.substr(word.span.begin, word.span.size()),
                     finder.term(word.term).plain});
  }
  return words;
}

}  // namespace candor
