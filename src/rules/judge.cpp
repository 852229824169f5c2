#include "candor/rules/judge.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "detectors.h"
#include "topic.h"

namespace candor {
namespace {

struct BlockName {
  BlockKind kind;
  std::string_view name;
};

constexpr std::array<BlockName, 8> kBlockNames = {{{BlockKind::kParagraph, "paragraph"},
                                                   {BlockKind::kHeading, "heading"},
                                                   {BlockKind::kListItem, "list-item"},
                                                   {BlockKind::kTableCell, "table-cell"},
                                                   {BlockKind::kImageText, "image-text"},
                                                   {BlockKind::kTitle, "title"},
                                                   {BlockKind::kFootnote, "footnote"},
                                                   {BlockKind::kMetadata, "metadata"}}};

bool takes_block(const RuleDefinition& rule, BlockKind kind) {
  return rule.in.empty() || std::any_of(kBlockNames.begin(), kBlockNames.end(), [&](const BlockName& row) {
           return row.kind == kind && std::find(rule.in.begin(), rule.in.end(), row.name) != rule.in.end();
         });
}

TextSpan place_of(const SentenceView& sentence, const PhraseMatch& match) {
  return {sentence.places[match.begin].begin, sentence.places[match.end - 1].end};
}

bool lies_within(const PhraseMatch& match, const PhraseMatch& longer) {
  return longer.begin <= match.begin && match.end <= longer.end;
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
    : book_(book), page_(page), reader_(reader), beside_(beside), topics_(page.blocks.size(), Topic::kUnknown) {}

template <class Use>
void Judge::each_sentence(std::uint32_t block, Use use) {
  block_ = block;
  topic_ = Topic::kUnknown;
  block_surroundings_.reset();
  inherited_.assign(book_.contexts().size(), std::nullopt);
  reader_.read(page_.blocks[block]);
  find_places();
  SentenceView sentence;
  for (std::size_t i = 0; i < reader_.sentence_count(); ++i) {
    // Most sentences claim nothing: what contexts do to them need not be known.
    reader_.read_lists(i, sentence);
    if (!places_.empty() || reader_.may_hold(sentence, PhraseGroup::kClaims)) {
      reader_.read_phrases(sentence);
    }
    use(sentence);
    topic_ = topic_after(book_.known_lists(), sentence, topic_);
  }
  topics_[block] = topic_;
}

std::uint64_t Judge::judge(std::uint32_t block, std::vector<Verdict>& out) {
  each_sentence(block, [&](const SentenceView& sentence) { judge_sentence(sentence, out); });
  return reader_.sentence_count();
}

void Judge::weigh(std::uint32_t block, std::uint16_t rule, std::vector<std::vector<Weighed>>& out) {
  each_sentence(block, [&](const SentenceView& sentence) {
    out.emplace_back();
    for (const Claim& claim : claims(sentence)) {
      if (claim.rule == rule) {
        out.back().push_back(weighed(sentence, claim));
      }
    }
  });
}

void Judge::judge_sentence(const SentenceView& sentence, std::vector<Verdict>& out) {
  const std::size_t first = out.size();
  for (const Claim& claim : claims(sentence)) {
    if (!applies(sentence, claim)) {
      continue;
    }
    if (const std::optional<Severity> left = severity(sentence, claim)) {
      add_merged(out, first, {book_.rules()[claim.rule], claim.place, *left, sentence.span, claim.source});
    }
  }
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
    for (const Detection& found : detect(detector, {book_, page_, block, reader_})) {
      for (const std::uint16_t rule : book_.rules_of(detector)) {
        places_.push_back({rule, 0, found.text, found.source, false});
      }
    }
  }
}

bool Judge::applies(const SentenceView& sentence, const Claim& claim) {
  const RuleDefinition& rule = *book_.rules()[claim.rule];
  return !excepted(sentence, claim) && !ruled_out(sentence, claim) &&
         std::all_of(rule.needs.begin(), rule.needs.end(),
                     [&](const Need& need) { return met(need, sentence, claim.match); });
}

bool Judge::ruled_out(const SentenceView& sentence, const Claim& claim) const {
  const RuleDefinition& rule = *book_.rules()[claim.rule];
  return !takes_block(rule, page_.blocks[block_].kind) || struck_out(claim.place) ||
         (rule.subject_treatment && !about_treatment(sentence, claim.match));
}

Weighed Judge::weighed(const SentenceView& sentence, const Claim& claim) {
  const RuleDefinition& rule = *book_.rules()[claim.rule];
  Weighed weighed{claim.place, claim.phrase, ruled_out(sentence, claim), {}, {}, {}};
  for (const PhraseMatch& found : phrases_of(book_, sentence.phrases, Role::kExcept, claim.rule)) {
    if (lies_within(claim.match, found)) {
      weighed.excepts.push_back(book_.meaning(found.meaning).part);
    }
  }
  for (std::uint32_t i = 0; i < rule.needs.size(); ++i) {
    if (!met(rule.needs[i], sentence, claim.match)) {
      weighed.unmet.push_back(i);
    }
  }
  const std::vector<ContextUse>& unless = book_.unless(rule);
  for (std::uint32_t i = 0; i < unless.size(); ++i) {
    if (in_context(*book_.context(unless[i].context), unless[i].within, sentence, claim.match)) {
      weighed.contexts.push_back(i);
    }
  }
  return weighed;
}

bool Judge::excepted(const SentenceView& sentence, const Claim& claim) const {
  const std::span<const PhraseMatch> excepts = phrases_of(book_, sentence.phrases, Role::kExcept, claim.rule);
  return std::any_of(excepts.begin(), excepts.end(),
                     [&](const PhraseMatch& found) { return lies_within(claim.match, found); });
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

std::optional<Severity> Judge::severity(const SentenceView& sentence, const Claim& claim) {
  const RuleDefinition& rule = *book_.rules()[claim.rule];
  Severity left = rule.info.severity;
  for (const ContextUse& use : book_.unless(rule)) {
    if (in_context(*book_.context(use.context), use.within, sentence, claim.match)) {
      if (!use.lower_to) {
        return std::nullopt;
      }
      left = std::min(left, *use.lower_to);
    }
  }
  return left;
}

bool Judge::in_context(std::uint16_t context, Near within, const SentenceView& sentence, const PhraseMatch& match) {
  if (book_.contexts()[context]->kind == ContextKind::kPage) {
    const auto found = page_surroundings().triggered.find(context);
    return found != page_surroundings().triggered.end() && found->second >= book_.contexts()[context]->at_least;
  }
  return ContextResolver(book_, page_, page_.blocks[block_]).holds(context, within, sentence, match) ||
         inherited(context);
}

bool Judge::open_at_end_of(std::uint32_t block, std::uint16_t context) {
  beside_.read(page_.blocks[block]);
  if (beside_.sentence_count() == 0) {
    return false;
  }
  SentenceView sentence;
  beside_.read_sentence(beside_.sentence_count() - 1, sentence);
  return ContextResolver::open_at_end(book_, context, sentence);
}

bool Judge::inherited(std::uint16_t context) {
  if (!inherited_[context]) {
    const ContextDefinition& definition = *book_.contexts()[context];
    const Block& block = page_.blocks[block_];
    bool open = definition.from_lead_in && block.lead_in != Block::kNone && open_at_end_of(block.lead_in, context);
    for (std::uint32_t heading = block.heading; definition.from_heading && !open && heading != Block::kNone;
         heading = page_.blocks[heading].heading) {
      open = open_at_end_of(heading, context);
    }
    inherited_[context] = open;
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
          ContextResolver::triggered(book_, number, sentence)) {
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
