#include "candor/report/merge.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "finding_json.h"
#include "tally.h"

namespace candor {
namespace {

constexpr std::string_view kSchema = "candor.report/1";
constexpr std::size_t kMemberMargin = 2;
constexpr std::size_t kFileMargin = 4;

/// A page of a report, as text in the form that the whole report has it in.
struct Page {
  std::string text;
  std::string report;  ///< where it came from
};

struct Counted {
  std::string path;
  std::string rule;
  std::string category;
  Severity severity;
};

/// 1-based line and column (in bytes) of a byte.
Location place_in(const std::string& path, std::string_view bytes, std::size_t offset) {
  const std::string_view before = bytes.substr(0, std::min(offset, bytes.size()));
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
  const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
  return {path, line, static_cast<std::uint32_t>(before.size() - start + 1)};
}

/// The other report's numbers added, its lists appended. What is the same for a whole run is taken once.
void add_coverage(Json& sum, const Json& other) {
  for (const auto& [key, value] : other.items()) {
    if (!sum.contains(key)) {
      sum[key] = value;
    } else if (key == "rules") {
      sum[key] = std::max(sum[key], value);
    } else if (value.is_number_unsigned() && sum[key].is_number_unsigned()) {
      sum[key] = sum[key].get<std::uint64_t>() + value.get<std::uint64_t>();
    } else if (value.is_array() && sum[key].is_array()) {
      for (const Json& item : value) {
        if (std::find(sum[key].begin(), sum[key].end(), item) == sum[key].end()) {
          sum[key].push_back(item);
        }
      }
    }
  }
}

}  // namespace

struct ReportMerger::State {
  bool mixed = false;
  std::string first;  ///< the report whose head is kept
  Json head;          ///< all of it but pages and coverage
  Json coverage = Json::object();
  std::map<std::filesystem::path, Page> pages;  ///< paths compare folder by folder
  std::vector<Counted> findings;

  /// What keeps a report's head from being joined with the first one's; empty: nothing.
  [[nodiscard]] std::string conflict(const Json& other) const;
  void keep(const std::string& report, Json& json);
};

std::string ReportMerger::State::conflict(const Json& other) const {
  if (head.is_null() || mixed) {
    return {};
  }
  for (const char* key : {"tool", "packs"}) {
    if (head.value(key, Json()) != other.value(key, Json())) {
      return fmt::format("was made {} than {}; --mixed joins them all the same",
                         std::string_view(key) == "tool" ? "by another candor" : "with other packs", first);
    }
  }
  return {};
}

void ReportMerger::State::keep(const std::string& report, Json& json) {
  add_coverage(coverage, json.at("coverage"));
  for (const Json& file : json.at("files")) {
    const std::string path = file.at("path");
    for (const Json& finding : file.at("findings")) {
      findings.push_back({path, finding.at("rule"), finding.at("category"),
                          severity_from(finding.at("severity").get<std::string>()).value()});
    }
    pages.emplace(path, Page{json_text(file, kFileMargin), report});
  }
  json.erase("files");
  json.erase("coverage");
  if (head.is_null()) {
    first = report;
    head = std::move(json);
    return;
  }
  for (const Json& pack : json.at("packs")) {
    Json& packs = head["packs"];
    if (std::find(packs.begin(), packs.end(), pack) == packs.end()) {
      packs.push_back(pack);
    }
  }
}

ReportMerger::ReportMerger(bool mixed) : state_(std::make_unique<State>()) {
  state_->mixed = mixed;
}

ReportMerger::~ReportMerger() = default;

std::optional<Error> ReportMerger::add(const std::string& path, std::string_view bytes) {
  const auto refuse = [&](std::string message, std::optional<Location> where = {}) {
    return Error{ErrorCode::kUnreadable, std::move(message), where ? std::move(where) : Location{path, 0, 0}};
  };
  try {
    Json json = Json::parse(bytes);
    if (!json.is_object() || json.value("schema", std::string()) != kSchema) {
      return refuse(fmt::format("is no report of candor (its \"schema\" has to be \"{}\")", kSchema));
    }
    if (std::string conflict = state_->conflict(json); !conflict.empty()) {
      return refuse(std::move(conflict));
    }
    // All is read once before anything is kept.
    std::set<std::string> here;
    for (const Json& file : json.at("files")) {
      const std::string page = file.at("path");
      const auto other = state_->pages.find(page);
      if (other != state_->pages.end() || !here.insert(page).second) {
        return refuse(fmt::format("has the page {}, which {} has, too", page,
                                  other != state_->pages.end() ? other->second.report : path));
      }
      for (const Json& finding : file.at("findings")) {
        if (!finding.at("rule").is_string() || !finding.at("category").is_string() ||
            !severity_from(finding.at("severity").get<std::string>())) {
          return refuse(fmt::format("has a finding that is none, for the page {}", page));
        }
      }
    }
    if (!json.at("packs").is_array() || !json.at("coverage").is_object()) {
      return refuse("is not whole: packs or coverage are missing");
    }
    state_->keep(path, json);
  } catch (const Json::parse_error& problem) {
    return refuse("is no whole JSON report", place_in(path, bytes, problem.byte > 0 ? problem.byte - 1 : 0));
  } catch (const Json::exception&) {
    return refuse("is not whole: something that every report has is missing");
  }
  return std::nullopt;
}

void ReportMerger::write(const Sink& sink) const {
  sink("{\n");
  for (const auto& [key, value] : state_->head.items()) {
    sink(fmt::format("  {}: {},\n", Json(key).dump(), json_text(value, kMemberMargin)));
  }
  sink("  \"files\": [");
  bool first = true;
  for (const auto& [path, page] : state_->pages) {
    sink(first ? "\n    " : ",\n    ");
    sink(page.text);
    first = false;
  }
  sink(first ? "]" : "\n  ]");
  sink(",\n  \"coverage\": " + json_text(state_->coverage, kMemberMargin) + "\n}\n");
}

void ReportMerger::write_statistics(const Sink& sink, bool json) const {
  Tally tally;
  for (const Counted& one : state_->findings) {
    tally.add(one.path, one.rule, one.category, one.severity);
  }
  if (!json) {
    sink(tally.tables());
    return;
  }
  Json all = {{"schema", "candor.statistics/1"}};
  all.update(tally.json());
  all["coverage"] = state_->coverage;
  sink(json_text(all) + "\n");
}

bool ReportMerger::has(Severity severity) const {
  return std::any_of(state_->findings.begin(), state_->findings.end(),
                     [severity](const Counted& one) { return one.severity >= severity; });
}

std::uint64_t ReportMerger::pages() const {
  return state_->pages.size();
}

}  // namespace candor
