#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "candor/diagnostic/report.h"

namespace candor {

/// Keys stay in the order they are written in.
using Json = nlohmann::ordered_json;

/// Indented by two, with all lines but the first moved `margin` blanks to the right. Text that is not UTF-8 (a path may
/// be anything) is shown with U+FFFD.
std::string json_text(const Json& json, std::size_t margin = 0);

Json packs_json(const RunInfo& run);

}  // namespace candor
