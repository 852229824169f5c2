#include "inspector.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "candor/rules/judge.h"
#include "candor/rules/topic.h"

#include "match_reason.h"
#include "rule_levels.h"

namespace candor {
namespace {

std::string_view kind_name(ContextKind kind) {
  static constexpr std::array<std::string_view, 5> kNames = {"scope", "question", "quotation", "citation", "page"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view from_name(Evidence::From from) {
  static constexpr std::array<std::string_view, 4> kNames = {"sentence", "lead-in", "heading", "page"};
  return kNames[static_cast<std::size_t>(from)];
}

std::string_view topic_name(Topic topic) {
  static constexpr std::array<std::string_view, 3> kNames = {"unknown", "treatment", "condition"};
  return kNames[static_cast<std::size_t>(topic)];
}

/// The names of the lists in a phrase: "{more} effective than {comparator}".
std::vector<std::string> lists_in(std::string_view phrase) {
  std::vector<std::string> names;
  for (std::size_t open = phrase.find('{'); open != std::string_view::npos; open = phrase.find('{', open + 1)) {
    const std::size_t close = phrase.find('}', open);
    if (close != std::string_view::npos) {
      names.emplace_back(phrase.substr(open + 1, close - open - 1));
    }
  }
  return names;
}

/// What found a match: a phrase, a regular expression, or a detector by its name.
std::string phrase_of(const RuleDefinition& rule, std::uint32_t number) {
  if (rule.detector) {
    return std::string(kDetectorNames[static_cast<std::size_t>(*rule.detector)]);
  }
  return number < kFirstRegex ? rule.phrases[number].text : rule.regexes[number - kFirstRegex].text;
}

std::optional<std::uint32_t> number_or_none(std::uint32_t block) {
  return block == Block::kNone ? std::nullopt : std::optional<std::uint32_t>(block);
}

class BlockInspector {
 public:
  explicit BlockInspector(const JudgedBlock& block)
      : book_(block.book),
        page_(block.page),
        number_(block.number),
        block_(block.page.blocks[block.number]),
        findings_(block.findings),
        levels_(block.levels) {}

  [[nodiscard]] SeenBlock inspect(const BlockTrace& trace) const {
    const auto size = static_cast<std::uint32_t>(block_.text.size());
    SeenBlock seen{number_,
                   std::string(block_name(block_.kind)),
                   block_.level,
                   block_.quoted,
                   number_or_none(block_.heading),
                   number_or_none(block_.lead_in),
                   words({0, size}),
                   {},
                   {}};
    for (std::size_t context = 0; context < trace.inherited.size(); ++context) {
      if (const std::optional<Evidence>& evidence = trace.inherited[context]) {
        const ContextDefinition& definition = *book_.contexts()[context];
        seen.contexts.push_back({name(context),
                                 std::string(kind_name(definition.kind)),
                                 std::string(from_name(evidence->from)),
                                 trigger(*evidence),
                                 {block_.map.to_source({0, evidence->until.value_or(size)})}});
      }
    }
    for (const SentenceTrace& sentence : trace.sentences) {
      seen.sentences.push_back(inspect(sentence, static_cast<std::uint32_t>(seen.sentences.size())));
    }
    return seen;
  }

 private:
  [[nodiscard]] SeenSentence inspect(const SentenceTrace& trace, std::uint32_t number) const {
    const SentenceView& view = trace.view;
    SeenSentence seen{number, words(view.span), view.asks, std::string(topic_name(trace.before)), {}, {}, {}, {}, {},
                      {}};
    if (!view.items.empty()) {
      seen.clauses = clauses(trace);
    }
    seen.mentions = mentions(view);
    for (const Quotation& quotation : view.quotations) {
      if (quotation.begin < quotation.end) {
        seen.quotes.push_back(words(place(view, {quotation.begin, quotation.end})));
      }
    }
    for (std::size_t context = 0; context < trace.scopes.size(); ++context) {
      for (const Scope& scope : trace.scopes[context]) {
        SeenContext& opened = seen.contexts.emplace_back();
        opened.context = name(context);
        opened.kind = kind_name(book_.contexts()[context]->kind);
        opened.from = "sentence";
        opened.trigger = trigger(trace, scope.place);
        opened.clears = scope.clears;
        for (const ItemRange& range : scope.reach) {
          opened.scopes.push_back(block_.map.to_source(place(view, range)));
        }
      }
    }
    for (const Citation& citation : trace.citations) {
      seen.citations.push_back({std::string(citation.kind), citation.resolves, citation_words(citation)});
    }
    for (const Decision& decision : trace.decisions) {
      seen.matches.push_back(inspect(trace, decision));
    }
    return seen;
  }

  [[nodiscard]] std::vector<SeenClause> clauses(const SentenceTrace& trace) const {
    const SentenceView& view = trace.view;
    std::map<std::uint32_t, std::vector<ItemRange>> parts;
    for (std::uint32_t at = 0; at < view.items.size(); ++at) {
      std::vector<ItemRange>& ranges = parts[view.items[at].clause];
      if (!ranges.empty() && ranges.back().end == at) {
        ++ranges.back().end;
      } else {
        ranges.push_back({at, at + 1});
      }
    }
    std::vector<SeenClause> seen;
    for (const auto& [clause, ranges] : parts) {
      SeenClause& one = seen.emplace_back();
      one.number = static_cast<std::uint32_t>(seen.size() - 1);
      for (const ItemRange& range : ranges) {
        one.parts.push_back(block_.map.to_source(place(view, range)));
      }
      const PhraseMatch at_its_end{0, ranges.back().end - 1, ranges.back().end, 0};
      one.topic = topic_name(topic_of(book_.known_lists(), view, at_its_end, trace.before));
    }
    return seen;
  }

  [[nodiscard]] std::vector<SeenMention> mentions(const SentenceView& view) const {
    const KnownLists& known = book_.known_lists();
    std::vector<SeenMention> seen;
    for (const ListMatch& found : view.lists) {
      const std::string_view topic = found.list == kNoSymbol         ? ""
                                     : found.list == known.treatment ? "treatment"
                                     : found.list == known.condition ? "condition"
                                     : found.list == known.pronoun   ? "pronoun"
                                                                     : "";
      if (!topic.empty()) {
        seen.push_back({std::string(topic), words(place(view, {found.begin, found.end}))});
      }
    }
    return seen;
  }

  [[nodiscard]] SeenMatch inspect(const SentenceTrace& trace, const Decision& decision) const {
    // RuleBook::rules() need not have the phrases.
    const RuleDefinition& rule = book_.policies().rules.at(decision.rule->info.id);
    SeenMatch seen;
    seen.rule = rule.info.id;
    seen.category = rule.info.category;
    const std::optional<Severity> left =
        levels_ != nullptr ? severity_under(*levels_, rule.info, decision.severity) : decision.severity;
    seen.severity = left.value_or(decision.severity);
    seen.found_by = rule.detector ? "detector" : decision.phrase < kFirstRegex ? "phrase" : "regex";
    seen.phrase = phrase_of(rule, decision.phrase);
    seen.words = words(decision.span);
    if (decision.source) {
      seen.words = source_words(*decision.source);
    }
    if (seen.found_by == "phrase") {
      seen.entries = entries(trace.view, decision.items, seen.phrase);
    }
    seen.outcome = decision.reported && !left ? "off" : outcome_of(book_, decision);
    seen.trials = trials(trace, decision);
    if (seen.outcome == "reported") {
      seen.fingerprint = finding_of(seen);
    }
    seen.reason = reason_of(book_, decision, seen, block_.text);
    return seen;
  }

  /// The longest entry of each list that the phrase names, in the order of the phrase.
  [[nodiscard]] std::vector<SeenEntry> entries(const SentenceView& view, ItemRange match,
                                               std::string_view phrase) const {
    std::vector<SeenEntry> seen;
    for (const std::string& list : lists_in(phrase)) {
      const Symbol symbol = book_.phrases().list(list);
      ItemRange longest;
      for (const ListMatch& found : view.lists) {
        const bool inside = found.list == symbol && match.begin <= found.begin && found.end <= match.end;
        if (inside && found.end - found.begin > longest.end - longest.begin) {
          longest = {found.begin, found.end};
        }
      }
      if (longest.begin < longest.end) {
        seen.push_back({list, words(place(view, longest))});
      }
    }
    return seen;
  }

  [[nodiscard]] std::vector<SeenTrial> trials(const SentenceTrace& trace, const Decision& decision) const {
    std::vector<SeenTrial> seen;
    for (const Trial& trial : decision.trials) {
      const ContextUse& use = book_.unless(*decision.rule)[trial.use];
      SeenTrial& one = seen.emplace_back();
      one.context = use.context;
      one.title = book_.policies().contexts.at(use.context).title;
      std::transform(one.title.begin(), one.title.begin() + 1, one.title.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
      });
      one.effect = use.lower_to ? to_string(*use.lower_to) : "clears";
      one.holds = trial.found.has_value();
      if (trial.found) {
        one.from = from_name(trial.found->from);
        one.trigger =
            trial.found->from == Evidence::From::kSentence ? trigger(trace, trial.found->place) : trigger(*trial.found);
      }
    }
    return seen;
  }

  /// The finding that a reported match went into: its own, or that of another rule of the category.
  [[nodiscard]] std::string finding_of(const SeenMatch& match) const {
    const Finding* of_category = nullptr;
    for (const Finding& finding : findings_) {
      if (finding.category == match.category && finding.span->overlaps(match.words.span)) {
        if (finding.rule == match.rule) {
          return finding.fingerprint;
        }
        of_category = &finding;
      }
    }
    return of_category != nullptr ? of_category->fingerprint : std::string();
  }

  [[nodiscard]] std::optional<SeenWords> trigger(const Evidence& evidence) const {
    if (evidence.from == Evidence::From::kPage) {
      return std::nullopt;
    }
    const Block& block = page_.blocks[evidence.block];
    return SeenWords{block.map.to_source(evidence.place),
                     block.text.substr(evidence.place.begin, evidence.place.size())};
  }

  /// What opens a context in the sentence itself. A footnote's mark has no text, but bytes.
  [[nodiscard]] SeenWords trigger(const SentenceTrace& trace, TextSpan place) const {
    for (const Citation& citation : trace.citations) {
      if (place.empty() && citation.source && citation.span == place) {
        return citation_words(citation);
      }
    }
    return words(place);
  }

  [[nodiscard]] SeenWords citation_words(const Citation& citation) const {
    return citation.source ? source_words(*citation.source) : words(citation.span);
  }

  static TextSpan place(const SentenceView& view, ItemRange range) {
    return {view.places[range.begin].begin, view.places[range.end - 1].end};
  }

  [[nodiscard]] SeenWords words(TextSpan span) const {
    return {block_.map.to_source(span), block_.text.substr(span.begin, span.size())};
  }

  [[nodiscard]] SeenWords source_words(SourceSpan span) const {
    return {span, std::string(page_.source->text().substr(span.begin, span.size()))};
  }

  [[nodiscard]] std::string name(std::size_t context) const {
    return std::string(book_.context_name(static_cast<std::uint16_t>(context)));
  }

  const RuleBook& book_;
  const Document& page_;
  std::uint32_t number_;
  const Block& block_;
  std::span<const Finding> findings_;
  const RuleLevels* levels_;
};

}  // namespace

SeenBlock inspect_block(const JudgedBlock& block, const BlockTrace& trace) {
  return BlockInspector(block).inspect(trace);
}

}  // namespace candor
