#include "candor/policy/list_change.h"

#include <algorithm>

#include <fmt/format.h>

#include "candor/base/nearest.h"

#include "checker.h"

namespace candor {
namespace {

Error mistake(std::string message, const Location& where) {
  return {ErrorCode::kPolicy, std::move(message), where};
}

void change(const ListChange& change, ListDefinition& list, std::vector<Error>& mistakes) {
  for (const LocatedText& word : change.remove) {
    const auto found = std::find_if(list.entries.begin(), list.entries.end(),
                                    [&](const LocatedText& entry) { return entry.text == word.text; });
    if (found != list.entries.end()) {
      list.entries.erase(found);
      continue;
    }
    std::vector<std::string> entries;
    for (const LocatedText& entry : list.entries) {
      entries.push_back(entry.text);
    }
    mistakes.push_back(mistake(
        fmt::format("the list '{}' has no entry '{}'{}", change.list.text, word.text, nearest_hint(word.text, entries)),
        word.where));
  }
  list.entries.insert(list.entries.end(), change.add.begin(), change.add.end());
}

}  // namespace

std::vector<Error> change_lists(const std::vector<ListChange>& changes, Policies& policies) {
  std::vector<Error> mistakes;
  for (const ListChange& wanted : changes) {
    const auto list = policies.lists.find(wanted.list.text);
    if (list != policies.lists.end()) {
      change(wanted, list->second, mistakes);
      continue;
    }
    std::vector<std::string> names;
    for (const auto& [name, definition] : policies.lists) {
      names.push_back(name);
    }
    mistakes.push_back(
        mistake(fmt::format("there is no list '{}'{}", wanted.list.text, nearest_hint(wanted.list.text, names)),
                wanted.list.where));
  }
  if (mistakes.empty()) {
    check_policies(policies, mistakes);
  }
  return mistakes;
}

}  // namespace candor
