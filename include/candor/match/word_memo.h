#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "candor/match/symbol_table.h"

namespace candor {

/// What one word means to the phrases: its form, its inflected word, and its kind.
struct WordSymbols {
  Symbol exact = kNoSymbol;
  Symbol inflected = kNoSymbol;
  bool digits = false;      ///< a number in figures
  bool look_alike = false;  ///< a word that phrases speak of, hidden behind look-alike letters
  bool invisible = false;   ///< or by invisible characters

  /// Whether any phrase speaks of the word.
  [[nodiscard]] bool known() const { return exact != kNoSymbol || inflected != kNoSymbol; }
};

/// Spellings and what they mean. Pages use the same few thousand words, so nearly every look-up of a page ends here: it
/// costs two loads of eight bytes, a multiplication and one place of a table.
class WordMemo {
 public:
  /// Up to so many bytes a spelling is kept in the table itself.
  static constexpr std::size_t kShort = 16;

  /// A spelling as two numbers: its bytes, and zeros.
  struct Key {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    friend bool operator==(const Key&, const Key&) = default;
  };

  WordMemo();

  /// text[at, at + size), size up to kShort. No spelling holds a zero byte, so keys of different spellings differ.
  static Key key(std::string_view text, std::size_t at, std::size_t size);

  /// Null when the spelling was never added. The pointer holds until the next add().
  [[nodiscard]] const WordSymbols* find(const Key& key) const {
    for (std::size_t slot = slot_of(key);; slot = (slot + 1) & mask_) {
      if (slots_[slot].key == key) {
        return &slots_[slot].symbols;
      }
      if (slots_[slot].key == Key{}) {
        return nullptr;
      }
    }
  }

  [[nodiscard]] const WordSymbols* find_long(const std::string& spelling) const;

  const WordSymbols& add(const Key& key, const WordSymbols& symbols);
  const WordSymbols& add_long(const std::string& spelling, const WordSymbols& symbols);

 private:
  struct Slot {
    Key key;
    WordSymbols symbols;
  };

  [[nodiscard]] std::size_t slot_of(const Key& key) const {
    const std::uint64_t mixed = (key.low ^ (key.high * 0x9E3779B97F4A7C15ULL)) * 0xD6E8FEB86659FD93ULL;
    return static_cast<std::size_t>(mixed >> 32U) & mask_;
  }

  void place(const Slot& slot);
  void reset(std::size_t slots);

  std::vector<Slot> slots_;  ///< open addressing, a power of two, at most half full
  std::size_t mask_ = 0;
  std::size_t used_ = 0;
  std::unordered_map<std::string, WordSymbols> long_;
};

}  // namespace candor
