#include "checker.h"

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

class Checker {
 public:
  Checker(Policies& policies, std::vector<Error>& mistakes)
      : policies_(policies), mistakes_(mistakes), list_names_(names_of(policies.lists)) {
    list_names_.emplace_back("digits");
  }

  void check() {
    check_lists();
    for (const auto& [name, context] : policies_.contexts) {
      check_context(context);
    }
    for (const auto& [name, category] : policies_.categories) {
      check_unless(category.unless, {name, 0, 0}, fmt::format("category '{}': ", name));
    }
    for (auto& [id, rule] : policies_.rules) {
      check_rule(rule);
    }
  }

 private:
  void fail(std::string message, const Location& where, std::uint32_t column = 0) {
    Location place = where;
    place.column += column > 0 ? column - 1 : 0;
    mistakes_.push_back({ErrorCode::kPolicy, std::move(message), std::move(place)});
  }

  /// The lists that a phrase names.
  std::set<std::string> check_phrase(const LocatedText& phrase) {
    std::set<std::string> named;
    const Result<std::vector<AtomRow>> rows = parse_phrase(phrase.text);
    if (!rows) {
      fail(fmt::format("phrase \"{}\": {}", phrase.text, rows.error().message), phrase.where,
           rows.error().location->column);
      return named;
    }
    for (const AtomRow& row : *rows) {
      for (const Atom& atom : row) {
        if (atom.kind == AtomKind::kList && named.insert(atom.text).second && atom.text != "digits" &&
            policies_.lists.count(atom.text) == 0) {
          fail(fmt::format("phrase \"{}\": {}", phrase.text, unknown("list", atom.text, list_names_)), phrase.where);
        }
      }
    }
    return named;
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

  void check_lists() {
    for (const auto& [name, list] : policies_.lists) {
      for (const LocatedText& entry : list.entries) {
        if (entry.text.find("..") != std::string::npos || entry.text.find('^') != std::string::npos ||
            entry.text.find('$') != std::string::npos) {
          fail(fmt::format("list '{}': an entry has no gaps and no sentence edges", name), entry.where);
        }
        list_uses_[name].merge(check_phrase(entry));
      }
    }
    for (const auto& [name, list] : policies_.lists) {
      std::set<std::string> seen;
      if (reaches(name, name, seen)) {
        fail(fmt::format("the list '{}' holds itself", name), list.where);
      }
    }
  }

  bool reaches(const std::string& from, const std::string& to, std::set<std::string>& seen) {
    for (const std::string& next : list_uses_[from]) {
      if (next == to || (seen.insert(next).second && reaches(next, to, seen))) {
        return true;
      }
    }
    return false;
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

  void check_unless(const std::vector<ContextUse>& uses, const Location& where, const std::string& before) {
    for (const ContextUse& use : uses) {
      if (policies_.contexts.count(use.context) == 0) {
        fail(before + unknown("context", use.context, names_of(policies_.contexts)), where);
      }
    }
  }

  void check_rule(RuleDefinition& rule) {
    check_phrases(rule.phrases);
    check_phrases(rule.except);
    check_regexes(rule.regexes);
    for (const Need& need : rule.needs) {
      for (const std::string& list : need.lists) {
        if (policies_.lists.count(list) == 0) {
          fail("needs: " + unknown("list", list, list_names_), rule.where);
        }
      }
    }
    if (policies_.categories.count(rule.info.category) == 0) {
      fail(unknown("category", rule.info.category, names_of(policies_.categories)), rule.where);
    }
    if (rule.own_unless) {
      check_unless(*rule.own_unless, rule.where, "unless: ");
    }
    for (Authority& reference : rule.info.references) {
      const auto found = policies_.authorities.find(reference.id);
      if (found == policies_.authorities.end()) {
        fail("references: " + unknown("authority", reference.id, names_of(policies_.authorities)), rule.where);
      } else {
        reference = found->second;
      }
    }
  }

  Policies& policies_;
  std::vector<Error>& mistakes_;
  std::vector<std::string> list_names_;
  std::map<std::string, std::set<std::string>> list_uses_;
};

}  // namespace

void check_policies(Policies& policies, std::vector<Error>& mistakes) {
  Checker(policies, mistakes).check();
}

}  // namespace candor
