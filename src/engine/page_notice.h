#pragma once

#include <initializer_list>
#include <optional>

#include "candor/diagnostic/notice.h"
#include "candor/policy/detectors.h"
#include "candor/rules/rule_book.h"

namespace candor {

/// A finding about the whole page, in the words of the detector's rule. None: no policy asks for it.
std::optional<Finding> page_notice(const RuleBook& book, Detector detector, std::initializer_list<NoticeWord> words);

}  // namespace candor
