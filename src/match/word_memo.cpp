#include "candor/match/word_memo.h"

#include <bit>
#include <cstring>
#include <utility>

namespace candor {
namespace {

/// The memo is emptied when a page with endless different words has filled it.
constexpr std::size_t kMaxKnown = 1U << 16U;
constexpr std::size_t kFirstSlots = 1U << 10U;

}  // namespace

static_assert(std::endian::native == std::endian::little, "a key's first byte is its lowest");

WordMemo::WordMemo() {
  reset(kFirstSlots);
}

void WordMemo::reset(std::size_t slots) {
  slots_.assign(slots, Slot{});
  mask_ = slots - 1;
  used_ = 0;
}

WordMemo::Key WordMemo::key(std::string_view text, std::size_t at, std::size_t size) {
  std::array<std::uint64_t, 2> words{};
  if (at + kShort > text.size()) {
    std::memcpy(words.data(), text.data() + at, size);
    return {words[0], words[1]};
  }
  std::memcpy(words.data(), text.data() + at, kShort);
  constexpr std::size_t kBits = 64;
  if (size <= kShort / 2) {
    return {size == 0 ? 0 : words[0] & (~std::uint64_t{0} >> (kBits - 8 * size)), 0};
  }
  return {words[0], words[1] & (~std::uint64_t{0} >> (2 * kBits - 8 * size))};
}

const WordSymbols* WordMemo::find_long(const std::string& spelling) const {
  const auto found = long_.find(spelling);
  return found == long_.end() ? nullptr : &found->second;
}

void WordMemo::place(const Slot& slot) {
  std::size_t at = slot_of(slot.key);
  while (slots_[at].key != Key{}) {
    at = (at + 1) & mask_;
  }
  slots_[at] = slot;
  ++used_;
}

const WordSymbols& WordMemo::add(const Key& key, const WordSymbols& symbols) {
  if (used_ >= kMaxKnown) {
    reset(kFirstSlots);
  } else if (2 * (used_ + 1) > slots_.size()) {
    const std::vector<Slot> before = std::exchange(slots_, {});
    reset(2 * before.size());
    for (const Slot& slot : before) {
      if (slot.key != Key{}) {
        place(slot);
      }
    }
  }
  place({key, symbols});
  return *find(key);
}

const WordSymbols& WordMemo::add_long(const std::string& spelling, const WordSymbols& symbols) {
  if (long_.size() >= kMaxKnown / 8) {
    long_.clear();
  }
  return long_.insert_or_assign(spelling, symbols).first->second;
}

}  // namespace candor
