#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "candor/rules/built_in.h"
#include "candor/text/sentence.h"

/// Sentence boundaries against the Golden Rules for English and the CRAFT articles (docs/quality.md).
/// usage: sentence_boundaries EVALUATION_FOLDER [--show N]

namespace candor {
namespace {

constexpr double kWantedF1 = 0.98;

/// By byte offset: which code point it belongs to.
std::vector<std::size_t> code_points(const std::string& text) {
  std::vector<std::size_t> points;
  std::size_t count = 0;
  for (const char byte : text) {
    count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
    points.push_back(count - 1);
  }
  points.push_back(count);
  return points;
}

bool check_golden_rules(const SentenceSplitter& splitter, const std::string& folder) {
  const nlohmann::json rules = nlohmann::json::parse(std::ifstream(folder + "/sentences/golden_rules_en.json"));
  std::size_t right = 0;
  for (const nlohmann::json& rule : rules) {
    const std::string text = rule["text"];
    std::vector<std::string> found;
    for (const TextSpan span : splitter.split(text)) {
      found.push_back(text.substr(span.begin, span.size()));
    }
    if (found == rule["sentences"].get<std::vector<std::string>>()) {
      ++right;
    } else {
      fmt::print("  rule {}: {} sentences found\n", rule["id"].get<int>(), found.size());
    }
  }
  fmt::print("golden rules: {}/{}\n", right, rules.size());
  return right == rules.size();
}

struct Tally {
  std::size_t hits = 0;
  std::size_t extra = 0;
  std::size_t missed = 0;
};

/// Prints the text around each byte at which a code point of the set begins, up to `show` of them.
void print_places(const char* what, const std::string& text, const std::vector<std::size_t>& points,
                  std::set<std::size_t> places, std::size_t& show) {
  constexpr std::size_t kAround = 30;
  for (std::size_t at = 0; at < text.size() && show > 0; ++at) {
    if (places.erase(points[at]) != 0) {
      const std::size_t before = std::min(at, kAround);
      fmt::print("  {}: …{}¦{}\n", what, text.substr(at - before, before), text.substr(at, kAround));
      --show;
    }
  }
}

std::set<std::size_t> difference(const std::set<std::size_t>& all, const std::set<std::size_t>& without) {
  std::set<std::size_t> left;
  std::set_difference(all.begin(), all.end(), without.begin(), without.end(), std::inserter(left, left.end()));
  return left;
}

void compare(const SentenceSplitter& splitter, const nlohmann::json& row, Tally& tally, std::size_t& show) {
  const std::string text = row["text"];
  const std::vector<std::size_t> points = code_points(text);
  std::set<std::size_t> wanted;
  for (std::size_t i = 1; i < row["spans"].size(); ++i) {
    wanted.insert(row["spans"][i][0].get<std::size_t>());
  }
  std::set<std::size_t> found;
  const std::vector<TextSpan> sentences = splitter.split(text);
  for (std::size_t i = 1; i < sentences.size(); ++i) {
    found.insert(points[sentences[i].begin]);
  }
  const std::set<std::size_t> extra = difference(found, wanted);
  const std::set<std::size_t> missed = difference(wanted, found);
  tally.hits += found.size() - extra.size();
  tally.extra += extra.size();
  tally.missed += missed.size();
  print_places("extra", text, points, extra, show);
  print_places("missed", text, points, missed, show);
}

bool check_craft(const SentenceSplitter& splitter, const std::string& folder, std::size_t show) {
  std::ifstream file(folder + "/sentences/sbd_craft.jsonl");
  Tally tally;
  for (std::string line; std::getline(file, line);) {
    compare(splitter, nlohmann::json::parse(line), tally, show);
  }
  const auto hits = static_cast<double>(tally.hits);
  const double f1 = 2.0 * hits / static_cast<double>(2 * tally.hits + tally.extra + tally.missed);
  fmt::print("CRAFT boundaries: hit {}, extra {}, missed {}: P {:.4f} R {:.4f} F1 {:.4f}\n", tally.hits, tally.extra,
             tally.missed, hits / static_cast<double>(tally.hits + tally.extra),
             hits / static_cast<double>(tally.hits + tally.missed), f1);
  return f1 >= kWantedF1;
}

}  // namespace
}  // namespace candor

int main(int argc, char** argv) {
  if (argc != 2 && argc != 4) {
    std::fputs("usage: sentence_boundaries EVALUATION_FOLDER [--show N]\n", stderr);
    return 2;
  }
  try {
    const candor::SentenceSplitter splitter(candor::built_in_rule_book()->policies().sentences);
    const bool golden = candor::check_golden_rules(splitter, argv[1]);
    const bool craft = candor::check_craft(splitter, argv[1], argc == 4 ? std::stoul(argv[3]) : 0);
    return golden && craft ? 0 : 1;
  } catch (const std::exception& failure) {
    std::fputs(failure.what(), stderr);
    return 2;
  }
}
