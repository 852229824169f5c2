#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/report/inspection.h"
#include "candor/text/display_width.h"

#include "finding_fate.h"
#include "match_words.h"

namespace candor {
namespace {

/// Lines of one page, indented by what they stand in.
class Writer {
 public:
  Writer(const FileReport& page, const RecordKinds& kinds) : page_(page), kinds_(kinds) {}

  std::string write() && {
    line("page", 0, page_.source->path());
    write(page_.inspection->page);
    for (const FindingFate& fate : fates_of(page_)) {
      write(fate);
    }
    for (const SeenBlock& block : page_.inspection->blocks) {
      write(block);
    }
    return std::move(out_);
  }

 private:
  static constexpr int kInSentence = 2;

  void line(std::string_view kind, int depth, const std::string& text) {
    if (kinds_.empty() || kinds_.count(kind) != 0) {
      out_ += fmt::format("{:{}}{}\n", "", depth * 2, printable(text));
    }
  }

  [[nodiscard]] std::string place(SourceSpan span) const {
    const Position at = page_.source->position(span.begin);
    return fmt::format("{}:{}", at.line, at.column);
  }

  void write(const SeenPage& page) {
    const std::string where = page.profile.empty() ? std::string("none") : page.profile;
    line("page", 1, fmt::format("profile: {}{}", where, page.country.empty() ? "" : ", country " + page.country));
    line("page", 1, fmt::format("language: {}", page.language.empty() ? "not English" : page.language));
    std::vector<std::string> offers;
    for (const SeenWords& offer : page.offers) {
      offers.push_back(fmt::format("“{}” at {}", offer.text, place(offer.span)));
    }
    line("page", 1,
         page.promotional ? fmt::format("promotional: {}", fmt::join(offers, ", "))
                          : "reference: nothing on it offers a treatment");
    line("page", 1,
         fmt::format("sentences that promise an effect: {}, that name a harm or a limit: {}", page.benefit_sentences,
                     page.risk_sentences));
    for (const SeenTreatment& treatment : page.treatments) {
      write(treatment);
    }
  }

  void write(const SeenTreatment& treatment) {
    line("page", 1,
         fmt::format("about: {} ({}, named {} time{})", treatment.title, treatment.type, treatment.mentions,
                     treatment.mentions == 1 ? "" : "s"));
    for (const SeenPair& pair : treatment.pairs) {
      line("page", 2, fmt::format("{} for “{}” at {}", pair.status, pair.condition.text, place(pair.condition.span)));
    }
    for (const SeenStatus& status : treatment.approved) {
      line("page", 2, fmt::format("approved in {}: {}", status.country, fact_words(status.fact)));
    }
    for (const SeenStatus& status : treatment.controlled) {
      line("page", 2, fmt::format("controlled in {}: {}", status.country, fact_words(status.fact)));
    }
    if (treatment.boxed_warning) {
      const SeenWarning& warning = *treatment.boxed_warning;
      line("page", 2,
           fmt::format("boxed warning about {}: {}", fmt::join(warning.names, ", "), fact_words(warning.fact)));
    }
  }

  static std::string fact_words(const SeenFact& fact) {
    return fmt::format("{}{}{} ({})", fact.text, fact.text.empty() ? "" : "; ", fact.title, fact.date);
  }

  void write(const FindingFate& fate) {
    const Finding& finding = *fate.finding;
    const std::string where = finding.span ? place(finding.span.value()) : "the page";
    const std::string why = fate.reason.empty() ? "" : ": " + fate.reason;
    line("finding", 0,
         fmt::format("finding {} {} {}: {}{}", where, to_string(finding.severity), finding.rule, fate.status, why));
  }

  void write(const SeenBlock& block) {
    line("block", 0, fmt::format("{} {} {}", place(block.words.span), block.quoted ? "quoted" : "block", block.type));
    for (const SeenContext& context : block.contexts) {
      write(context, 1);
    }
    for (const SeenSentence& sentence : block.sentences) {
      write(sentence);
    }
  }

  void write(const SeenSentence& sentence) {
    line("sentence", 1, fmt::format("{} sentence: {}", place(sentence.words.span), sentence.words.text));
    for (const SeenClause& clause : sentence.clauses) {
      line("clause", kInSentence,
           fmt::format("clause {}: {} (about: {})", clause.number, text(clause.parts), clause.topic));
    }
    for (const SeenMention& mention : sentence.mentions) {
      line("topic", kInSentence, fmt::format("{}: {}", mention.topic, mention.words.text));
    }
    for (const SeenContext& context : sentence.contexts) {
      write(context, kInSentence);
    }
    for (const SeenWords& quote : sentence.quotes) {
      line("quote", kInSentence, fmt::format("quote: {}", quote.text));
    }
    for (const SeenCitation& citation : sentence.citations) {
      line("citation", kInSentence,
           fmt::format("citation ({}): {} {}", citation.type, citation.words.text,
                       citation.resolves ? "leads to a source" : "leads to no source"));
    }
    for (const SeenMatch& match : sentence.matches) {
      write(match);
    }
  }

  void write(const SeenContext& context, int depth) {
    const std::string trigger = context.trigger ? fmt::format("“{}”", context.trigger->text) : "all over the page";
    const std::string from = context.from == "sentence" ? "" : fmt::format(" ({})", context.from);
    const std::string reach = context.scopes.empty() ? "" : fmt::format(" reaches: {}", text(context.scopes));
    const std::string_view effect = context.clears ? "" : " (clears nothing)";
    line("context", depth, fmt::format("{}: {}{}{}{}", context.context, trigger, from, effect, reach));
  }

  void write(const SeenMatch& match) {
    line("match", kInSentence, fmt::format("match {}: “{}”: {}", match.rule, match.words.text, outcome_words(match)));
    for (const std::string& words : explanation_of(match)) {
      line("match", kInSentence + 1, words);
    }
  }

  /// The source's own text.
  [[nodiscard]] std::string text(const std::vector<SourceSpan>& spans) const {
    std::vector<std::string_view> parts;
    parts.reserve(spans.size());
    for (const SourceSpan span : spans) {
      parts.push_back(page_.source->text().substr(span.begin, span.size()));
    }
    return fmt::format("{}", fmt::join(parts, " … "));
  }

  const FileReport& page_;
  const RecordKinds& kinds_;
  std::string out_;
};

}  // namespace

std::string inspection_text(const FileReport& page, const RecordKinds& kinds) {
  return Writer(page, kinds).write();
}

}  // namespace candor
