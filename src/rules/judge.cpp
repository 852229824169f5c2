#include "candor/rules/judge.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "candor/rules/topic.h"

#include "detectors.h"

namespace candor {
namespace {

bool takes_block(const RuleDefinition& rule, BlockKind kind) {
  return rule.in.empty() || std::find(rule.in.begin(), rule.in.end(), block_name(kind)) != rule.in.end();
}

TextSpan place_of(const SentenceView& sentence, const PhraseMatch& match) {
  return {sentence.places[match.begin].begin, sentence.places[match.end - 1].end};
}

/// Overlapping verdicts of one rule are one finding, from the first word to the last.
void add_merged(std::vector<Verdict>& out, std::size_t first, const Verdict& verdict) {
  for (std::size_t i = first; i < out.size(); ++i) {
    if (out[i].rule == verdict.rule && out[i].span.overlaps(verdict.span)) {
      out[i].span = {std::min(out[i].span.begin, verdict.span.begin), std::max(out[i].span.end, verdict.span.end)};
      out[i].severity = std::max(out[i].severity, verdict.severity);
      return;
    }
  }
  out.push_back(verdict);
}

bool in_lists(const SentenceView& sentence, const std::vector<Symbol>& lists, std::optional<std::uint32_t> clause) {
  return std::any_of(sentence.lists.begin(), sentence.lists.end(), [&](const ListMatch& found) {
    return std::find(lists.begin(), lists.end(), found.list) != lists.end() &&
           (!clause || sentence.items[found.begin].clause == *clause);
  });
}

}  // namespace

std::string_view block_name(BlockKind kind) {
  static constexpr std::array<std::string_view, 8> kNames = {"paragraph",  "heading", "list-item", "table-cell",
                                                             "image-text", "title",   "footnote",  "metadata"};
  return kNames[static_cast<std::size_t>(kind)];
}

Judge::Judge(const RuleBook& book, const Document& page, BlockReader& reader, BlockReader& beside)
    : book_(book),
      page_(page),
      reader_(reader),
      beside_(beside),
      references_(book, page),
      topics_(page.blocks.size(), Topic::kUnknown) {}

std::uint64_t Judge::judge(std::uint32_t block, std::vector<Verdict>& out, BlockTrace* trace) {
  block_ = block;
  topic_ = Topic::kUnknown;
  block_surroundings_.reset();
  inherited_.assign(book_.contexts().size(), std::nullopt);
  reader_.read(page_.blocks[block]);
  find_places();
  SentenceView sentence;
  for (std::size_t i = 0; i < reader_.sentence_count(); ++i) {
    // Most sentences claim nothing: what contexts do to them need not be known, but to who looks at everything.
    reader_.read_lists(i, sentence);
    const bool look = trace != nullptr && trace->only == nullptr;
    if (look || !places_.empty() || reader_.may_hold(sentence, PhraseGroup::kClaims)) {
      reader_.read_phrases(sentence);
    }
    judge_sentence(sentence, out, trace);
    topic_ = topic_after(book_.known_lists(), sentence, topic_);
  }
  topics_[block] = topic_;
  const bool all = trace != nullptr && trace->only == nullptr;
  for (std::size_t context = 0; all && context < book_.contexts().size(); ++context) {
    trace->inherited.push_back(inherited(static_cast<std::uint16_t>(context)));
  }
  return reader_.sentence_count();
}

void Judge::judge_sentence(const SentenceView& sentence, std::vector<Verdict>& out, BlockTrace* trace) {
  const std::size_t first = out.size();
  scopes_.assign(book_.contexts().size(), std::nullopt);
  std::vector<Decision> decisions;
  for (const Claim& claim : claims(sentence)) {
    if (trace != nullptr && trace->only != nullptr && trace->only != book_.matchers()[claim.rule]) {
      continue;
    }
    Decision decision = decide(sentence, claim, trace != nullptr);
    if (decision.reported) {
      add_merged(out, first, {decision.rule, decision.span, decision.severity, sentence.span, decision.source});
    }
    if (trace != nullptr) {
      decisions.push_back(std::move(decision));
    }
  }
  if (trace != nullptr) {
    trace_sentence(sentence, std::move(decisions), *trace);
  }
}

void Judge::trace_sentence(const SentenceView& sentence, std::vector<Decision> decisions, BlockTrace& trace) {
  SentenceTrace& traced = trace.sentences.emplace_back();
  traced.view = sentence;
  traced.before = topic_;
  for (std::size_t context = 0; trace.only == nullptr && context < book_.contexts().size(); ++context) {
    traced.scopes.push_back(scopes(static_cast<std::uint16_t>(context), sentence));
  }
  if (trace.only == nullptr) {
    traced.citations = CitationFinder(book_, page_, references_).find(page_.blocks[block_], sentence);
  }
  traced.decisions = std::move(decisions);
}

std::vector<Judge::Claim> Judge::claims(const SentenceView& sentence) const {
  std::vector<Claim> claims;
  for (const PhraseMatch& match : sentence.phrases) {
    if (const Meaning& meaning = book_.meaning(match.meaning); meaning.role == Role::kClaim) {
      claims.push_back({meaning.owner, meaning.part, match, place_of(sentence, match), std::nullopt});
    }
  }
  for (const Place& place : places_) {
    if (!sentence.span.contains(place.text) || sentence.items.empty()) {
      continue;
    }
    const auto ends_before = [](TextSpan item, std::uint32_t offset) { return item.end <= offset; };
    const auto begins_before = [](TextSpan item, std::uint32_t offset) { return item.begin < offset; };
    const auto first = std::lower_bound(sentence.places.begin(), sentence.places.end(), place.text.begin, ends_before);
    const auto last = std::lower_bound(first, sentence.places.end(), place.text.end, begins_before);
    PhraseMatch match;
    match.begin = static_cast<std::uint32_t>(first - sentence.places.begin());
    match.end = static_cast<std::uint32_t>(last - sentence.places.begin());
    if (match.begin == match.end) {
      if (place.whole_words) {
        continue;
      }
      // A mark behind the last word, or between two: the word before it tells where it stands.
      match.begin -= match.begin > 0 ? 1 : 0;
      match.end = match.begin + 1;
    }
    claims.push_back(
        {place.rule, place.phrase, match, place.whole_words ? place_of(sentence, match) : place.text, place.source});
  }
  return claims;
}

void Judge::find_places() {
  places_.clear();
  const Block& block = page_.blocks[block_];
  for (const RuleRegex& pattern : book_.regexes()) {
    for (const TextSpan text : pattern.regex.find(block.text)) {
      places_.push_back({pattern.owner, pattern.part, text, std::nullopt, true});
    }
  }
  for (std::size_t i = 0; i < kDetectorNames.size(); ++i) {
    const auto detector = static_cast<Detector>(i);
    if (book_.rules_of(detector).empty()) {
      continue;
    }
    for (const Detection& found : detect(detector, {book_, page_, references_, block, reader_})) {
      for (const std::uint16_t rule : book_.rules_of(detector)) {
        places_.push_back({rule, 0, found.text, found.source, false});
      }
    }
  }
}

Decision Judge::decide(const SentenceView& sentence, const Claim& claim, bool thorough) {
  Decision decision;
  decision.rule = book_.matchers()[claim.rule];
  decision.phrase = claim.phrase;
  decision.items = {claim.match.begin, claim.match.end};
  decision.span = claim.place;
  decision.source = claim.source;
  decision.severity = decision.rule->info.severity;
  decision.reported = weigh_conditions(sentence, claim, thorough, decision);
  if (decision.reported || thorough) {
    decision.reported = weigh_contexts(sentence, claim, thorough, decision) && decision.reported;
  }
  return decision;
}

bool Judge::weigh_conditions(const SentenceView& sentence, const Claim& claim, bool thorough, Decision& decision) {
  const RuleDefinition& rule = *decision.rule;
  decision.other_block = !takes_block(rule, page_.blocks[block_].kind);
  if (decision.other_block && !thorough) {
    return false;
  }
  decision.excepts = excepts(sentence, claim);
  decision.struck_out = struck_out(decision.span);
  decision.other_subject = rule.subject_treatment && !about_treatment(sentence, claim.match);
  bool holds = !decision.other_block && !decision.struck_out && !decision.other_subject && decision.excepts.empty();
  for (std::uint32_t i = 0; i < rule.needs.size() && (holds || thorough); ++i) {
    if (!met(rule.needs[i], sentence, claim.match)) {
      decision.unmet.push_back(i);
      holds = false;
    }
  }
  return holds;
}

bool Judge::weigh_contexts(const SentenceView& sentence, const Claim& claim, bool thorough, Decision& decision) {
  bool left = true;
  const std::vector<ContextUse>& unless = book_.unless(*decision.rule);
  for (std::uint32_t i = 0; i < unless.size() && (left || thorough); ++i) {
    const ContextUse& use = unless[i];
    Trial trial{i, in_context(*book_.context(use.context), use.within, sentence, claim.match)};
    if (trial.found && use.lower_to) {
      decision.severity = std::min(decision.severity, *use.lower_to);
    } else if (trial.found) {
      left = false;
    }
    decision.trials.push_back(trial);
  }
  return left;
}

std::vector<Exception> Judge::excepts(const SentenceView& sentence, const Claim& claim) const {
  std::vector<Exception> excepts;
  for (const PhraseMatch& found : phrases_of(book_, sentence.phrases, Role::kExcept, claim.rule)) {
    if (found.begin <= claim.match.begin && claim.match.end <= found.end) {
      excepts.push_back({book_.meaning(found.meaning).part, place_of(sentence, found)});
    }
  }
  return excepts;
}

bool Judge::struck_out(TextSpan span) const {
  const std::vector<Layer>& layers = page_.blocks[block_].layers;
  return std::any_of(layers.begin(), layers.end(), [&](const Layer& layer) {
    return layer.kind == LayerKind::kDeleted && layer.span.contains(span);
  });
}

bool Judge::met(const Need& need, const SentenceView& sentence, const PhraseMatch& match) {
  std::vector<Symbol> lists;
  for (const std::string& name : need.lists) {
    lists.push_back(book_.phrases().list(name));
  }
  const auto among = [&](const std::set<Symbol>& found) {
    return std::any_of(lists.begin(), lists.end(), [&](Symbol list) { return found.count(list) != 0; });
  };
  switch (need.within) {
    case Near::kClause:
      return in_lists(sentence, lists, sentence.items[match.begin].clause);
    case Near::kSentence:
      return in_lists(sentence, lists, std::nullopt);
    case Near::kParagraph:
      return in_lists(sentence, lists, std::nullopt) || among(block_surroundings().lists);
    case Near::kPage:
      return in_lists(sentence, lists, std::nullopt) || among(page_surroundings().lists);
  }
  return false;
}

bool Judge::about_treatment(const SentenceView& sentence, const PhraseMatch& match) const {
  Topic topic = topic_of(book_.known_lists(), sentence, match, topic_);
  const Block& block = page_.blocks[block_];
  for (const std::uint32_t above : {block.lead_in, block.heading}) {
    if (topic == Topic::kUnknown && above != Block::kNone) {
      topic = topics_[above];
    }
  }
  return topic != Topic::kCondition;
}

const std::vector<Scope>& Judge::scopes(std::uint16_t context, const SentenceView& sentence) {
  if (!scopes_[context]) {
    scopes_[context] = ContextResolver(book_, page_, references_, page_.blocks[block_]).scopes(context, sentence);
  }
  return *scopes_[context];
}

std::optional<Evidence> Judge::in_context(std::uint16_t context, Near within, const SentenceView& sentence,
                                          const PhraseMatch& match) {
  if (book_.contexts()[context]->kind == ContextKind::kPage) {
    return inherited(context);
  }
  for (const Scope& scope : scopes(context, sentence)) {
    if (ContextResolver::governs(scope, within, sentence, match)) {
      return Evidence{Evidence::From::kSentence, block_, scope.place};
    }
  }
  return inherited(context);
}

std::optional<Evidence> Judge::open_at_end_of(std::uint32_t block, std::uint16_t context, Evidence::From from) {
  beside_.read(page_.blocks[block]);
  if (beside_.sentence_count() == 0) {
    return std::nullopt;
  }
  SentenceView sentence;
  beside_.read_sentence(beside_.sentence_count() - 1, sentence);
  const std::vector<Scope> scopes =
      ContextResolver(book_, page_, references_, page_.blocks[block]).scopes(context, sentence);
  const auto open = std::find_if(scopes.begin(), scopes.end(), [](const Scope& scope) { return scope.open; });
  return open == scopes.end() ? std::nullopt : std::optional<Evidence>({from, block, open->place});
}

std::optional<Evidence> Judge::find_inherited(std::uint16_t context) {
  const ContextDefinition& definition = *book_.contexts()[context];
  if (definition.kind == ContextKind::kPage) {
    const auto found = page_surroundings().triggered.find(context);
    const bool enough = found != page_surroundings().triggered.end() && found->second >= definition.at_least;
    return enough ? std::optional<Evidence>({Evidence::From::kPage, block_, {}}) : std::nullopt;
  }
  const Block& block = page_.blocks[block_];
  std::optional<Evidence> found;
  if (definition.from_lead_in && block.lead_in != Block::kNone) {
    found = open_at_end_of(block.lead_in, context, Evidence::From::kLeadIn);
  }
  for (std::uint32_t heading = block.heading; definition.from_heading && !found && heading != Block::kNone;
       heading = page_.blocks[heading].heading) {
    found = open_at_end_of(heading, context, Evidence::From::kHeading);
  }
  return found;
}

std::optional<Evidence> Judge::inherited(std::uint16_t context) {
  if (!inherited_[context]) {
    inherited_[context] = find_inherited(context);
  }
  return *inherited_[context];
}

void Judge::survey(std::uint32_t block, Surroundings& found) {
  beside_.read(page_.blocks[block]);
  SentenceView sentence;
  for (std::size_t i = 0; i < beside_.sentence_count(); ++i) {
    beside_.read_lists(i, sentence);
    for (const ListMatch& match : sentence.lists) {
      found.lists.insert(match.list);
    }
    if (!beside_.may_hold(sentence, PhraseGroup::kPage)) {
      continue;
    }
    beside_.read_phrases(sentence);
    for (std::size_t context = 0; context < book_.contexts().size(); ++context) {
      const auto number = static_cast<std::uint16_t>(context);
      if (book_.contexts()[context]->kind == ContextKind::kPage &&
          !ContextResolver(book_, page_, references_, page_.blocks[block]).scopes(number, sentence).empty()) {
        ++found.triggered[number];
      }
    }
  }
}

const Judge::Surroundings& Judge::block_surroundings() {
  if (!block_surroundings_) {
    survey(block_, block_surroundings_.emplace());
  }
  return *block_surroundings_;
}

const Judge::Surroundings& Judge::page_surroundings() {
  if (!page_surroundings_) {
    page_surroundings_.emplace();
    for (std::uint32_t block = 0; block < page_.blocks.size(); ++block) {
      survey(block, *page_surroundings_);
    }
  }
  return *page_surroundings_;
}

}  // namespace candor
