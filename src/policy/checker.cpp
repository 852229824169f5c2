#include "checker.h"

#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/base/nearest.h"
#include "candor/match/phrase.h"
#include "candor/match/regex.h"

namespace candor {
namespace {

template <class Map>
std::vector<std::string> names_of(const Map& map) {
  std::vector<std::string> names;
  names.reserve(map.size());
  for (const auto& [name, value] : map) {
    names.push_back(name);
  }
  return names;
}

std::string unknown(std::string_view what, const std::string& name, const std::vector<std::string>& names) {
  const std::optional<std::string> near = nearest(name, names);
  return near ? fmt::format("there is no {} '{}'; did you mean '{}'?", what, name, *near)
              : fmt::format("there is no {} '{}'", what, name);
}

/// Lists that name lists may be nested this deep.
constexpr std::size_t kMaxListDepth = 32;
/// One list may stand for so many words, with the lists it names put in; all phrases and lists together for so many.
constexpr double kMaxListWords = 250'000;
constexpr double kMaxWords = 2'000'000;

/// How many rows of words something stands for, and how many words these have in all. Products of them may be beyond
/// any integer.
struct Extent {
  double rows = 0;
  double words = 0;
};

class Checker {
 public:
  Checker(Policies& policies, std::vector<Error>& mistakes)
      : policies_(policies), mistakes_(mistakes), list_names_(names_of(policies.lists)), look_up_(mistakes.empty()) {
    list_names_.emplace_back("digits");
  }

  void check() {
    for (const auto& [name, list] : policies_.lists) {
      static_cast<void>(measure(name, 0));
    }
    for (const auto& [name, context] : policies_.contexts) {
      check_context(context);
    }
    for (const auto& [name, category] : policies_.categories) {
      check_unless(category.unless);
    }
    for (auto& [id, rule] : policies_.rules) {
      check_rule(rule);
    }
  }

 private:
  void fail(std::string message, const Location& where, std::uint32_t column = 1) {
    Location place = where;
    place.column += column - 1;
    mistakes_.push_back({ErrorCode::kPolicy, std::move(message), std::move(place)});
  }

  void check_name(bool known, std::string_view what, const std::string& name, const std::vector<std::string>& names,
                  const Location& where, const std::string& before = {}) {
    if (look_up_ && !known) {
      fail(before + unknown(what, name, names), where);
    }
  }

  /// The phrase's rows; none when it has a mistake.
  std::vector<AtomRow> check_phrase(const LocatedText& phrase) {
    if (phrase.text.empty() || words_ > kMaxWords) {
      return {};
    }
    Result<std::vector<AtomRow>> rows = parse_phrase(phrase.text);
    if (!rows) {
      fail(fmt::format("phrase \"{}\": {}", phrase.text, rows.error().message), phrase.where,
           rows.error().location->column);
      return {};
    }
    std::set<std::string> named;
    for (const AtomRow& row : *rows) {
      words_ += static_cast<double>(row.size());
      for (const Atom& atom : row) {
        if (atom.kind == AtomKind::kList && named.insert(atom.text).second) {
          const bool known = atom.text == "digits" || policies_.lists.count(atom.text) != 0;
          check_name(known, "list", atom.text, list_names_, phrase.where, fmt::format("phrase \"{}\": ", phrase.text));
        }
      }
    }
    if (words_ > kMaxWords) {
      fail(fmt::format("with this phrase the policies stand for more than {:.0f} words in all", kMaxWords),
           phrase.where);
    }
    return *std::move(rows);
  }

  void check_phrases(const std::vector<LocatedText>& phrases) {
    for (const LocatedText& phrase : phrases) {
      static_cast<void>(check_phrase(phrase));
    }
  }

  void check_regexes(const std::vector<LocatedText>& patterns) {
    for (const LocatedText& pattern : patterns) {
      if (const std::optional<std::string> problem = Regex::problem(pattern.text)) {
        fail(fmt::format("regular expression: {}", *problem), pattern.where);
      }
    }
  }

