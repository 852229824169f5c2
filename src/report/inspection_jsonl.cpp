#include <utility>

#include "candor/report/inspection.h"

#include "finding_fate.h"
#include "finding_json.h"

namespace candor {
namespace {

template <class Number>
Json number_json(const std::optional<Number>& number) {
  return number ? Json(*number) : Json(nullptr);
}

Json text_json(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

class Writer {
 public:
  Writer(const FileReport& page, const RecordKinds& kinds) : page_(page), kinds_(kinds) {}

  std::string write() && {
    std::size_t sentences = 0;
    for (const SeenBlock& block : page_.inspection->blocks) {
      sentences += block.sentences.size();
    }
    Json about = {{"schema", "candor.inspect/1"},
                  {"bytes", page_.source->file_size()},
                  {"blocks", page_.inspection->blocks.size()},
                  {"sentences", sentences},
                  {"findings", page_.findings.size()}};
    about.update(facts(page_.inspection->page));
    add("page", about);
    for (const FindingFate& fate : fates_of(page_)) {
      write(fate);
    }
    for (const SeenBlock& block : page_.inspection->blocks) {
      write(block);
    }
    return std::move(out_);
  }

 private:
  /// A record of this kind; where it stands comes first.
  void add(std::string_view kind, const Json& members) {
    if (!kinds_.empty() && kinds_.count(kind) == 0) {
      return;
    }
    Json record = {{"kind", kind}, {"path", page_.source->path()}};
    record.update(members);
    out_ += record.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }

  [[nodiscard]] Json facts(const SeenPage& page) const {
    Json offers = Json::array();
    for (const SeenWords& offer : page.offers) {
      offers.push_back(words(offer));
    }
    Json treatments = Json::array();
    for (const SeenTreatment& treatment : page.treatments) {
      treatments.push_back(facts(treatment));
    }
    return {{"profile", text_json(page.profile)},    {"country", text_json(page.country)},
            {"language", text_json(page.language)},  {"type", page.promotional ? "promotional" : "reference"},
            {"offers", std::move(offers)},           {"benefit_sentences", page.benefit_sentences},
            {"risk_sentences", page.risk_sentences}, {"treatments", std::move(treatments)}};
  }

  [[nodiscard]] Json facts(const SeenTreatment& treatment) const {
    Json json = {{"treatment", treatment.name},
                 {"title", treatment.title},
                 {"type", treatment.type},
                 {"mentions", treatment.mentions}};
    json["pairs"] = Json::array();
    for (const SeenPair& pair : treatment.pairs) {
      Json one = {{"status", pair.status}};
      one.update(words(pair.condition));
      json["pairs"].push_back(std::move(one));
    }
    json["approved"] = status_json(treatment.approved);
    json["controlled"] = status_json(treatment.controlled);
    json["boxed_warning"] = nullptr;
    if (treatment.boxed_warning) {
      const SeenWarning& warning = *treatment.boxed_warning;
      json["boxed_warning"] = {{"names", warning.names},
                               {"programme", text_json(warning.fact.text)},
                               {"date", warning.fact.date},
                               {"source", source_json(warning.fact)}};
    }
    return json;
  }

  static Json status_json(const std::vector<SeenStatus>& all) {
    Json json = Json::array();
    for (const SeenStatus& status : all) {
      json.push_back({{"country", status.country},
                      {"text", status.fact.text},
                      {"date", status.fact.date},
                      {"source", source_json(status.fact)}});
    }
    return json;
  }

  static Json source_json(const SeenFact& fact) {
    return {{"id", fact.source}, {"title", fact.title}, {"url", text_json(fact.url)}};
  }

  void write(const FindingFate& fate) {
    Json record = finding_json(*page_.source, *fate.finding);
    record["status"] = fate.status;
    record["reason"] = text_json(fate.reason);
    record["suppression"] = fate.suppression != nullptr ? suppression_json(*fate.suppression) : Json(nullptr);
    add("finding", record);
  }

  void write(const SeenBlock& block) {
    place_ = {{"block", block.number}};
    add("block", with({{"type", block.type},
                       {"level", block.level},
                       {"quoted", block.quoted},
                       {"heading", number_json(block.heading)},
                       {"lead_in", number_json(block.lead_in)}},
                      block.words));
    place_["sentence"] = nullptr;
    for (const SeenContext& context : block.contexts) {
      write(context);
    }
    for (const SeenSentence& sentence : block.sentences) {
      place_["sentence"] = sentence.number;
      write(sentence);
    }
  }

  void write(const SeenSentence& sentence) {
    add("sentence", with({{"asks", sentence.asks}, {"topic", sentence.topic}}, sentence.words));
    for (const SeenClause& clause : sentence.clauses) {
      Json record = {{"clause", clause.number}, {"topic", clause.topic}};
      record["spans"] = spans(clause.parts);
      add("clause", with(record));
    }
    for (const SeenMention& mention : sentence.mentions) {
      add("topic", with({{"topic", mention.topic}}, mention.words));
    }
    for (const SeenContext& context : sentence.contexts) {
      write(context);
    }
    for (const SeenWords& quote : sentence.quotes) {
      add("quote", with(Json::object(), quote));
    }
    for (const SeenCitation& citation : sentence.citations) {
      add("citation", with({{"type", citation.type}, {"resolves", citation.resolves}}, citation.words));
    }
    for (const SeenMatch& match : sentence.matches) {
      write(match);
    }
  }

  void write(const SeenContext& context) {
    Json record = {{"context", context.context}, {"type", context.kind}, {"from", context.from}};
    record["trigger"] = words(context.trigger);
    record["scopes"] = spans(context.scopes);
    record["clears"] = context.clears;
    add("context", with(record));
  }

  void write(const SeenMatch& match) {
    Json record = {
        {"rule", match.rule},         {"category", match.category}, {"severity", to_string(match.severity)},
        {"outcome", match.outcome},   {"reason", match.reason},     {"finding", text_json(match.fingerprint)},
        {"found_by", match.found_by}, {"phrase", match.phrase}};
    record["entries"] = Json::array();
    for (const SeenEntry& entry : match.entries) {
      Json one = {{"list", entry.list}};
      one.update(words(entry.words));
      record["entries"].push_back(std::move(one));
    }
    record["contexts"] = Json::array();
    for (const SeenTrial& trial : match.trials) {
      record["contexts"].push_back({{"context", trial.context},
                                    {"effect", trial.effect},
                                    {"holds", trial.holds},
                                    {"from", trial.holds ? Json(trial.from) : Json(nullptr)},
                                    {"trigger", words(trial.trigger)}});
    }
    add("match", with(record, match.words));
  }

  [[nodiscard]] Json span(SourceSpan place) const {
    const FileSpan bytes = page_.source->to_file(place);
    return {{"start", bytes.begin}, {"end", bytes.end}};
  }

  [[nodiscard]] Json spans(const std::vector<SourceSpan>& places) const {
    Json all = Json::array();
    for (const SourceSpan place : places) {
      all.push_back(span(place));
    }
    return all;
  }

  [[nodiscard]] Json words(const std::optional<SeenWords>& seen) const {
    return seen ? Json{{"span", span(seen->span)}, {"text", seen->text}} : Json(nullptr);
  }

  /// A record's members behind where it stands, and before its words.
  [[nodiscard]] Json with(const Json& members, const std::optional<SeenWords>& seen = std::nullopt) const {
    Json record = place_;
    record.update(members);
    if (seen) {
      record.update(words(seen));
    }
    return record;
  }

  const FileReport& page_;
  const RecordKinds& kinds_;
  Json place_;
  std::string out_;
};

}  // namespace

std::string inspection_jsonl(const FileReport& page, const RecordKinds& kinds) {
  return Writer(page, kinds).write();
}

}  // namespace candor
