#pragma once

#include <span>
#include <string_view>

/// What strangers write, each as a function that takes any bytes: a crash, a broken promise (FuzzFailure by abort) or
/// endless work is a finding. tests/fuzz/fuzzer.cpp tries new bytes, seeds_test.cpp those that are kept.

namespace candor::testing {

struct FuzzTarget {
  std::string_view name;
  void (*run)(std::string_view bytes);
};

std::span<const FuzzTarget> fuzz_targets();

/// Null when there is none of that name.
const FuzzTarget* fuzz_target(std::string_view name);

}  // namespace candor::testing
