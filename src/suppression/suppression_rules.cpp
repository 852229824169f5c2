#include "candor/suppression/suppressor.h"

namespace candor {
namespace {

RuleInfo rule(std::string id, Severity severity, std::string title, std::string why, std::string advice) {
  RuleInfo info;
  info.id = "suppression/" + std::move(id);
  info.category = "suppression";
  info.severity = severity;
  info.title = std::move(title);
  info.why = std::move(why);
  info.advice = std::move(advice);
  return info;
}

}  // namespace

const std::vector<RuleInfo>& suppression_rules() {
  static const std::vector<RuleInfo> kRules = {
      rule("expired", Severity::kWarning, "Exception past its day",
           "It was allowed for a time, and that time is over: its findings are back.",
           "Have it looked at again and set a new day, or change the wording and take the exception away."),
      rule("malformed", Severity::kError, "Exception that cannot be read",
           "It begins like an exception and is not in force; whoever wrote it believes that it is.",
           "Write it as docs/configuration.md says."),
      rule("missing-reason", Severity::kError, "Exception without a reason",
           "Who reviews the page must be able to see why the wording was allowed to stand.",
           "Write the reason behind two dashes: -- quoted from the label."),
      rule("not-allowed", Severity::kError, "Exception that the project does not allow",
           "The project's configuration says what an exception must have.",
           "Give it what is missing, or change the wording."),
      rule("unclosed", Severity::kWarning, "Exception without an end",
           "It is in force up to the end of the page, and covers whatever is written there later.",
           "Close it with candor-enable and the rule's name, or use candor-disable-file."),
      rule("unknown-rule", Severity::kError, "Exception for a rule that does not exist",
           "It allows nothing; the finding it was written for is still there or comes from another rule.",
           "Correct the rule's name: 'candor rules' lists them."),
      rule("unused", Severity::kWarning, "Exception that nothing needs",
           "It would hide the next finding of its rule here, which nobody has looked at.", "Take it away."),
  };
  return kRules;
}

}  // namespace candor
