#include "candor/rules/page_reading.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "candor/rules/context.h"
#include "candor/rules/topic.h"

#include "detectors.h"

namespace candor {
namespace {

/// So many words and marks of a page are kept; what stands behind them is read again when it is judged, so that a huge
/// page does not take many times its size.
constexpr std::size_t kMaxKeptItems = 1U << 18U;

}  // namespace

bool BlockReading::names(Symbol list) const {
  return std::find(lists.begin(), lists.end(), list) != lists.end();
}

PageReading::PageReading(const RuleBook& book, const Document& page, const ReferenceList& references,
                         BlockReader& reader)
    : book_(book),
      page_(page),
      references_(references),
      reader_(reader),
      topics_(page.blocks.size(), Topic::kUnknown),
      named_(book.phrases().symbols().size() + 1),
      triggered_(book.contexts().size()) {
  std::size_t items = 0;
  for (std::uint32_t number = 0; number < page.blocks.size(); ++number) {
    const bool keep = items < kMaxKeptItems;
    BlockReading& reading = keep ? kept_.emplace_back() : other_;
    read(number, false, reading);
    topics_[number] = reading.after;
    for (const Symbol list : reading.lists) {
      named_[list] = true;
    }
    named_in_.push_back(reading.lists);
    for (const SentenceReading& sentence : reading.to_judge) {
      items += sentence.view.items.size();
    }
  }
  surveyed_ = true;
}

bool PageReading::names_in(std::uint32_t block, Symbol list) const {
  const std::vector<Symbol>& lists = named_in_[block];
  return std::find(lists.begin(), lists.end(), list) != lists.end();
}

const BlockReading& PageReading::block(std::uint32_t block) {
  if (block < kept_.size()) {
    return kept_[block];
  }
  read(block, false, other_);
  return other_;
}

const BlockReading& PageReading::whole_block(std::uint32_t block) {
  read(block, true, other_);
  return other_;
}

void PageReading::read(std::uint32_t number, bool all, BlockReading& out) {
  const Block& block = page_.blocks[number];
  reader_.read(block);
  out.sentences = reader_.sentence_count();
  out.to_judge.clear();
  out.lists.clear();
  find_places(block);
  Topic topic = Topic::kUnknown;
  for (std::size_t i = 0; i < reader_.sentence_count(); ++i) {
    reader_.read_lists(i, sentence_);
    for (const ListMatch& match : sentence_.lists) {
      if (book_.needed_near_by(match.list) && !out.names(match.list)) {
        out.lists.push_back(match.list);
      }
    }
    reader_.read_phrases(PhraseGroup::kPage, sentence_);
    const std::size_t triggers_found = sentence_.phrases.size();
    const bool triggers = triggers_found > 0;
    reader_.read_phrases(PhraseGroup::kClaims, sentence_);
    const bool claims = sentence_.phrases.size() > triggers_found;
    std::vector<FoundPlace> places = places_in(sentence_.span);
    const bool placed = !places.empty();
    if (all || placed || triggers || (claims && asks_more())) {
      reader_.read_phrases(PhraseGroup::kOther, sentence_);
    }
    if (triggers && !surveyed_) {
      count_triggers(block);
    }
    if (all || placed || claims) {
      out.to_judge.push_back({sentence_, std::move(places), topic});
    }
    topic = candor::topic_after(book_.known_lists(), sentence_, topic);
  }
  out.after = topic;
}

/// Whether exceptions or contexts have a say in what the sentence claims. They have none in signals, mostly.
bool PageReading::asks_more() const {
  return std::any_of(sentence_.phrases.begin(), sentence_.phrases.end(), [&](const PhraseMatch& match) {
    const Meaning& meaning = book_.meaning(match.meaning);
    if (meaning.role != Role::kClaim) {
      return false;
    }
    const RuleBook::MeaningRange excepts = book_.meanings(Role::kExcept, meaning.owner);
    return excepts.begin != excepts.end || !book_.conditions(meaning.owner).contexts.empty();
  });
}

void PageReading::count_triggers(const Block& block) {
  const ContextResolver resolver(book_, page_, references_, block);
  for (const std::uint16_t context : book_.page_contexts()) {
    triggered_[context] += resolver.scopes(context, sentence_).empty() ? 0 : 1;
  }
}

std::vector<FoundPlace> PageReading::places_in(TextSpan sentence) const {
  std::vector<FoundPlace> found;
  const auto begins_before = [&](std::uint32_t number, std::uint32_t offset) {
    return places_[number].text.begin < offset;
  };
  const auto first = std::lower_bound(places_by_begin_.begin(), places_by_begin_.end(), sentence.begin, begins_before);
  const auto last = std::lower_bound(first, places_by_begin_.end(), sentence.end + 1, begins_before);
  std::vector<std::uint32_t> numbers(first, last);
  std::sort(numbers.begin(), numbers.end());
  for (const std::uint32_t number : numbers) {
    if (sentence.contains(places_[number].text)) {
      found.push_back(places_[number]);
    }
  }
  return found;
}

void PageReading::find_places(const Block& block) {
  places_.clear();
  book_.regex_filter().candidates(block.text, patterns_);
  for (const std::uint32_t number : patterns_) {
    const RuleRegex& pattern = book_.regexes()[number];
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
  places_by_begin_.resize(places_.size());
  std::iota(places_by_begin_.begin(), places_by_begin_.end(), 0U);
  std::sort(places_by_begin_.begin(), places_by_begin_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return places_[a].text.begin < places_[b].text.begin; });
}

}  // namespace candor
