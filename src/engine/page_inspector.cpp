#include "page_inspector.h"

#include <string>
#include <utility>

namespace candor {
namespace {

class PageInspector {
 public:
  PageInspector(const RuleBook& book, const Document& page) : policies_(book.policies()), page_(page) {}

  [[nodiscard]] SeenPage inspect(const PageFacts& facts) const {
    SeenPage seen;
    seen.language = facts.language;
    seen.promotional = facts.promotional;
    if (const auto offers = facts.signals.find("promotional"); offers != facts.signals.end()) {
      for (const PagePlace& place : offers->second) {
        seen.offers.push_back(words(place));
      }
    }
    seen.benefit_sentences = facts.benefit_sentences;
    seen.risk_sentences = facts.risk_sentences;
    for (const PageTreatment& treatment : facts.treatments) {
      seen.treatments.push_back(inspect(treatment));
    }
    return seen;
  }

 private:
  [[nodiscard]] SeenTreatment inspect(const PageTreatment& treatment) const {
    const TreatmentFacts& facts = *treatment.facts;
    SeenTreatment seen{treatment.name, facts.title, facts.kind, treatment.places.size(), {}, {}, {}, {}};
    for (const TreatmentPair& pair : treatment.pairs) {
      seen.pairs.push_back({std::string(to_string(pair.status)), words(pair.place)});
    }
    for (const ApprovedUse& use : facts.approved) {
      seen.approved.push_back({use.country, fact(use.fact)});
    }
    for (const ControlledStatus& status : facts.controlled) {
      seen.controlled.push_back({status.country, fact(status.fact)});
    }
    if (facts.boxed_warning) {
      SeenWarning& warning = seen.boxed_warning.emplace();
      for (const LocatedText& name : facts.boxed_warning->names) {
        warning.names.push_back(name.text);
      }
      warning.fact = fact(facts.boxed_warning->fact);
    }
    return seen;
  }

  [[nodiscard]] SeenFact fact(const Fact& known) const {
    SeenFact seen{known.text, known.date, known.source.text, {}, {}};
    if (const auto authority = policies_.authorities.find(known.source.text);
        authority != policies_.authorities.end()) {
      seen.title = authority->second.title;
      seen.url = authority->second.url;
    }
    return seen;
  }

  [[nodiscard]] SeenWords words(const PagePlace& place) const {
    const Block& block = page_.blocks[place.block];
    return {block.map.to_source(place.span), block.text.substr(place.span.begin, place.span.size())};
  }

  const Policies& policies_;
  const Document& page_;
};

}  // namespace

SeenPage inspect_page(const RuleBook& book, const Document& page, const PageFacts& facts,
                      const ProfileDefinition* profile) {
  SeenPage seen = PageInspector(book, page).inspect(facts);
  for (const auto& [name, definition] : book.definitions().profiles) {
    if (&definition == profile) {
      seen.profile = name;
      seen.country = definition.country;
    }
  }
  return seen;
}

}  // namespace candor
