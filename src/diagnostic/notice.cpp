#include "candor/diagnostic/notice.h"

namespace candor {
namespace {

/// One pass: what is put in is not looked at again.
std::string filled(std::string_view message, std::initializer_list<NoticeWord> words) {
  std::string text;
  while (!message.empty()) {
    const NoticeWord* found = nullptr;
    for (const NoticeWord& word : words) {
      if (message.front() == '{' && message.substr(1).starts_with(word.first) &&
          message.substr(1 + word.first.size()).starts_with('}')) {
        found = &word;
      }
    }
    text += found != nullptr ? found->second : std::string(1, message.front());
    message.remove_prefix(found != nullptr ? found->first.size() + 2 : 1);
  }
  return text;
}

}  // namespace

std::optional<Finding> make_notice(const NoticeRules& rules, std::string_view detector,
                                   std::initializer_list<NoticeWord> words) {
  const auto rule = rules.find(detector);
  if (rule == rules.end()) {
    return std::nullopt;
  }
  Finding finding;
  finding.rule = rule->second.info.id;
  finding.category = rule->second.info.category;
  finding.severity = rule->second.info.severity;
  finding.message = filled(rule->second.message, words);
  return finding;
}

}  // namespace candor
