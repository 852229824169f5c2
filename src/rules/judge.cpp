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

Judge::Judge(const RuleBook& book, const Document& page, BlockReader& reader, BlockReader& beside)
    : book_(book), page_(page), beside_(beside), references_(book, page), reading_(book, page, references_, reader) {}

std::uint64_t Judge::judge(std::uint32_t block, std::vector<Verdict>& out, BlockTrace* trace) {
  block_ = block;
  find_deleted();
  inherited_.assign(book_.contexts().size(), std::nullopt);
  // Most sentences claim nothing: what contexts do to them need not be known, but to who looks at everything.
  const bool all = trace != nullptr && trace->only == nullptr;
  block_reading_ = all ? &reading_.whole_block(block) : &reading_.block(block);
  for (const SentenceReading& sentence : block_reading_->to_judge) {
    topic_ = sentence.before;
    judge_sentence(sentence, out, trace);
  }
  for (std::size_t context = 0; all && context < book_.contexts().size(); ++context) {
    trace->inherited.push_back(inherited(static_cast<std::uint16_t>(context)));
  }
  return block_reading_->sentences;
}

void Judge::judge_sentence(const SentenceReading& reading, std::vector<Verdict>& out, BlockTrace* trace) {
  const SentenceView& sentence = reading.view;
  const std::size_t first = out.size();
  scopes_.assign(book_.contexts().size(), std::nullopt);
  std::vector<Decision> decisions;
  for (const Claim& claim : claims(reading)) {
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

std::vector<Judge::Claim> Judge::claims(const SentenceReading& reading) const {
  const SentenceView& sentence = reading.view;
  std::vector<Claim> claims;
  for (const PhraseMatch& match : sentence.phrases) {
    if (const Meaning& meaning = book_.meaning(match.meaning); meaning.role == Role::kClaim) {
      claims.push_back({meaning.owner, meaning.part, match, place_of(sentence, match), std::nullopt});
    }
  }
  for (const FoundPlace& place : reading.places) {
    if (sentence.items.empty()) {
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
  const RuleConditions& conditions = book_.conditions(claim.rule);
  decision.other_block = ((conditions.blocks >> static_cast<unsigned>(page_.blocks[block_].kind)) & 1U) == 0;
  if (decision.other_block && !thorough) {
    return false;
  }
  decision.excepts = excepts(sentence, claim);
  decision.struck_out = struck_out(decision.span);
  decision.other_subject = rule.subject_treatment && !about_treatment(sentence, claim.match);
  bool holds = !decision.other_block && !decision.struck_out && !decision.other_subject && decision.excepts.empty();
  for (std::uint32_t i = 0; i < rule.needs.size() && (holds || thorough); ++i) {
    if (!met(rule.needs[i].within, conditions.needs[i], sentence, claim.match)) {
      decision.unmet.push_back(i);
      holds = false;
    }
  }
  return holds;
}

bool Judge::weigh_contexts(const SentenceView& sentence, const Claim& claim, bool thorough, Decision& decision) {
  bool left = true;
  const std::vector<std::uint16_t>& contexts = book_.conditions(claim.rule).contexts;
  if (contexts.empty()) {
    return true;
  }
  const std::vector<ContextUse>& unless = book_.unless(*decision.rule);
  for (std::uint32_t i = 0; i < unless.size() && (left || thorough); ++i) {
    const ContextUse& use = unless[i];
    Trial trial{i, in_context(contexts[i], use.within, sentence, claim.match)};
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

void Judge::find_deleted() {
  deleted_.clear();
  for (const Layer& layer : page_.blocks[block_].layers) {
    if (layer.kind == LayerKind::kDeleted) {
      const std::uint32_t end = deleted_.empty() ? 0 : deleted_.back().end;
      deleted_.push_back({layer.span.begin, std::max(end, layer.span.end)});
    }
  }
}

bool Judge::struck_out(TextSpan span) const {
  const auto behind = std::upper_bound(deleted_.begin(), deleted_.end(), span.begin,
                                       [](std::uint32_t begin, TextSpan deleted) { return begin < deleted.begin; });
  return behind != deleted_.begin() && span.end <= std::prev(behind)->end;
}

bool Judge::met(Near within, const std::vector<Symbol>& lists, const SentenceView& sentence, const PhraseMatch& match) {
  const auto any = [&](const auto& holder) {
    return std::any_of(lists.begin(), lists.end(), [&](Symbol list) { return holder.names(list); });
  };
  switch (within) {
    case Near::kClause:
      return in_lists(sentence, lists, sentence.items[match.begin].clause);
    case Near::kSentence:
      return in_lists(sentence, lists, std::nullopt);
    case Near::kParagraph:
      return in_lists(sentence, lists, std::nullopt) || any(*block_reading_);
    case Near::kPage:
      return in_lists(sentence, lists, std::nullopt) || any(reading_);
    case Near::kHeading:
      return in_lists(sentence, lists, std::nullopt) || any(*block_reading_) || headed_by(lists);
  }
  return false;
}

bool Judge::headed_by(const std::vector<Symbol>& lists) const {
  const Block& block = page_.blocks[block_];
  return std::any_of(lists.begin(), lists.end(), [&](Symbol list) {
    return (block.lead_in != Block::kNone && reading_.names_in(block.lead_in, list)) ||
           (block.heading != Block::kNone && reading_.names_in(block.heading, list));
  });
}

bool Judge::about_treatment(const SentenceView& sentence, const PhraseMatch& match) const {
  Topic topic = topic_of(book_.known_lists(), sentence, match, topic_);
  const Block& block = page_.blocks[block_];
  for (const std::uint32_t above : {block.lead_in, block.heading}) {
    if (topic == Topic::kUnknown && above != Block::kNone) {
      topic = reading_.topic_after(above);
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
      return Evidence{Evidence::From::kSentence, block_, scope.place, std::nullopt};
    }
  }
  std::optional<Evidence> from_above = inherited(context);
  if (from_above && from_above->until && place_of(sentence, match).begin >= *from_above->until) {
    return std::nullopt;
  }
  return from_above;
}

const SentenceView& Judge::last_sentence(std::uint32_t block) {
  const auto [found, is_new] = last_sentences_.try_emplace(block);
  if (is_new) {
    beside_.read(page_.blocks[block]);
    if (beside_.sentence_count() > 0) {
      beside_.read_sentence(beside_.sentence_count() - 1, found->second);
    }
  }
  return found->second;
}

std::optional<Evidence> Judge::open_at_end_of(std::uint32_t block, std::uint16_t context, Evidence::From from) {
  const SentenceView& sentence = last_sentence(block);
  if (sentence.span.empty()) {
    return std::nullopt;
  }
  const std::vector<Scope> scopes =
      ContextResolver(book_, page_, references_, page_.blocks[block]).scopes(context, sentence);
  const auto open = std::find_if(scopes.begin(), scopes.end(), [](const Scope& scope) { return scope.open; });
  return open == scopes.end() ? std::nullopt : std::optional<Evidence>({from, block, open->place, std::nullopt});
}

std::optional<Evidence> Judge::find_inherited(std::uint16_t context) {
  const ContextDefinition& definition = *book_.contexts()[context];
  if (definition.kind == ContextKind::kPage) {
    const std::uint32_t found = reading_.triggered(context);
    const bool enough = found > 0 && found >= definition.at_least;
    return enough ? std::optional<Evidence>({Evidence::From::kPage, block_, {}, std::nullopt}) : std::nullopt;
  }
  const Block& block = page_.blocks[block_];
  std::optional<Evidence> found;
  if (definition.from_lead_in && block.lead_in != Block::kNone) {
    found = open_at_end_of(block.lead_in, context, Evidence::From::kLeadIn);
  }
  if (definition.from_heading && !found && block.header != Block::kNone) {
    found = open_at_end_of(block.header, context, Evidence::From::kHeading);
  }
  for (std::uint32_t heading = block.heading; definition.from_heading && !found && heading != Block::kNone;
       heading = page_.blocks[heading].heading) {
    found = open_at_end_of(heading, context, Evidence::From::kHeading);
  }
  if (found) {
    found->until = end_in_block(context);
  }
  return found;
}

std::optional<std::uint32_t> Judge::end_in_block(std::uint16_t context) {
  beside_.read(page_.blocks[block_]);
  SentenceView sentence;
  for (std::size_t i = 0; i < beside_.sentence_count(); ++i) {
    beside_.read_sentence(i, sentence);
    std::optional<std::uint32_t> end;
    for (const PhraseMatch& found : phrases_of(book_, sentence.phrases, Role::kEnd, context)) {
      end = std::min(end.value_or(sentence.span.end), place_of(sentence, found).end);
    }
    if (end) {
      return end;
    }
  }
  return std::nullopt;
}

std::optional<Evidence> Judge::inherited(std::uint16_t context) {
  if (!inherited_[context]) {
    inherited_[context] = find_inherited(context);
  }
  return *inherited_[context];
}

}  // namespace candor
