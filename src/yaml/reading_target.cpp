#include "candor/yaml/reading_target.h"

namespace candor {

ReadingTarget read_reading_target(const YamlNode& node) {
  constexpr std::uint32_t kHighestGrade = 20;
  const YamlFields fields = node.fields({"!grade", "formula"});
  ReadingTarget target;
  if (const YamlNode* grade = fields.find("grade")) {
    target.grade = grade->number(kHighestGrade).value_or(0);
  }
  if (const YamlNode* formula = fields.find("formula")) {
    target.formula = static_cast<ReadingFormula>(formula->one_of(kReadingFormulaNames).value_or(0));
  }
  return target;
}

}  // namespace candor
