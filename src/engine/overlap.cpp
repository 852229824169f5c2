#include "overlap.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace candor {
namespace {

bool by_place(const Verdict& a, const Verdict& b) {
  return std::tie(a.span.begin, a.span.end, a.rule->info.id) < std::tie(b.span.begin, b.span.end, b.rule->info.id);
}

bool outranks(const Verdict& a, const Verdict& b) {
  if (a.severity != b.severity) {
    return a.severity > b.severity;
  }
  if (a.span.size() != b.span.size()) {
    return a.span.size() > b.span.size();
  }
  return a.rule->info.id < b.rule->info.id;
}

}  // namespace

void merge_overlaps(std::vector<Verdict>& verdicts) {
  std::sort(verdicts.begin(), verdicts.end(), by_place);
  std::map<std::string_view, std::size_t> last_of_category;  // its place among the verdicts kept
  std::vector<Verdict> kept;
  for (const Verdict& verdict : verdicts) {
    const auto last = last_of_category.find(verdict.rule->info.category);
    if (last == last_of_category.end() || !kept[last->second].span.overlaps(verdict.span)) {
      last_of_category[verdict.rule->info.category] = kept.size();
      kept.push_back(verdict);
    } else if (outranks(verdict, kept[last->second])) {
      Verdict lost = std::exchange(kept[last->second], verdict);
      std::vector<Verdict>& merged = kept[last->second].merged;
      merged = std::exchange(lost.merged, {});
      merged.push_back(std::move(lost));
    } else {
      kept[last->second].merged.push_back(verdict);
    }
  }
  std::sort(kept.begin(), kept.end(), by_place);
  verdicts = std::move(kept);
}

}  // namespace candor
