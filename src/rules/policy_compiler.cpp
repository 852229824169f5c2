#include <fstream>

#include <fmt/format.h>

#include "candor/base/digest.h"
#include "candor/base/file_system.h"
#include "candor/policy/loader.h"
#include "candor/rules/rule_book.h"

/// Build step: reads policies/ and writes what the program carries within it.
int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: policy_compiler POLICIES OUTPUT\n");
    return 2;
  }
  candor::Policies policies;
  const std::vector<candor::Error> mistakes = candor::load_policies(candor::DiskFileSystem(), argv[1], policies);
  for (const candor::Error& mistake : mistakes) {
    fmt::print(stderr, "{}\n", candor::to_string(mistake));
  }
  if (!mistakes.empty()) {
    return 1;
  }
  std::ofstream file(argv[2], std::ios::binary);
  const std::string image = candor::RuleBook::compile(std::move(policies))->save();
  file << image << candor::sha256_hex(image);
  file.close();
  return file.good() ? 0 : 1;
}
