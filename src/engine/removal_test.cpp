#include "candor/engine/removal_test.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/document/readers.h"
#include "candor/rules/judge.h"

#include "placement.h"

namespace candor {
namespace {

enum class PartKind : std::uint8_t { kPhrase, kNeed, kContext, kExcept };

/// A part of a rule. Regular expressions are counted on behind the phrases.
struct Part {
  PartKind kind = PartKind::kPhrase;
  std::uint32_t number = 0;
};

/// What each part of a rule has to say about one match.
struct Weighed {
  TextSpan span;
  std::uint32_t phrase = 0;
  bool ruled_out = false;               ///< by the kind of block, the subject, or because it is struck out
  std::vector<std::uint32_t> excepts;   ///< places in the rule's `except`: what makes it harmless
  std::vector<std::uint32_t> unmet;     ///< places in its `needs`
  std::vector<std::uint32_t> contexts;  ///< places in RuleBook::unless(): those that hold
};

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

/// What was said about one example: for each sentence, each match.
using Record = std::vector<std::vector<Weighed>>;

struct Outcome {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Severity severity = Severity::kWarning;

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

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

/// Judges from records, so that any part can be left out.
class Recorded {
 public:
  Recorded(const RuleDefinition& rule, const std::vector<ContextUse>& unless) : rule_(rule), unless_(unless) {}

  /// The findings of a sentence: overlapping ones are one, with the graver severity.
  [[nodiscard]] std::vector<Outcome> outcomes(const std::vector<Weighed>& sentence, std::optional<Part> without) const {
    std::vector<Outcome> found;
    for (const Weighed& match : sentence) {
      if (const std::optional<Severity> severity = decide(match, without)) {
        found.push_back({match.span.begin, match.span.end, *severity});
      }
    }
    std::sort(found.begin(), found.end(),
              [](const Outcome& a, const Outcome& b) { return std::tie(a.begin, a.end) < std::tie(b.begin, b.end); });
    std::vector<Outcome> merged;
    for (const Outcome& next : found) {
      if (merged.empty() || next.begin >= merged.back().end) {
        merged.push_back(next);
      } else {
        merged.back().end = std::max(merged.back().end, next.end);
        merged.back().severity = std::max(merged.back().severity, next.severity);
      }
    }
    return merged;
  }

  /// Whether the sentence's findings are others without the part.
  [[nodiscard]] bool needs(const std::vector<Weighed>& sentence, const Part& part) const {
    return std::any_of(sentence.begin(), sentence.end(), [&](const Weighed& match) { return speaks(match, part); }) &&
           outcomes(sentence, std::nullopt) != outcomes(sentence, part);
  }

 private:
  [[nodiscard]] std::optional<Severity> decide(const Weighed& match, std::optional<Part> without) const {
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

  const RuleDefinition& rule_;
  const std::vector<ContextUse>& unless_;
};

bool below(const std::string& path, const std::vector<std::string>& folders) {
  return folders.empty() || std::any_of(folders.begin(), folders.end(), [&](const std::string& folder) {
           return path.starts_with(folder) && (folder.ends_with('/') || path.substr(folder.size()).starts_with('/'));
         });
}

class RemovalTester {
 public:
  RemovalTester(const RuleBook& book, const std::vector<std::string>& folders)
      : book_(book), folders_(folders), reader_(book), beside_(book) {
    for (const auto& [name, category] : book.policies().categories) {
      used_[name].resize(category.unless.size());
    }
  }

  RemovalResult test() && {
    for (std::uint16_t rule = 0; rule < book_.rules().size(); ++rule) {
      test_rule(rule);
    }
    for (const auto& [name, category] : book_.policies().categories) {
      for (std::size_t i = 0; i < category.unless.size(); ++i) {
        report(used_[name][i], {name, "unless", category.unless[i].context, category.unless[i].where});
      }
    }
    std::stable_sort(result_.dead.begin(), result_.dead.end(), [](const DeadPart& a, const DeadPart& b) {
      return std::tie(a.where.path, a.where.line, a.where.column) <
             std::tie(b.where.path, b.where.line, b.where.column);
    });
    return std::move(result_);
  }

