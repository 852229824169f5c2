#include <algorithm>

#include "candor/rules/sentence.h"

namespace candor {
namespace {

/// How far behind "and" a finite verb makes it the beginning of a clause.
constexpr std::uint32_t kVerbReach = 3;

/// What a word can be to a clause; bits.
enum Word : std::uint8_t { kSubordinator = 1, kRelative = 2, kCoordinator = 4, kFiniteVerb = 8 };

enum class Border : std::uint8_t { kNone, kSubordinate, kCoordinate };

class ClauseCounter {
 public:
  ClauseCounter(const KnownLists& known, const std::vector<ListMatch>& lists, const std::vector<char>& marks,
                std::vector<Item>& items)
      : known_(known), lists_(lists), marks_(marks), items_(items) {}

  void count() {
    find_words();
    for (std::uint32_t at = 0; at < items_.size(); ++at) {
      if (marks_[at] != 0) {
        mark(at);
        continue;
      }
      switch (border_at(at)) {
        case Border::kSubordinate:
          // A subordinate clause at the very beginning has its main clause still to come.
          open_.push_back({current_, true});
          current_ = ++last_;
          break;
        case Border::kCoordinate:
          leave_subordinate();
          current_ = ++last_;
          break;
        case Border::kNone:
          break;
      }
      items_[at].clause = current_;
    }
  }

 private:
  struct Open {
    std::uint32_t outer = 0;
    bool subordinate = false;  ///< false: a bracket
  };

  /// What the words are that entries of lists begin with.
  void find_words() {
    words_.assign(items_.size(), 0);
    for (const ListMatch& match : lists_) {
      const auto is = [&](Symbol list, Word word) { return match.list == list ? unsigned{word} : 0U; };
      words_[match.begin] = static_cast<std::uint8_t>(
          words_[match.begin] | is(known_.subordinator, kSubordinator) | is(known_.relative, kRelative) |
          is(known_.coordinator, kCoordinator) | is(known_.finite_verb, kFiniteVerb));
    }
  }

  [[nodiscard]] bool is(std::uint32_t at, Word word) const { return (words_[at] & word) != 0; }

  [[nodiscard]] Border border_at(std::uint32_t at) const {
    if (is(at, kSubordinator) || (at > 0 && is(at, kRelative))) {
      return Border::kSubordinate;
    }
    if (at == 0 || !is(at, kCoordinator)) {
      return Border::kNone;
    }
    for (std::uint32_t next = at + 1; next < items_.size() && next <= at + kVerbReach && marks_[next] == 0; ++next) {
      if (is(next, kFiniteVerb)) {
        return Border::kCoordinate;
      }
    }
    return Border::kNone;
  }

  void leave_subordinate() {
    while (!open_.empty() && open_.back().subordinate) {
      current_ = open_.back().outer;
      open_.pop_back();
    }
  }

  void mark(std::uint32_t at) {
    const char which = marks_[at];
    if (which == ',') {
      items_[at].clause = current_;
      leave_subordinate();
    } else if (which == '(') {
      open_.push_back({current_, false});
      items_[at].clause = current_ = ++last_;
    } else if (which == ')') {
      items_[at].clause = current_;
      leave_subordinate();
      if (!open_.empty()) {
        current_ = open_.back().outer;
        open_.pop_back();
      }
    } else if (which == kObjectMark) {
      items_[at].clause = ++last_;
    } else if (which == ';') {
      items_[at].clause = current_;
      leave_subordinate();
      current_ = ++last_;
    } else {
      items_[at].clause = current_;
    }
  }

  const KnownLists& known_;
  const std::vector<ListMatch>& lists_;
  const std::vector<char>& marks_;
  std::vector<Item>& items_;
  std::vector<std::uint8_t> words_;  ///< bits of Word, by item
  std::vector<Open> open_;
  std::uint32_t current_ = 0;
  std::uint32_t last_ = 0;
};

}  // namespace

void number_clauses(const KnownLists& known, const std::vector<ListMatch>& lists, const std::vector<char>& marks,
                    std::vector<Item>& items) {
  ClauseCounter(known, lists, marks, items).count();
}

}  // namespace candor
