#include "page_notice.h"

#include "fingerprint.h"

namespace candor {

std::optional<Finding> page_notice(const RuleBook& book, Detector detector, std::initializer_list<NoticeWord> words) {
  NoticeRules rules;
  for (const std::uint16_t number : book.rules_of(detector)) {
    const RuleDefinition& rule = *book.rules()[number];
    rules.emplace(name_of(detector), NoticeRule{rule.info, rule.message});
  }
  std::optional<Finding> finding = make_notice(rules, name_of(detector), words);
  if (finding) {
    finding->fingerprint = fingerprint(finding->rule, {}, {}, 0);
  }
  return finding;
}

}  // namespace candor