  /// Checks a list and all that it names, each once.
  Extent measure(const std::string& name, std::size_t depth) {
    const auto list = policies_.lists.find(name);
    if (list == policies_.lists.end()) {
      return {1, 1};
    }
    const auto [place, is_new] = extents_.emplace(name, std::nullopt);
    if (!is_new) {
      if (!place->second) {
        fail(fmt::format("the list '{}' holds itself", name), list->second.where);
      }
      return place->second.value_or(Extent{1, 1});
    }
    Extent extent;
    if (depth > kMaxListDepth) {
      fail(fmt::format("lists that name lists are nested more than {} deep", kMaxListDepth), list->second.where);
    } else {
      extent = measure_entries(name, list->second, depth);
    }
    place->second = extent;
    return extent;
  }

  Extent measure_entries(const std::string& name, const ListDefinition& list, std::size_t depth) {
    Extent extent;
    for (const LocatedText& entry : list.entries) {
      if (entry.text.find("..") != std::string::npos || entry.text.find_first_of("^$") != std::string::npos) {
        fail(fmt::format("list '{}': an entry has no gaps and no sentence edges", name), entry.where);
      }
      for (const AtomRow& row : check_phrase(entry)) {
        const Extent one = measure_row(row, depth);
        extent = {extent.rows + one.rows, extent.words + one.words};
      }
      if (extent.words > kMaxListWords) {
        fail(fmt::format("the list '{}' stands for more than {:.0f} words, with the lists that it names", name,
                         kMaxListWords),
             entry.where);
        return {1, 1};
      }
    }
    return extent;
  }

  Extent measure_row(const AtomRow& row, std::size_t depth) {
    Extent extent{1, 0};
    for (const Atom& atom : row) {
      const Extent one = atom.kind == AtomKind::kList ? measure(atom.text, depth + 1) : Extent{1, 1};
      extent = {extent.rows * one.rows, extent.words * one.rows + one.words * extent.rows};
    }
    return extent;
  }

  void check_context(const ContextDefinition& context) {
    for (const TriggerGroup& group : context.triggers) {
      check_phrases(group.phrases);
    }
    check_phrases(context.pseudo);
    check_phrases(context.ends);
    check_phrases(context.leading);
    check_phrases(context.mention);
    check_phrases(context.untrusted_text);
    check_regexes(context.sources);
  }

  void check_unless(const std::vector<ContextUse>& uses) {
    for (const ContextUse& use : uses) {
      check_name(policies_.contexts.count(use.context) != 0, "context", use.context, names_of(policies_.contexts),
                 use.where, "unless: ");
    }
  }

  void check_rule(RuleDefinition& rule) {
    check_phrases(rule.phrases);
    check_phrases(rule.except);
    check_regexes(rule.regexes);
    for (const Need& need : rule.needs) {
      for (const std::string& list : need.lists) {
        check_name(policies_.lists.count(list) != 0, "list", list, names_of(policies_.lists), need.where, "needs: ");
      }
    }
    check_name(policies_.categories.count(rule.info.category) != 0, "category", rule.info.category,
               names_of(policies_.categories), rule.category_where);
    if (rule.own_unless) {
      check_unless(*rule.own_unless);
    }
    rule.info.references.clear();
    for (const LocatedText& reference : rule.references) {
      const auto found = policies_.authorities.find(reference.text);
      check_name(found != policies_.authorities.end(), "authority", reference.text, names_of(policies_.authorities),
                 reference.where, "references: ");
      if (found != policies_.authorities.end()) {
        rule.info.references.push_back(found->second);
      }
    }
  }

  Policies& policies_;
  std::vector<Error>& mistakes_;
  std::vector<std::string> list_names_;
  bool look_up_;
  double words_ = 0;                                      ///< of all phrases so far
  std::map<std::string, std::optional<Extent>> extents_;  ///< of the lists; none: being measured
};

}  // namespace

void check_policies(Policies& policies, std::vector<Error>& mistakes) {
  Checker(policies, mistakes).check();
}

}  // namespace candor