 private:
  static std::vector<Weighed> weigh_all(const SentenceTrace& sentence) {
    std::vector<Weighed> weighed;
    for (const Decision& decision : sentence.decisions) {
      weighed.push_back(weigh(decision));
    }
    return weighed;
  }

  /// With phrases and examples, which RuleBook::rules() need not have.
  [[nodiscard]] const RuleDefinition& whole(std::uint16_t rule) const {
    return book_.policies().rules.at(book_.rules()[rule]->info.id);
  }

  [[nodiscard]] std::vector<Record> records(std::uint16_t rule) {
    std::vector<Record> records;
    for (const Example& example : whole(rule).examples) {
      const std::optional<MarkedText> marked =
          example.flag ? read_marks(example.markdown.text) : MarkedText{example.markdown.text, {}};
      const Result<SourcePtr> source =
          marked ? SourceFile::decode("example.md", marked->text) : Error{ErrorCode::kPolicy, {}, {}};
      if (!source) {
        continue;
      }
      const Document page = read_markdown(*source, {});
      Judge judge(book_, page, reader_, beside_);
      Record& record = records.emplace_back();
      for (std::uint32_t block = 0; block < page.blocks.size(); ++block) {
        BlockTrace trace{book_.rules()[rule], {}, {}};
        std::vector<Verdict> verdicts;
        judge.judge(block, verdicts, &trace);
        for (const SentenceTrace& sentence : trace.sentences) {
          record.push_back(weigh_all(sentence));
        }
      }
    }
    return records;
  }

  void test_rule(std::uint16_t number) {
    const RuleDefinition& rule = whole(number);
    const std::vector<ContextUse>& unless = book_.unless(rule);
    const Recorded recorded(rule, unless);
    const std::vector<Record> examples = records(number);
    const auto needed = [&](PartKind kind, std::size_t part) {
      const Part taken{kind, static_cast<std::uint32_t>(part)};
      return std::any_of(examples.begin(), examples.end(), [&](const Record& example) {
        return std::any_of(example.begin(), example.end(),
                           [&](const auto& sentence) { return recorded.needs(sentence, taken); });
      });
    };
    const std::string& id = rule.info.id;
    for (std::size_t i = 0; i < rule.phrases.size(); ++i) {
      report(needed(PartKind::kPhrase, i), {id, "phrase", rule.phrases[i].text, rule.phrases[i].where});
    }
    for (std::size_t i = 0; i < rule.regexes.size(); ++i) {
      report(needed(PartKind::kPhrase, kFirstRegex + i), {id, "regex", rule.regexes[i].text, rule.regexes[i].where});
    }
    for (std::size_t i = 0; i < rule.needs.size(); ++i) {
      report(needed(PartKind::kNeed, i),
             {id, "needs", fmt::format("{}", fmt::join(rule.needs[i].lists, ", ")), rule.needs[i].where});
    }
    for (std::size_t i = 0; i < unless.size(); ++i) {
      if (rule.own_unless) {
        report(needed(PartKind::kContext, i), {id, "unless", unless[i].context, unless[i].where});
      } else if (!used_[rule.info.category][i]) {
        used_[rule.info.category][i] = needed(PartKind::kContext, i);
      }
    }
    for (std::size_t i = 0; i < rule.except.size(); ++i) {
      report(needed(PartKind::kExcept, i), {id, "except", rule.except[i].text, rule.except[i].where});
    }
  }

  void report(bool needed, DeadPart part) {
    if (below(part.where.path, folders_)) {
      ++result_.parts;
      if (!needed) {
        result_.dead.push_back(std::move(part));
      }
    }
  }

  const RuleBook& book_;
  const std::vector<std::string>& folders_;
  BlockReader reader_;
  BlockReader beside_;
  std::map<std::string, std::vector<bool>> used_;  ///< by category: which entries of its `unless` some example needs
  RemovalResult result_;
};

}  // namespace

RemovalResult test_removal(const RuleBook& book, const std::vector<std::string>& folders) {
  return RemovalTester(book, folders).test();
}

}  // namespace candor
