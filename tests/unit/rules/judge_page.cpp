#include "unit/rules/judge_page.h"

#include <utility>

#include "candor/document/readers.h"
#include "candor/rules/judge.h"

namespace candor::testing {

Found judge_page(const RuleBook& book, std::string_view markdown) {
  const Result<SourcePtr> source = SourceFile::decode("page.md", markdown);
  const Document page = read_markdown(source.value());
  BlockReader reader(book);
  BlockReader beside(book);
  Judge judge(book, page, reader, beside);
  Found found;
  for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
    std::vector<Verdict> verdicts;
    judge.judge(i, verdicts);
    for (const Verdict& verdict : verdicts) {
      std::string words = page.blocks[i].text.substr(verdict.span.begin, verdict.span.size());
      if (verdict.severity != Severity::kError) {
        words.append(" (").append(to_string(verdict.severity)).append(")");
      }
      found.push_back(std::move(words));
    }
  }
  return found;
}

Found judge_page(const PolicyFiles& policies, std::string_view markdown) {
  return judge_page(*RuleBook::compile(policies.load()), markdown);
}

PolicyFiles healing_policies(const std::string& lines) {
  PolicyFiles policies;
  policies
      .lists(
          "  clause-subordinator: {entries: [although, because, if]}\n"
          "  clause-relative: {entries: [=which, =who]}\n"
          "  clause-coordinator: {entries: [and, but]}\n"
          "  finite-verb: {entries: [=is, =heals, =helps]}\n")
      .rule("heal", "phrases: [heal]\n" + lines);
  return policies;
}

}  // namespace candor::testing
