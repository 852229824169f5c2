#pragma once

#include "candor/text/reading_target.h"
#include "candor/yaml/yaml.h"

namespace candor {

/// `{grade: 8, formula: smog}`, as candor.yml and profiles have it: a grade of 0 to 20, the formula one of
/// kReadingFormulaNames or left out. What is wrong with it has been told through the node.
ReadingTarget read_reading_target(const YamlNode& node);

}  // namespace candor
