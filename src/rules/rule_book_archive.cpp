#include <memory>
#include <utility>

#include <cereal/types/map.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/set.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/unordered_set.hpp>
#include <cereal/types/vector.hpp>

#include "candor/rules/rule_book.h"

#include "image_archive.h"

/// The saved form lives in the program that was built with it, so it needs no version: a changed type changes both.

namespace candor {

template <class Archive>
void serialize(Archive& archive, Location& value) {
  archive(value.path, value.line, value.column);
}

template <class Archive>
void serialize(Archive& archive, LocatedText& value) {
  archive(value.text, value.where);
}

template <class Archive>
void serialize(Archive& archive, Authority& value) {
  archive(value.id, value.title, value.asks, value.url, value.read, value.when);
}

template <class Archive>
void serialize(Archive& archive, RuleInfo& value) {
  archive(value.id, value.category, value.severity, value.title, value.why, value.advice, value.rewrites,
          value.references);
}

template <class Archive>
void serialize(Archive& archive, ContextUse& value) {
  archive(value.context, value.within, value.lower_to, value.where);
}

template <class Archive>
void serialize(Archive& archive, Need& value) {
  archive(value.lists, value.within, value.where);
}

template <class Archive>
void serialize(Archive& archive, Example& value) {
  archive(value.markdown, value.flag);
}

template <class Archive>
void serialize(Archive& archive, Rewording& value) {
  archive(value.from, value.to, value.list, value.safe, value.where);
}

template <class Archive>
void serialize(Archive& archive, RuleDefinition& value) {
  archive(value.info, value.pack, value.message, value.phrases, value.regexes, value.detector, value.except, value.in,
          value.needs, value.subject_treatment, value.own_unless, value.examples, value.rewordings, value.references,
          value.category_where, value.where);
}

template <class Archive>
void serialize(Archive& archive, ListDefinition& value) {
  archive(value.about, value.entries, value.where);
}

template <class Archive>
void serialize(Archive& archive, TriggerGroup& value) {
  archive(value.phrases, value.direction, value.reach, value.words, value.clears, value.inside);
}

template <class Archive>
void serialize(Archive& archive, SourcePattern& value) {
  archive(value.name, value.pattern);
}

template <class Archive>
void serialize(Archive& archive, ContextDefinition& value) {
  archive(value.where, value.no_authors, value.reference_headings, value.trusted_hosts, value.untrusted_paths);
  archive(value.title, value.about, value.kind, value.triggers, value.pseudo, value.ends, value.at_least,
          value.from_lead_in, value.from_heading, value.leading, value.mention, value.sources, value.untrusted_hosts,
          value.untrusted_text);
}

template <class Archive>
void serialize(Archive& archive, CategoryDefinition& value) {
  archive(value.title, value.about, value.unless, value.promises);
}

template <class Archive>
void serialize(Archive& archive, PackDefinition& value) {
  archive(value.title, value.about, value.sha256);
}

template <class Archive>
void serialize(Archive& archive, SentenceData& value) {
  archive(value.never_end, value.end_unless_number, value.end_before_starter, value.starters);
}

template <class Archive>
void serialize(Archive& archive, InflectionData& value) {
  archive(value.irregular, value.derivations);
}

template <class Archive>
void serialize(Archive& archive, LetterContext& value) {
  archive(value.around, value.weight);
}

template <class Archive>
void serialize(Archive& archive, SyllableData& value) {
  archive(value.words, value.spelled, value.sibilants, value.letters);
}

template <class Archive>
void serialize(Archive& archive, ReadingData& value) {
  archive(value.target_grade, value.grave_above, value.fewest_words, value.sentences_named, value.sentence_label,
          value.reference_headings);
}

template <class Archive>
void serialize(Archive& archive, JargonTerm& value) {
  archive(value.term, value.plain);
}

template <class Archive>
void serialize(Archive& archive, JargonData& value) {
  archive(value.terms, value.behind, value.before, value.opening, value.asking, value.no_gloss, value.destinations);
}

template <class Archive>
void serialize(Archive& archive, Fact& value) {
  archive(value.text, value.source, value.date);
}

template <class Archive>
void serialize(Archive& archive, ApprovedUse& value) {
  archive(value.country, value.list, value.fact);
}

template <class Archive>
void serialize(Archive& archive, ControlledStatus& value) {
  archive(value.country, value.fact);
}

template <class Archive>
void serialize(Archive& archive, NamedThings& value) {
  archive(value.names, value.programme, value.fact);
}

template <class Archive>
void serialize(Archive& archive, Stance& value) {
  archive(value.country, value.list, value.says, value.fact);
}

template <class Archive>
void serialize(Archive& archive, TreatmentFacts& value) {
  archive(value.title, value.kind, value.list, value.traits, value.approved, value.controlled, value.boxed_warning,
          value.harms, value.contraindications, value.guidelines, value.counter_evidence, value.where);
}

template <class Archive>
void serialize(Archive& archive, StatementWording& value) {
  archive(value.unnamed, value.title, value.message, value.why, value.advice);
}

template <class Archive>
void serialize(Archive& archive, SignalDefinition& value) {
  archive(value.matcher, value.label, value.void_beside, value.void_behind, value.unless_with, value.void_under);
}

template <class Archive>
void serialize(Archive& archive, DutyCondition& value) {
  archive(value.signals, value.claims, value.treatment, value.named, value.countries, value.any, value.at_least,
          value.all_but, value.times, value.before_percent, value.in, value.distinct, value.near, value.label,
          value.where);
}

template <class Archive>
void serialize(Archive& archive, DutyExample& value) {
  archive(value.markdown, value.met);
}

template <class Archive>
void serialize(Archive& archive, DutyDefinition& value) {
  archive(value.info, value.pack, value.message, value.when, value.unless, value.must, value.partly,
          value.partly_message, value.partly_severity, value.graver, value.add, value.examples, value.example_country,
          value.references, value.where);
}

template <class Archive>
void serialize(Archive& archive, ReadingTarget& value) {
  archive(value.grade, value.formula);
}

template <class Archive>
void serialize(Archive& archive, ProfileDefinition& value) {
  archive(value.title, value.about, value.country, value.asks_all, value.asks, value.leaves_out, value.severities,
          value.reading, value.where);
}

template <class Archive>
void serialize(Archive& archive, Policies& value) {
  archive(value.packs, value.rules, value.signals, value.duties, value.profiles, value.lists, value.contexts,
          value.categories, value.authorities, value.treatments, value.statement_wording, value.frequent_words,
          value.sentences, value.inflection, value.syllables, value.reading, value.jargon);
}

namespace {

/// What checking pages does not need is most of the policies.
Policies without_sources(Policies policies) {
  for (auto& [id, rule] : policies.rules) {
    rule.phrases.clear();
    rule.except.clear();
    rule.examples.clear();
    rule.references.clear();
  }
  for (auto& [name, signal] : policies.signals) {
    signal.matcher.phrases.clear();
    signal.matcher.except.clear();
    signal.matcher.examples.clear();
  }
  for (auto& [id, duty] : policies.duties) {
    duty.examples.clear();
    duty.references.clear();
  }
  for (auto& [name, list] : policies.lists) {
    list.entries.clear();
  }
  for (auto& [name, context] : policies.contexts) {
    for (TriggerGroup& group : context.triggers) {
      group.phrases.clear();
    }
    for (auto* phrases :
         {&context.pseudo, &context.ends, &context.leading, &context.mention, &context.untrusted_text}) {
      phrases->clear();
    }
  }
  policies.authorities.clear();
  policies.syllables = {};
  policies.jargon = {};
  return policies;
}

/// The image begins with the place of the whole policies in it.
constexpr std::size_t kHeader = sizeof(std::uint64_t);

}  // namespace

std::string RuleBook::save() const {
  std::string image(kHeader, '\0');
  ImageWriter first(image);
  first(without_sources(policies()), phrases_, meanings_, regex_filter_, source_filter_);
  const std::uint64_t all = image.size();
  std::memcpy(image.data(), &all, kHeader);
  ImageWriter second(image);
  second(policies());
  return image;
}

RuleBookPtr RuleBook::load(std::string_view bytes) {
  std::shared_ptr<RuleBook> book(new RuleBook());
  auto definitions = std::make_shared<Policies>();
  ImageReader archive(bytes, kHeader);
  archive(*definitions, book->phrases_, book->meanings_, book->regex_filter_, book->source_filter_);
  book->definitions_ = std::move(definitions);
  book->all_ = bytes;
  book->index();
  book->find_known_lists();
  book->find_meaning_ranges();
  book->find_conditions();
  return book;
}

const Policies& RuleBook::policies() const {
  std::call_once(read_all_, [this] {
    if (policies_) {
      return;
    }
    std::uint64_t all = 0;
    std::memcpy(&all, all_.data(), kHeader);
    auto policies = std::make_shared<Policies>();
    ImageReader archive(all_, static_cast<std::size_t>(all));
    archive(*policies);
    policies_ = std::move(policies);
  });
  return *policies_;
}

}  // namespace candor
