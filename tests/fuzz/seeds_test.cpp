#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "fuzz/targets.h"

// The seeds of the fuzzers, and what they have found, as ordinary tests: each must come to an end without a crash.

namespace candor::testing {
namespace {

namespace fs = std::filesystem;

class Seeds : public ::testing::TestWithParam<FuzzTarget> {};

TEST_P(Seeds, ComeToAnEnd) {
  const fs::path folder = fs::path(CANDOR_SOURCE_DIR) / "tests/fuzz/seeds" / GetParam().name;
  std::size_t seeds = 0;
  for (const fs::directory_entry& seed : fs::directory_iterator(folder)) {
    SCOPED_TRACE(seed.path().string());
    std::ifstream file(seed.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    GetParam().run(bytes);
    ++seeds;
  }
  EXPECT_GT(seeds, 0U);
}

std::string test_name(const ::testing::TestParamInfo<FuzzTarget>& target) {
  std::string name(target.param.name);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Fuzz, Seeds, ::testing::ValuesIn(fuzz_targets().begin(), fuzz_targets().end()), test_name);

}  // namespace
}  // namespace candor::testing
