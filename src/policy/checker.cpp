#include "checker.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/base/nearest.h"
#include "candor/match/phrase.h"
#include "candor/match/regex.h"
#include "candor/text/display_width.h"

#include "quota.h"

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
constexpr std::size_t kMaxListDepth = 8;
/// The list of numbers in figures, which no file defines.
constexpr std::string_view kDigits = "digits";
/// After so many mistakes names are looked up no more: a hint for each would take too long.
constexpr std::size_t kMaxMistakes = 1000;
/// Of one rule, exceptions among them.
constexpr std::size_t kMaxPhrasesOfRule = 20'000;
/// What a regular expression that cannot be used counts for: trying it took time as well.
constexpr std::size_t kBrokenRegexSize = 20'000;

/// For a message.
std::string shortened(const std::string& text) {
  constexpr std::size_t kShown = 100;
  return text.size() <= kShown ? text : text.substr(0, code_point_start(text, kShown)) + "…";
}

class Checker {
 public:
  Checker(Policies& policies, std::vector<Error>& mistakes)
      : policies_(policies), mistakes_(mistakes), look_up_(mistakes.empty()) {}

  void check() {
    for (const auto& [name, list] : policies_.lists) {
      check_list(name, list);
    }
    for (const auto& [name, list] : policies_.lists) {
      static_cast<void>(depth(name, 0));
    }
    for (const auto& [name, context] : policies_.contexts) {
      check_context(context);
    }
    check_citation_contexts();
    for (const auto& [name, category] : policies_.categories) {
      check_unless(category.unless);
    }
    for (auto& [id, rule] : policies_.rules) {
      check_rule(rule);
    }
    for (const auto& [name, facts] : policies_.treatments) {
      check_treatment(facts);
    }
    for (const auto& [name, signal] : policies_.signals) {
      check_matcher(signal.matcher);
      for (const auto* others : {&signal.void_behind, &signal.unless_with, &signal.void_under}) {
        for (const LocatedText& other : *others) {
          check_name(policies_.signals, "signal", other.text, other.where);
        }
      }
    }
    for (auto& [id, duty] : policies_.duties) {
      check_duty(duty);
    }
    for (const auto& [name, profile] : policies_.profiles) {
      check_profile(profile);
    }
  }

 private:
  void fail(std::string message, const Location& where, std::uint32_t column = 1) {
    Location place = where;
    place.column += column - 1;
    mistakes_.push_back({ErrorCode::kPolicy, std::move(message), std::move(place)});
  }

  void take(Quota& quota, std::size_t amount, const Location& where) {
    if (std::optional<std::string> mistake = quota.take(amount)) {
      fail(*std::move(mistake), where);
    }
  }

  template <class Map>
  void check_name(const Map& known, std::string_view what, const std::string& name, const Location& where,
                  const std::string& before = {}) {
    if (look_up_ && known.count(name) == 0 && mistakes_.size() < kMaxMistakes) {
      std::vector<std::string> names = names_of(known);
      if (what == "list") {
        names.emplace_back(kDigits);
      }
      fail(before + unknown(what, name, names), where);
    }
  }

  /// The lists that a phrase names; none when it has a mistake.
  std::set<std::string> check_phrase(const LocatedText& phrase) {
    if (phrase.text.empty() || words_.exceeded()) {
      return {};
    }
    const Result<Phrase> parsed = parse_phrase(phrase.text);
    if (!parsed) {
      fail(fmt::format("phrase \"{}\": {}", shortened(phrase.text), parsed.error().message), phrase.where,
           parsed.error().location->column);
      return {};
    }
    std::set<std::string> named;
    for (const Atom& atom : parsed->atoms) {
      if (atom.kind == AtomKind::kList && named.insert(atom.text).second) {
        if (atom.text != kDigits) {
          check_name(policies_.lists, "list", atom.text, phrase.where, fmt::format("phrase \"{}\": ", phrase.text));
        }
      }
    }
    take(words_, parsed->words, phrase.where);
    return named;
  }

  void check_phrases(const std::vector<LocatedText>& phrases) {
    for (const LocatedText& phrase : phrases) {
      take(phrases_, 1, phrase.where);
      static_cast<void>(check_phrase(phrase));
    }
  }

