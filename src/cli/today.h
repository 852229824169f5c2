#pragma once

#include "candor/base/date.h"
#include "candor/base/result.h"

#include "command_line.h"

namespace candor {

inline constexpr OptionSpec kClaimsDayOption{"today", '\0', "YYYY-MM-DD",
                                             "the day by which approvals end, in place of the clock's"};

/// The day that --today names, or the clock's, in UTC.
Result<Date> today_of(const CommandLine& line);

}  // namespace candor
