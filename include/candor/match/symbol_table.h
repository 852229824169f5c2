#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/flat_array.h"

namespace candor {

/// A small number for a word, a mark or a list that some phrase speaks of. 0: none of them.
using Symbol = std::uint32_t;
inline constexpr Symbol kNoSymbol = 0;

/// Names to symbols. Flat memory, so that the built-in policies need no rebuilding when the program starts.
class SymbolTable {
 public:
  /// kNoSymbol when the name has none.
  [[nodiscard]] Symbol find(std::string_view name) const;
  [[nodiscard]] std::string_view name(Symbol symbol) const;

  [[nodiscard]] std::size_t size() const { return ends_.size(); }

  template <class Archive>
  void serialize(Archive& archive) {
    archive(characters_, ends_, slots_);
  }

 private:
  friend class SymbolTableBuilder;

  FlatArray<char> characters_;     ///< all names behind one another
  FlatArray<std::uint32_t> ends_;  ///< where each name ends, by symbol - 1
  FlatArray<Symbol> slots_;        ///< open addressing, a power of two
};

class SymbolTableBuilder {
 public:
  /// The name's symbol, a new one when it has none yet. Symbols count from 1.
  Symbol intern(std::string_view name);

  [[nodiscard]] std::size_t size() const { return ends_.size(); }

  /// May be called once.
  SymbolTable build() &&;

 private:
  void grow();

  std::vector<char> characters_;
  std::vector<std::uint32_t> ends_;
  std::vector<Symbol> slots_;
};

}  // namespace candor
