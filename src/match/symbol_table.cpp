#include "candor/match/symbol_table.h"

#include <span>
#include <utility>

#include "candor/base/check.h"

namespace candor {
namespace {

/// FNV-1a, 64 bits (Fowler, Noll, Vo).
std::size_t hash(std::string_view name) {
  std::uint64_t value = 14695981039346656037ULL;
  for (const char byte : name) {
    value = (value ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  }
  return static_cast<std::size_t>(value ^ (value >> 32U));
}

std::string_view name_of(std::span<const char> characters, std::span<const std::uint32_t> ends, Symbol symbol) {
  const std::uint32_t begin = symbol == 1 ? 0 : ends[symbol - 2];
  return {characters.data() + begin, ends[symbol - 1] - begin};
}

/// Where a name stands, or would.
std::size_t slot_of(std::span<const Symbol> slots, std::span<const char> characters,
                    std::span<const std::uint32_t> ends, std::string_view name) {
  const std::size_t mask = slots.size() - 1;
  std::size_t slot = hash(name) & mask;
  while (slots[slot] != kNoSymbol && name_of(characters, ends, slots[slot]) != name) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

}  // namespace

std::string_view SymbolTable::name(Symbol symbol) const {
  CANDOR_CHECK(symbol >= 1 && symbol <= ends_.size(), "unknown symbol");
  return name_of(characters_.values(), ends_.values(), symbol);
}

Symbol SymbolTable::find(std::string_view name) const {
  return slots_.empty() ? kNoSymbol : slots_[slot_of(slots_.values(), characters_.values(), ends_.values(), name)];
}

void SymbolTableBuilder::grow() {
  slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, kNoSymbol);
  for (Symbol symbol = 1; symbol <= ends_.size(); ++symbol) {
    slots_[slot_of(slots_, characters_, ends_, name_of(characters_, ends_, symbol))] = symbol;
  }
}

Symbol SymbolTableBuilder::intern(std::string_view name) {
  if (ends_.size() * 2 >= slots_.size()) {
    grow();
  }
  const std::size_t slot = slot_of(slots_, characters_, ends_, name);
  if (slots_[slot] == kNoSymbol) {
    characters_.insert(characters_.end(), name.begin(), name.end());
    ends_.push_back(static_cast<std::uint32_t>(characters_.size()));
    slots_[slot] = static_cast<Symbol>(ends_.size());
  }
  return slots_[slot];
}

SymbolTable SymbolTableBuilder::build() && {
  SymbolTable table;
  table.characters_ = std::move(characters_);
  table.ends_ = std::move(ends_);
  table.slots_ = std::move(slots_);
  return table;
}

}  // namespace candor
