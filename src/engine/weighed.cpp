#include "weighed.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/rules/rule_book.h"

namespace candor {
namespace {

bool only(const std::vector<std::uint32_t>& numbers, std::optional<std::uint32_t> without) {
  return std::all_of(numbers.begin(), numbers.end(), [&](std::uint32_t number) { return number == without; });
}

/// Whether the part had a say about the match at all.
bool speaks(const Weighed& match, const Part& part) {
  const auto among = [&](const std::vector<std::uint32_t>& numbers) {
    return std::find(numbers.begin(), numbers.end(), part.number) != numbers.end();
  };
  switch (part.kind) {
    case PartKind::kPhrase:
      return match.phrase == part.number;
    case PartKind::kNeed:
      return among(match.unmet);
    case PartKind::kContext:
      return among(match.contexts);
    case PartKind::kExcept:
      return among(match.excepts);
  }
  return false;
}

}  // namespace

Weighed weigh(const Decision& decision) {
  const bool ruled_out = decision.other_block || decision.struck_out || decision.other_subject;
  Weighed weighed{decision.span, decision.phrase, ruled_out, {}, decision.unmet, {}};
  for (const Exception& longer : decision.excepts) {
    weighed.excepts.push_back(longer.number);
  }
  for (const Trial& trial : decision.trials) {
    if (trial.found) {
      weighed.contexts.push_back(trial.use);
    }
  }
  return weighed;
}

std::vector<WeighedOutcome> Recorded::outcomes(const std::vector<Weighed>& sentence,
                                               std::optional<Part> without) const {
  std::vector<WeighedOutcome> found;
  for (const Weighed& match : sentence) {
    if (const std::optional<Severity> severity = decide(match, without)) {
      found.push_back({match.span.begin, match.span.end, *severity});
    }
  }
  std::sort(found.begin(), found.end(), [](const WeighedOutcome& a, const WeighedOutcome& b) {
    return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
  });
  std::vector<WeighedOutcome> merged;
  for (const WeighedOutcome& next : found) {
    if (merged.empty() || next.begin >= merged.back().end) {
      merged.push_back(next);
    } else {
      merged.back().end = std::max(merged.back().end, next.end);
      merged.back().severity = std::max(merged.back().severity, next.severity);
    }
  }
  return merged;
}

bool Recorded::needs(const std::vector<Weighed>& sentence, const Part& part) const {
  return std::any_of(sentence.begin(), sentence.end(), [&](const Weighed& match) { return speaks(match, part); }) &&
         outcomes(sentence, std::nullopt) != outcomes(sentence, part);
}

std::optional<Severity> Recorded::decide(const Weighed& match, std::optional<Part> without) const {
  const auto left_out = [&](PartKind kind) {
    return without && without->kind == kind ? std::optional<std::uint32_t>(without->number) : std::nullopt;
  };
  if (match.ruled_out || match.phrase == left_out(PartKind::kPhrase) ||
      !only(match.excepts, left_out(PartKind::kExcept)) || !only(match.unmet, left_out(PartKind::kNeed))) {
    return std::nullopt;
  }
  Severity severity = rule_.info.severity;
  for (const std::uint32_t context : match.contexts) {
    if (context == left_out(PartKind::kContext)) {
      continue;
    }
    if (!unless_[context].lower_to) {
      return std::nullopt;
    }
    severity = std::min(severity, *unless_[context].lower_to);
  }
  return severity;
}

std::vector<NamedPart> parts_of(const RuleDefinition& rule) {
  std::vector<NamedPart> parts;
  const auto number = [](std::size_t place) { return static_cast<std::uint32_t>(place); };
  for (std::size_t i = 0; i < rule.phrases.size(); ++i) {
    parts.push_back({{PartKind::kPhrase, number(i)}, "phrase", rule.phrases[i].text, rule.phrases[i].where});
  }
  for (std::size_t i = 0; i < rule.regexes.size(); ++i) {
    parts.push_back(
        {{PartKind::kPhrase, number(kFirstRegex + i)}, "regex", rule.regexes[i].text, rule.regexes[i].where});
  }
  for (std::size_t i = 0; i < rule.needs.size(); ++i) {
    parts.push_back({{PartKind::kNeed, number(i)},
                     "needs",
                     fmt::format("{}", fmt::join(rule.needs[i].lists, ", ")),
                     rule.needs[i].where});
  }
  for (std::size_t i = 0; rule.own_unless && i < rule.own_unless->size(); ++i) {
    const ContextUse& use = (*rule.own_unless)[i];
    parts.push_back({{PartKind::kContext, number(i)}, "unless", use.context, use.where});
  }
  for (std::size_t i = 0; i < rule.except.size(); ++i) {
    parts.push_back({{PartKind::kExcept, number(i)}, "except", rule.except[i].text, rule.except[i].where});
  }
  return parts;
}

}  // namespace candor
