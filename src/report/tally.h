#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "candor/diagnostic/severity.h"

#include "json_text.h"

namespace candor {

/// Findings counted by category, rule and page.
class Tally {
 public:
  void add(const std::string& path, const std::string& rule, const std::string& category, Severity severity);

  /// Tables of fixed width; of the pages only those that need most work.
  [[nodiscard]] std::string tables() const;
  /// "categories", "rules" and "pages", each in the order of the tables.
  [[nodiscard]] Json json() const;

 private:
  using Counts = std::array<std::uint64_t, 3>;  ///< by Severity
  using Table = std::map<std::string, Counts>;

  static std::vector<std::pair<std::string, Counts>> gravest_first(const Table& table);
  static std::string table_text(const char* what, const Table& table, std::size_t most);
  static Json table_json(const Table& table);

  Table categories_;
  Table rules_;
  Table pages_;
};

}  // namespace candor
