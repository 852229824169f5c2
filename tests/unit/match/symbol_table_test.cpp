#include "candor/match/symbol_table.h"

#include <gtest/gtest.h>

namespace candor {
namespace {

TEST(SymbolTable, GivesEachNameOneSymbol) {
  SymbolTable table;
  const Symbol cure = table.intern("cure");
  EXPECT_NE(table.intern("heal"), cure);
  EXPECT_EQ(table.intern("cure"), cure);
  EXPECT_EQ(table.find("cure"), cure);
  EXPECT_EQ(table.name(cure), "cure");
}

TEST(SymbolTable, FindsNothingInAnEmptyTable) {
  EXPECT_EQ(SymbolTable().find("cure"), kNoSymbol);
}

TEST(SymbolTable, KeepsItsNamesWhenItGrows) {
  SymbolTable table;
  for (int i = 0; i < 5000; ++i) {
    table.intern(std::to_string(i));
  }
  for (int i = 0; i < 5000; ++i) {
    EXPECT_EQ(table.name(table.find(std::to_string(i))), std::to_string(i));
  }
  EXPECT_EQ(table.find("5000"), kNoSymbol);
}

}  // namespace
}  // namespace candor
