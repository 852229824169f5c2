#include "candor/match/literal_finder.h"

#include <array>
#include <utility>

#include "candor/base/check.h"

namespace candor {
namespace {

constexpr std::size_t kBytes = 256;

std::uint8_t small(std::uint8_t byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<std::uint8_t>(byte + ('a' - 'A')) : byte;
}

/// A state of the trie: where each class of bytes leads, and the literals that end there.
struct TrieState {
  std::vector<std::uint32_t> next;  ///< 0: nowhere; nothing leads back to the root
  std::uint32_t fallback = 0;       ///< the longest proper suffix that is a state
  std::vector<std::uint32_t> literals;
};

class Trie {
 public:
  explicit Trie(const std::vector<std::string>& literals) {
    make_classes(literals);
    states_.push_back({std::vector<std::uint32_t>(classes_), 0, {}});
    for (std::uint32_t i = 0; i < literals.size(); ++i) {
      add(literals[i], i);
    }
    complete();
  }

  [[nodiscard]] const std::array<std::uint8_t, kBytes>& class_of() const { return class_of_; }

  [[nodiscard]] std::uint32_t classes() const { return classes_; }

  [[nodiscard]] const std::vector<TrieState>& states() const { return states_; }

 private:
  void make_classes(const std::vector<std::string>& literals) {
    for (const std::string& literal : literals) {
      for (const char byte : literal) {
        std::uint8_t& of_byte = class_of_[small(static_cast<std::uint8_t>(byte))];
        of_byte = of_byte == 0 ? static_cast<std::uint8_t>(classes_++) : of_byte;
      }
    }
    for (std::size_t byte = 0; byte < kBytes; ++byte) {
      class_of_[byte] = class_of_[small(static_cast<std::uint8_t>(byte))];
    }
  }

  void add(const std::string& literal, std::uint32_t number) {
    std::uint32_t state = 0;
    for (const char byte : literal) {
      const std::uint8_t which = class_of_[static_cast<std::uint8_t>(byte)];
      if (states_[state].next[which] == 0) {
        states_[state].next[which] = static_cast<std::uint32_t>(states_.size());
        states_.push_back({std::vector<std::uint32_t>(classes_), 0, {}});
      }
      state = states_[state].next[which];
    }
    states_[state].literals.push_back(number);
  }

  /// Breadth first: what a state has no step for, its fallback has.
  void complete() {
    std::vector<std::uint32_t> queue{0};
    for (std::size_t i = 0; i < queue.size(); ++i) {
      const std::uint32_t state = queue[i];
      for (std::uint32_t which = 0; which < classes_; ++which) {
        const std::uint32_t next = states_[state].next[which];
        const std::uint32_t other = state == 0 ? 0 : states_[states_[state].fallback].next[which];
        if (next == 0) {
          states_[state].next[which] = other;
          continue;
        }
        states_[next].fallback = other;
        const std::vector<std::uint32_t>& shorter = states_[other].literals;
        states_[next].literals.insert(states_[next].literals.end(), shorter.begin(), shorter.end());
        queue.push_back(next);
      }
    }
  }

  std::array<std::uint8_t, kBytes> class_of_{};
  std::uint32_t classes_ = 1;  ///< class 0: bytes of no literal
  std::vector<TrieState> states_;
};

/// The states' numbers when those that end a literal come last; the root, which ends none, keeps 0.
std::vector<std::uint16_t> final_last(const std::vector<TrieState>& states, std::uint32_t& first_final) {
  std::vector<std::uint16_t> numbers(states.size());
  std::uint16_t number = 0;
  for (const bool final : {false, true}) {
    first_final = final ? number : first_final;
    for (std::size_t i = 0; i < states.size(); ++i) {
      if (states[i].literals.empty() != final) {
        numbers[i] = number++;
      }
    }
  }
  return numbers;
}

}  // namespace

LiteralFinder::LiteralFinder(const std::vector<std::string>& literals) {
  const Trie trie(literals);
  CANDOR_CHECK(trie.states().size() <= UINT16_MAX, "literals are short");
  const std::vector<std::uint16_t> numbers = final_last(trie.states(), first_final_);
  class_count_ = trie.classes();
  std::vector<std::uint16_t> next(trie.states().size() * class_count_);
  std::vector<std::uint32_t> ends{0};
  std::vector<std::uint32_t> found;
  for (std::size_t i = 0; i < trie.states().size(); ++i) {
    const TrieState& state = trie.states()[i];
    for (std::uint32_t which = 0; which < class_count_; ++which) {
      next[numbers[i] * class_count_ + which] = numbers[state.next[which]];
    }
    if (!state.literals.empty()) {
      found.insert(found.end(), state.literals.begin(), state.literals.end());
      ends.push_back(static_cast<std::uint32_t>(found.size()));
    }
  }
  classes_ = std::vector<std::uint8_t>(trie.class_of().begin(), trie.class_of().end());
  next_ = std::move(next);
  ends_ = std::move(ends);
  found_ = std::move(found);
}

}  // namespace candor
