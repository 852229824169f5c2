#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "fuzz/targets.h"

// The libFuzzer program: `fuzzer --target=markdown [libFuzzer's options] FOLDER`.

namespace {

const candor::testing::FuzzTarget* chosen = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argument_count, char*** arguments) {
  constexpr std::string_view kOption = "--target=";
  const std::string_view first = *argument_count > 1 ? (*arguments)[1] : "";
  chosen = first.starts_with(kOption) ? candor::testing::fuzz_target(first.substr(kOption.size())) : nullptr;
  if (chosen == nullptr) {
    std::fputs("fuzzer: the first argument is --target= and one of\n", stderr);
    for (const candor::testing::FuzzTarget& target : candor::testing::fuzz_targets()) {
      std::fprintf(stderr, "  %.*s\n", static_cast<int>(target.name.size()), target.name.data());
    }
    std::exit(2);
  }
  // libFuzzer does not know the option.
  (*arguments)[1] = (*arguments)[0];
  ++*arguments;
  --*argument_count;
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  chosen->run({reinterpret_cast<const char*>(data), size});
  return 0;
}
