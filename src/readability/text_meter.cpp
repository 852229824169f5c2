#include "candor/readability/text_meter.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "candor/text/token.h"

#include "reference_headings.h"
#include "word_joiner.h"

namespace candor {
namespace {

constexpr std::size_t kPolysyllable = 3;

bool is_prose(BlockKind kind) {
  return kind == BlockKind::kParagraph || kind == BlockKind::kListItem;
}

/// Gunning leaves out names, and words of three syllables only because of "-es" or "-ed".
bool made_long_by_ending(const SyllableCounter& counter, std::string_view word, std::size_t syllables) {
  if (syllables != kPolysyllable || word.size() < 5 || !(word.ends_with("es") || word.ends_with("ed"))) {
    return false;
  }
  return counter.count(word.substr(0, word.size() - 1)) < syllables ||
         counter.count(word.substr(0, word.size() - 2)) < syllables;
}

bool begins_with_capital(std::string_view word) {
  return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
}

}  // namespace

TextMeter::TextMeter(const SentenceData& sentences, const SyllableData& syllables,
                     std::set<std::string> reference_headings)
    : splitter_(sentences), syllables_(syllables), reference_headings_(std::move(reference_headings)) {}

ReadingCounts TextMeter::count(std::string_view sentence) const {
  ReadingCounts counts;
  bool first = true;
  for (const WrittenWord& word : written_words(sentence)) {
    std::size_t syllables = 0;
    std::size_t longest = 0;
    bool by_ending = false;
    for (const TextSpan part : word.parts) {
      const std::string_view text = sentence.substr(part.begin, part.size());
      const std::size_t of_part = text.front() >= '0' && text.front() <= '9' ? 1 : syllables_.count(text);
      syllables += of_part;
      longest = std::max(longest, of_part);
      by_ending = by_ending || made_long_by_ending(syllables_, text, of_part);
    }
    syllables = std::max<std::size_t>(1, syllables);
    const bool name = !first && begins_with_capital(sentence.substr(word.parts.front().begin));
    first = false;
    ++counts.words;
    counts.letters += word.letters;
    counts.syllables += syllables;
    counts.polysyllables += syllables >= kPolysyllable ? 1 : 0;
    counts.hard_words += longest >= kPolysyllable && !name && !by_ending ? 1 : 0;
  }
  counts.sentences = counts.words > 0 ? 1 : 0;
  return counts;
}

PageMeasure TextMeter::measure(const Document& page) const {
  PageMeasure measure;
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    if (!is_prose(block.kind) || lists_references(page, i, reference_headings_)) {
      continue;
    }
    for (const TextSpan span : splitter_.split(block.text)) {
      const ReadingCounts counts = count(std::string_view(block.text).substr(span.begin, span.size()));
      if (counts.words == 0) {
        continue;
      }
      if (measure.sections.empty() || measure.sections.back().heading != block.heading) {
        measure.sections.push_back({block.heading, {}});
      }
      measure.sections.back().counts += counts;
      measure.page += counts;
      measure.sentences.push_back({i, span, counts, 0});
    }
  }
  if (measure.sentences.size() > 1) {
    const double grade = flesch_kincaid_grade(measure.page);
    for (MeasuredSentence& sentence : measure.sentences) {
      ReadingCounts rest = measure.page;
      rest -= sentence.counts;
      sentence.cost = grade - flesch_kincaid_grade(rest);
    }
  }
  return measure;
}

std::vector<std::size_t> dearest(const PageMeasure& measure, std::size_t most) {
  std::vector<std::size_t> places(measure.sentences.size());
  std::iota(places.begin(), places.end(), 0U);
  std::erase_if(places, [&](std::size_t place) { return measure.sentences[place].cost <= 0; });
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return measure.sentences[a].cost > measure.sentences[b].cost; });
  places.resize(std::min(places.size(), most));
  return places;
}

}  // namespace candor