  void check_regexes(const std::vector<LocatedText>& patterns) {
    for (const LocatedText& pattern : patterns) {
      if (regexes_.exceeded()) {
        return;
      }
      const Result<std::size_t> size = Regex::size(pattern.text);
      if (!size) {
        fail(fmt::format("regular expression: {}", size.error().message), pattern.where);
      }
      take(regexes_, size ? *size : kBrokenRegexSize, pattern.where);
    }
  }

  void check_list(const std::string& name, const ListDefinition& list) {
    take(lists_, 1, list.where);
    for (const LocatedText& entry : list.entries) {
      if (entry.text.find("..") != std::string::npos || entry.text.find_first_of("^$") != std::string::npos) {
        fail(fmt::format("list '{}': an entry has no gaps and no sentence edges", name), entry.where);
      }
      list_uses_[name].merge(check_phrase(entry));
    }
  }

  /// How deep lists are nested below this one; its own mistakes are reported once.
  std::size_t depth(const std::string& name, std::size_t level) {
    const auto [place, is_new] = depths_.emplace(name, std::nullopt);
    if (!is_new) {
      if (!place->second) {
        fail(fmt::format("the list '{}' holds itself", name), policies_.lists.at(name).where);
      }
      return place->second.value_or(0);
    }
    std::size_t deepest = 0;
    for (const std::string& next : list_uses_[name]) {
      if (policies_.lists.count(next) != 0 && level <= kMaxListDepth) {
        deepest = std::max(deepest, depth(next, level + 1) + 1);
      }
    }
    if (deepest == kMaxListDepth + 1) {
      fail(fmt::format("lists that name lists are nested more than {} deep", kMaxListDepth),
           policies_.lists.at(name).where);
    }
    depths_[name] = deepest;
    return deepest;
  }

  void check_context(const ContextDefinition& context) {
    take(contexts_, 1, context.where);
    for (const TriggerGroup& group : context.triggers) {
      check_phrases(group.phrases);
    }
    check_phrases(context.pseudo);
    check_phrases(context.ends);
    check_phrases(context.leading);
    check_phrases(context.mention);
    check_phrases(context.untrusted_text);
    for (const SourcePattern& source : context.sources) {
      check_regexes({source.pattern});
    }
  }

  /// Every sentence has one list of citations.
  void check_citation_contexts() {
    const std::string* first = nullptr;
    for (const auto& [name, context] : policies_.contexts) {
      if (context.kind != ContextKind::kCitation) {
        continue;
      }
      if (first != nullptr) {
        fail(fmt::format("'{}' is of kind citation already, and only one context can be", *first), context.where);
      }
      first = &name;
    }
  }

  void check_unless(const std::vector<ContextUse>& uses) {
    for (const ContextUse& use : uses) {
      check_name(policies_.contexts, "context", use.context, use.where, "unless: ");
    }
  }

  void check_matcher(const RuleDefinition& rule) {
    take(matchers_, 1, rule.where);
    if (rule.phrases.size() + rule.except.size() + rule.regexes.size() > kMaxPhrasesOfRule) {
      fail(fmt::format("has more than {} phrases", kMaxPhrasesOfRule), rule.where);
      return;
    }
    check_phrases(rule.phrases);
    check_phrases(rule.except);
    check_regexes(rule.regexes);
    for (const Need& need : rule.needs) {
      for (const std::string& list : need.lists) {
        check_name(policies_.lists, "list", list, need.where, "needs: ");
      }
    }
    if (rule.own_unless) {
      check_unless(*rule.own_unless);
    }
  }

  void check_rule(RuleDefinition& rule) {
    check_matcher(rule);
    for (const Rewording& rewording : rule.rewordings) {
      if (!rewording.list.empty()) {
        check_name(policies_.lists, "list", rewording.list, rewording.where, "from: ");
      }
    }
    check_name(policies_.categories, "category", rule.info.category, rule.category_where);
    fill_references(rule.references, rule.info);
    name_sources(rule.info);
  }

  void fill_references(const std::vector<LocatedText>& references, RuleInfo& info) {
    info.references.clear();
    for (const LocatedText& reference : references) {
      const auto found = policies_.authorities.find(reference.text);
      check_name(policies_.authorities, "authority", reference.text, reference.where, "references: ");
      if (found != policies_.authorities.end()) {
        info.references.push_back(found->second);
      }
    }
  }

