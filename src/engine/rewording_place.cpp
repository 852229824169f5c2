#include "rewording_place.h"

#include <algorithm>
#include <string_view>

#include "ascii.h"

namespace candor {
namespace {

class PlaceJudge {
 public:
  PlaceJudge(const RuleBook& book, const Block& block, const SentenceView& sentence, const RewordingPlace& place)
      : book_(book), block_(block), sentence_(sentence), place_(place) {}

  [[nodiscard]] bool is_safe() const {
    return block_.kind != BlockKind::kTableCell && !is_set_apart() && !is_name() && !is_label() && !is_mentioned() &&
           is_free_before() && is_free_behind(place_.last);
  }

 private:
  [[nodiscard]] std::string_view text(std::uint32_t item) const {
    const TextSpan span = sentence_.places[item];
    return std::string_view(block_.text).substr(span.begin, span.size());
  }

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(sentence_.items.size()); }

  [[nodiscard]] bool is_word(std::uint32_t item) const { return sentence_.items[item].word; }

  /// Emphasis may mean a title, a term, or stress that the new words would carry on.
  [[nodiscard]] bool is_set_apart() const {
    return std::any_of(block_.layers.begin(), block_.layers.end(), [&](const Layer& layer) {
      const bool emphasis =
          layer.kind == LayerKind::kEmphasis || layer.kind == LayerKind::kStrong || layer.kind == LayerKind::kDeleted;
      return emphasis && layer.span.overlaps(place_.changed);
    });
  }

  /// Capitals where running text has none: a title, a name. A sentence that has nothing but capitals is running text.
  [[nodiscard]] bool is_name() const {
    const std::string_view all = std::string_view(block_.text).substr(sentence_.span.begin, sentence_.span.size());
    if (std::none_of(all.begin(), all.end(), is_small)) {
      return false;
    }
    std::uint32_t first_word = 0;
    while (first_word < size() && !is_word(first_word)) {
      ++first_word;
    }
    bool abbreviation = false;
    bool small = false;
    for (std::uint32_t item = place_.first; item < place_.last && sentence_.places[item].begin < place_.changed.end;
         ++item) {
      const std::string_view word = text(item);
      const bool whole = word.size() > 1 && std::none_of(word.begin(), word.end(), is_small);
      if (item != first_word && is_capital(word.front()) && !whole) {
        return true;
      }
      abbreviation = abbreviation || whole;
      small = small || is_small(word.front());
    }
    return abbreviation && !small;
  }

  /// The words are all there is, and no mark makes a sentence of them.
  [[nodiscard]] bool is_label() const {
    for (std::uint32_t item = 0; item < size(); ++item) {
      const bool inside = place_.first <= item && item < place_.last;
      if (!inside && (is_word(item) || (item >= place_.last && ends_sentence(item)))) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] bool ends_sentence(std::uint32_t item) const {
    return text(item) == "." || text(item) == "!" || text(item) == "?";
  }

  /// "the term …" with no more than one word between; "they say: …", up to the end of the sentence.
  [[nodiscard]] bool is_mentioned() const {
    for (std::size_t context = 0; context < book_.contexts().size(); ++context) {
      const auto owner = static_cast<std::uint16_t>(context);
      for (const PhraseMatch& mention : phrases_of(book_, sentence_.phrases, Role::kMention, owner)) {
        if (mention.end <= place_.first && (place_.first - mention.end <= 1 || text(mention.end) == ":")) {
          return true;
        }
      }
    }
    return false;
  }

  [[nodiscard]] bool is_free_before() const {
    if (place_.first == 0) {
      return true;
    }
    const std::uint32_t before = place_.first - 1;
    if (!is_word(before)) {
      return is_border(before) || starts_clause(place_.first);
    }
    return std::any_of(sentence_.lists.begin(), sentence_.lists.end(), [&](const ListMatch& found) {
      return found.list == book_.known_lists().before_rewording && found.end == place_.first;
    });
  }

  /// What stands at the item, right behind the words or behind more of their kind.
  [[nodiscard]] bool is_free_behind(std::uint32_t item) const {
    if (item >= size() || is_border(item) || starts_clause(item) ||
        end_of(item, book_.known_lists().behind_rewording) > item) {
      return true;
    }
    if (!is_comma(item) && end_of(item, book_.known_lists().coordinator) == item) {
      return false;
    }
    std::uint32_t next = item + 1;
    if (next < size() && is_comma(item) && end_of(next, book_.known_lists().coordinator) > next) {
      ++next;
    }
    if (next >= size() || starts_clause(next)) {
      return true;
    }
    const std::uint32_t end = place_.list == kNoSymbol ? next : end_of(next, place_.list);
    return end > next ? is_free_behind(end)
                      : is_comma(item) && end_of(next, book_.known_lists().behind_rewording) > next;
  }

  [[nodiscard]] bool starts_clause(std::uint32_t item) const {
    return is_word(item) && sentence_.items[item].clause != sentence_.items[item - 1].clause;
  }

  [[nodiscard]] bool is_comma(std::uint32_t item) const { return text(item) == ","; }

  [[nodiscard]] bool is_border(std::uint32_t item) const {
    constexpr std::string_view kBorders = ".!?;:()[]";
    const std::string_view mark = text(item);
    return !is_word(item) && (mark == "–" || mark == "—" || mark == "…" ||
                              (mark.size() == 1 && kBorders.find(mark) != std::string_view::npos));
  }

  /// Behind the longest entry of the list that begins at the item; the item itself when none does.
  [[nodiscard]] std::uint32_t end_of(std::uint32_t item, Symbol list) const {
    std::uint32_t end = item;
    for (const ListMatch& found : sentence_.lists) {
      if (list != kNoSymbol && found.list == list && found.begin == item) {
        end = std::max(end, found.end);
      }
    }
    return end;
  }

  const RuleBook& book_;
  const Block& block_;
  const SentenceView& sentence_;
  const RewordingPlace& place_;
};

}  // namespace

bool is_safe_place(const RuleBook& book, const Block& block, const SentenceView& sentence,
                   const RewordingPlace& place) {
  return PlaceJudge(book, block, sentence, place).is_safe();
}

}  // namespace candor
