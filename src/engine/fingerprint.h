#pragma once

#include <string>
#include <string_view>

namespace candor {

/// 16 hexadecimal digits made from a rule, the sentence it was found in and the words it found: they stay the same when
/// lines above move. `repeat` tells equal ones on one page apart, from 0.
std::string fingerprint(std::string_view rule, std::string_view sentence, std::string_view match, std::size_t repeat);

}  // namespace candor
