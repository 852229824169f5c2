#include <fmt/format.h>

#include "candor/policy/loader.h"
#include "candor/rules/built_in.h"

#include "commands.h"

namespace candor {

ExitCode mistake(const Console& console, std::string_view message) {
  console.err(fmt::format("candor: {}\n", message));
  return ExitCode::kMistake;
}

RuleBookPtr load_rule_book(const std::vector<std::string>& folders, const Console& console) {
  RuleBookPtr built_in = built_in_rule_book();
  if (folders.empty()) {
    return built_in;
  }
  Policies policies = built_in->policies();
  const DiskFileSystem files;
  std::size_t mistakes = 0;
  for (const std::string& folder : folders) {
    for (const Error& error : load_policies(files, folder, policies)) {
      console.err(fmt::format("{}\n", to_string(error)));
      ++mistakes;
    }
  }
  if (mistakes > 0) {
    mistake(console,
            fmt::format("{} mistake{} in the policies: nothing was checked", mistakes, mistakes == 1 ? "" : "s"));
    return nullptr;
  }
  return RuleBook::compile(std::move(policies));
}

}  // namespace candor
