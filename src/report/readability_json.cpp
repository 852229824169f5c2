#include <utility>

#include "candor/report/readability_reporter.h"

#include "json_text.h"

namespace candor {
namespace {

Json counts_json(const ReadingCounts& counts) {
  return {{"sentences", counts.sentences},
          {"words", counts.words},
          {"letters", counts.letters},
          {"syllables", counts.syllables},
          {"polysyllables", counts.polysyllables},
          {"hard_words", counts.hard_words}};
}

Json scores_json(const ReadingCounts& counts) {
  const std::optional<ReadingScores> scores = reading_scores(counts);
  if (!scores) {
    return nullptr;
  }
  return {{"flesch_kincaid", scores->flesch_kincaid},
          {"reading_ease", scores->reading_ease},
          {"smog", scores->smog},
          {"smog_is_certain", counts.sentences >= kSmogSentences},
          {"gunning_fog", scores->gunning_fog},
          {"coleman_liau", scores->coleman_liau},
          {"automated_readability_index", scores->automated_index}};
}

void add_place(Json& json, const SourceFile& source, SourceSpan place) {
  const auto position = [&](std::uint32_t offset) {
    const Position at = source.position(offset);
    return Json{{"line", at.line}, {"column", at.column}};
  };
  const FileSpan span = source.to_file(place);
  json["span"] = {{"start", span.begin}, {"end", span.end}};
  json["start"] = position(place.begin);
  json["end"] = position(place.end);
}

Json section_json(const SourceFile& source, const ReadSection& section) {
  Json json = {{"heading", section.heading ? Json(section.title) : Json(nullptr)}};
  if (section.heading) {
    add_place(json, source, *section.heading);
  }
  json["counts"] = counts_json(section.counts);
  json["scores"] = scores_json(section.counts);
  return json;
}

Json costly_json(const SourceFile& source, const CostlySentence& sentence) {
  Json json = {{"text", sentence.text}, {"words", sentence.words}, {"grade", sentence.grade}, {"cost", sentence.cost}};
  add_place(json, source, sentence.span);
  return json;
}

Json page_json(const ReadingReport& page, double target) {
  Json sections = Json::array();
  for (const ReadSection& section : page.sections) {
    sections.push_back(section_json(*page.source, section));
  }
  Json costliest = Json::array();
  for (const CostlySentence& sentence : page.costliest) {
    costliest.push_back(costly_json(*page.source, sentence));
  }
  Json jargon = Json::array();
  for (const UnexplainedWord& word : page.jargon) {
    jargon.push_back({{"text", word.text}, {"plain", word.plain}});
    add_place(jargon.back(), *page.source, word.span);
  }
  const bool measured = page.counts.sentences > 0;
  return {
      {"path", page.source->path()},        {"counts", counts_json(page.counts)},
      {"scores", scores_json(page.counts)}, {"above_target", measured && flesch_kincaid_grade(page.counts) > target},
      {"sections", std::move(sections)},    {"costliest", std::move(costliest)},
      {"jargon", std::move(jargon)}};
}

}  // namespace

std::string readability_json(const std::vector<ReadingReport>& pages, const std::vector<Skipped>& skipped,
                             const ReadabilityRun& run) {
  Json files = Json::array();
  for (const ReadingReport& page : pages) {
    files.push_back(page_json(page, run.target));
  }
  Json left_out = Json::array();
  for (const Skipped& one : skipped) {
    left_out.push_back({{"path", one.path}, {"reason", one.reason}});
  }
  return json_text({{"schema", "candor.readability/1"},
                    {"tool", {{"name", "candor"}, {"version", run.version}}},
                    {"target", run.target},
                    {"files", std::move(files)},
                    {"skipped", std::move(left_out)}}) +
         "\n";
}

}  // namespace candor
