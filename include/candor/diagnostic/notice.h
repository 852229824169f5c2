#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "candor/diagnostic/report.h"

/// Findings about what stands beside a page's wording: signed exceptions, the register of approved claims. Code finds
/// them; policies say how grave they are and in which words they are told.

namespace candor {

struct NoticeRule {
  RuleInfo info;
  std::string message;  ///< with {name} for what the finding says about its case
};

/// By the name of the rule's detector.
using NoticeRules = std::map<std::string, NoticeRule, std::less<>>;

/// What stands for a {name} of the message.
using NoticeWord = std::pair<std::string_view, std::string>;

/// A finding of the detector's rule, without place and fingerprint. None: no policy asks for it.
std::optional<Finding> make_notice(const NoticeRules& rules, std::string_view detector,
                                   std::initializer_list<NoticeWord> words);

}  // namespace candor
