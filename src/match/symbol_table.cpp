#include "candor/match/symbol_table.h"

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

}  // namespace

std::string_view SymbolTable::name(Symbol symbol) const {
  CANDOR_CHECK(symbol >= 1 && symbol <= ends_.size(), "unknown symbol");
  const std::uint32_t begin = symbol == 1 ? 0 : ends_[symbol - 2];
  return std::string_view(characters_).substr(begin, ends_[symbol - 1] - begin);
}

std::size_t SymbolTable::slot_of(std::string_view name) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash(name) & mask;
  while (slots_[slot] != kNoSymbol && this->name(slots_[slot]) != name) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

Symbol SymbolTable::find(std::string_view name) const {
  return slots_.empty() ? kNoSymbol : slots_[slot_of(name)];
}

void SymbolTable::grow() {
  slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, kNoSymbol);
  for (Symbol symbol = 1; symbol <= ends_.size(); ++symbol) {
    slots_[slot_of(name(symbol))] = symbol;
  }
}

Symbol SymbolTable::intern(std::string_view name) {
  if (ends_.size() * 2 >= slots_.size()) {
    grow();
  }
  const std::size_t slot = slot_of(name);
  if (slots_[slot] == kNoSymbol) {
    characters_ += name;
    ends_.push_back(static_cast<std::uint32_t>(characters_.size()));
    slots_[slot] = static_cast<Symbol>(ends_.size());
  }
  return slots_[slot];
}

}  // namespace candor