  /// Puts the signals that a name ending in /* stands for in its place.
  void check_condition(DutyCondition& condition) {
    std::vector<LocatedText> signals;
    for (const LocatedText& named : condition.signals) {
      if (!named.text.ends_with("/*")) {
        check_name(policies_.signals, "signal", named.text, named.where);
        signals.push_back(named);
        continue;
      }
      const std::string folder = named.text.substr(0, named.text.size() - 1);
      const std::size_t before = signals.size();
      for (const auto& [name, signal] : policies_.signals) {
        if (name.starts_with(folder)) {
          signals.push_back({name, named.where});
        }
      }
      if (look_up_ && signals.size() == before) {
        fail(fmt::format("there is no signal '{}'", named.text), named.where);
      }
    }
    condition.signals = std::move(signals);
    for (const LocatedText& claim : condition.claims) {
      check_name(policies_.categories, "category", claim.text, claim.where);
    }
    for (DutyCondition& part : condition.any) {
      check_condition(part);
    }
  }

  void check_duty(DutyDefinition& duty) {
    for (auto* conditions : {&duty.when, &duty.unless, &duty.must, &duty.partly, &duty.graver}) {
      for (DutyCondition& condition : *conditions) {
        check_condition(condition);
      }
    }
    fill_references(duty.references, duty.info);
  }

  void check_profile(const ProfileDefinition& profile) {
    // A folder that takes the place of the duties leaves the profiles with none to ask for.
    if (policies_.duties.empty()) {
      return;
    }
    for (const auto* ids : {&profile.asks, &profile.leaves_out}) {
      for (const LocatedText& id : *ids) {
        check_name(policies_.duties, "duty", id.text, id.where);
      }
    }
    for (const auto& [id, severity] : profile.severities) {
      check_name(policies_.duties, "duty", id, profile.where);
    }
  }

  /// A rule about a fact names its sources in its advice.
  static void name_sources(RuleInfo& info) {
    constexpr std::string_view kPlace = "{source}";
    std::vector<std::string> titles;
    for (const Authority& authority : info.references) {
      titles.push_back(authority.title);
    }
    if (const std::size_t at = info.advice.find(kPlace); at != std::string::npos) {
      info.advice.replace(at, kPlace.size(), fmt::format("{}", fmt::join(titles, "; ")));
    }
  }

  void check_source(const Fact& fact) {
    if (!fact.source.text.empty()) {
      check_name(policies_.authorities, "authority", fact.source.text, fact.source.where, "source: ");
    }
  }

  void check_treatment(const TreatmentFacts& facts) {
    for (const ApprovedUse& use : facts.approved) {
      check_source(use.fact);
    }
    for (const ControlledStatus& status : facts.controlled) {
      check_source(status.fact);
    }
    for (const auto* positions : {&facts.guidelines, &facts.counter_evidence}) {
      for (const Stance& position : *positions) {
        check_source(position.fact);
      }
    }
    if (facts.boxed_warning) {
      check_source(facts.boxed_warning->fact);
    }
    for (const auto* things : {facts.boxed_warning ? &*facts.boxed_warning : nullptr, &facts.harms}) {
      for (const LocatedText& name : things == nullptr ? std::vector<LocatedText>() : things->names) {
        check_name(policies_.signals, "signal", "harm/" + name.text, name.where);
      }
    }
    check_source(facts.harms.fact);
    check_source(facts.contraindications.fact);
  }

  Policies& policies_;
  std::vector<Error>& mistakes_;
  bool look_up_;
  // The book numbers rules, phrases and lists in 16 bits.
  Quota words_{3'000'000, "stand for more than {} words in all"};
  Quota phrases_{50'000, "hold more than {} phrases"};
  Quota matchers_{30'000, "hold more than {} rules and signals"};
  Quota lists_{20'000, "hold more than {} lists"};
  Quota contexts_{1'000, "hold more than {} contexts"};
  Quota regexes_{1'000'000, "hold regular expressions of more than {} steps in all"};
  std::map<std::string, std::set<std::string>> list_uses_;    ///< by list: those it names
  std::map<std::string, std::optional<std::size_t>> depths_;  ///< of the lists; none: being measured
};

}  // namespace

void check_policies(Policies& policies, std::vector<Error>& mistakes) {
  Checker(policies, mistakes).check();
}

}  // namespace candor
