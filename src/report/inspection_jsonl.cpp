#include <utility>

#include "candor/report/inspection.h"

#include "json_text.h"

namespace candor {
namespace {

template <class Number>
Json number_json(const std::optional<Number>& number) {
  return number ? Json(*number) : Json(nullptr);
}

class Writer {
 public:
  Writer(const FileReport& page, const RecordKinds& kinds) : page_(page), kinds_(kinds) {}

  std::string write() && {
    std::size_t sentences = 0;
    for (const SeenBlock& block : page_.inspection->blocks) {
      sentences += block.sentences.size();
    }
    add("page", {{"schema", "candor.inspect/1"},
                 {"bytes", page_.source->file_size()},
                 {"blocks", page_.inspection->blocks.size()},
                 {"sentences", sentences},
                 {"findings", page_.findings.size()}});
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
      add("clause", with(std::move(record)));
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
    for (const SeenContext& context : sentence.contexts) {
      if (context.kind == "citation" && context.trigger) {
        add("citation", with({{"context", context.context}}, *context.trigger));
      }
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
    add("context", with(std::move(record)));
  }

  void write(const SeenMatch& match) {
    Json record = {{"rule", match.rule},
                   {"category", match.category},
                   {"severity", to_string(match.severity)},
                   {"outcome", match.outcome},
                   {"reason", match.reason},
                   {"finding", match.fingerprint.empty() ? Json(nullptr) : Json(match.fingerprint)},
                   {"phrase", match.phrase}};
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
    add("match", with(std::move(record), match.words));
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
  [[nodiscard]] Json with(Json members, const std::optional<SeenWords>& seen = std::nullopt) const {
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
