#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace candor {

/// No policy file of a person is this large; a larger one is refused unread.
inline constexpr std::uint64_t kMaxPolicyFileBytes = 1U << 20U;
/// All files of a folder of policies together: more than ten times the built-in ones.
inline constexpr std::uint64_t kMaxPolicyFolderBytes = 16U << 20U;
/// Folders below a pack's own, and below a folder of packs one more.
inline constexpr std::size_t kMaxRuleDepth = 4;
inline constexpr std::size_t kMaxPolicyDepth = kMaxRuleDepth + 2;

inline bool is_policy_file(std::string_view name) {
  return name.ends_with(".yaml") || name.ends_with(".yml");
}

}  // namespace candor
