#include "candor/match/symbol_table.h"

#include <utility>

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(SymbolTable, GivesEachNameOneSymbol) {
  SymbolTableBuilder names;
  const Symbol cure = names.intern("cure");
  EXPECT_NE(names.intern("heal"), cure);
  EXPECT_EQ(names.intern("cure"), cure);
  const SymbolTable table = std::move(names).build();
  EXPECT_EQ(table.find("cure"), cure);
  EXPECT_EQ(table.name(cure), "cure");
}

TEST(SymbolTable, FindsNothingInAnEmptyTable) {
  EXPECT_EQ(SymbolTable().find("cure"), kNoSymbol);
}

TEST(SymbolTable, KeepsItsNamesWhenItGrows) {
  SymbolTableBuilder names;
  for (int i = 0; i < 5000; ++i) {
    names.intern(std::to_string(i));
  }
  const SymbolTable table = std::move(names).build();
  for (int i = 0; i < 5000; ++i) {
    EXPECT_EQ(table.name(table.find(std::to_string(i))), std::to_string(i));
  }
  EXPECT_EQ(table.find("5000"), kNoSymbol);
}

}  // namespace
}  // namespace candor
