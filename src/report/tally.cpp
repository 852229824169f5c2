#include "tally.h"

#include <algorithm>

#include <fmt/format.h>

#include "candor/text/display_width.h"

#include "coverage_text.h"

namespace candor {
namespace {

constexpr std::size_t kMostPages = 20;

}  // namespace

void Tally::add(const std::string& path, const std::string& rule, const std::string& category, Severity severity) {
  const auto index = static_cast<std::size_t>(severity);
  ++categories_[category][index];
  ++rules_[rule][index];
  ++pages_[path][index];
}

std::vector<std::pair<std::string, Tally::Counts>> Tally::gravest_first(const Table& table) {
  std::vector<std::pair<std::string, Counts>> rows(table.begin(), table.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& left, const auto& right) {
    return std::lexicographical_compare(right.second.rbegin(), right.second.rend(), left.second.rbegin(),
                                        left.second.rend());
  });
  return rows;
}

std::string Tally::tables() const {
  if (rules_.empty()) {
    return {};
  }
  return table_text("category", categories_, SIZE_MAX) + "\n" + table_text("rule", rules_, SIZE_MAX) + "\n" +
         table_text("page", pages_, kMostPages) + "\n";
}

std::string Tally::table_text(const char* what, const Table& table, std::size_t most) {
  std::string text = fmt::format("{:>8}  {:>8}  {:>11}  {}\n", "errors", "warnings", "suggestions", what);
  std::size_t shown = 0;
  for (const auto& [name, counts] : gravest_first(table)) {
    if (shown++ == most) {
      text += fmt::format("{:>33}and {} with findings\n", "", counted(table.size() - most, "more page"));
      break;
    }
    text += fmt::format("{:>8}  {:>8}  {:>11}  {}\n", counts[2], counts[1], counts[0], printable(name));
  }
  return text;
}

Json Tally::json() const {
  return {{"categories", table_json(categories_)}, {"rules", table_json(rules_)}, {"pages", table_json(pages_)}};
}

Json Tally::table_json(const Table& table) {
  Json rows = Json::array();
  for (const auto& [name, counts] : gravest_first(table)) {
    rows.push_back({{"name", name}, {"error", counts[2]}, {"warning", counts[1]}, {"suggestion", counts[0]}});
  }
  return rows;
}

}  // namespace candor
