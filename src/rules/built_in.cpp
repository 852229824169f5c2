#include "candor/rules/built_in.h"

#include <cstddef>

// The bytes that policy_compiler wrote, and those of docs/rule-precision.yaml, put into the program by the assembler.
extern "C" {
// NOLINTBEGIN(readability-identifier-naming): symbols of the assembler are no constants of C++
extern const char candor_built_in_policies[];
extern const char candor_built_in_policies_end[];
extern const char candor_rule_precision[];
extern const char candor_rule_precision_end[];
// NOLINTEND(readability-identifier-naming)
}

namespace candor {

namespace {

/// The image, and its digest behind it.
std::string_view embedded_policies() {
  return {candor_built_in_policies, static_cast<std::size_t>(candor_built_in_policies_end - candor_built_in_policies)};
}

constexpr std::size_t kDigestDigits = 64;

}  // namespace

RuleBookPtr built_in_rule_book() {
  const std::string_view all = embedded_policies();
  return RuleBook::load(all.substr(0, all.size() - kDigestDigits));
}

std::string_view built_in_digest() {
  const std::string_view all = embedded_policies();
  return all.substr(all.size() - kDigestDigits);
}

std::string_view built_in_precision() {
  return {candor_rule_precision, static_cast<std::size_t>(candor_rule_precision_end - candor_rule_precision)};
}

}  // namespace candor
