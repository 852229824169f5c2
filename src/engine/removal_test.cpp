#include "candor/engine/removal_test.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "candor/document/readers.h"
#include "candor/rules/judge.h"

#include "placement.h"
#include "weighed.h"

namespace candor {
namespace {

/// What was said about one example: for each sentence, each match.
using Record = std::vector<std::vector<Weighed>>;

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
    for (std::size_t rule = 0; rule < book_.rules().size(); ++rule) {
      test_rule(static_cast<std::uint16_t>(rule));
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
    const auto needed = [&](const Part& taken) {
      return std::any_of(examples.begin(), examples.end(), [&](const Record& example) {
        return std::any_of(example.begin(), example.end(),
                           [&](const auto& sentence) { return recorded.needs(sentence, taken); });
      });
    };
    for (const NamedPart& part : parts_of(rule)) {
      report(needed(part.part), {rule.info.id, part.kind, part.text, part.where});
    }
    for (std::uint32_t i = 0; !rule.own_unless && i < unless.size(); ++i) {
      if (!used_[rule.info.category][i]) {
        used_[rule.info.category][i] = needed({PartKind::kContext, i});
      }
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
