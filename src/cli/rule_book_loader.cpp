#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "candor/base/check.h"
#include "candor/policy/loader.h"
#include "candor/policy/precision_file.h"
#include "candor/rules/built_in.h"
#include "candor/text/display_width.h"

#include "commands.h"

namespace candor {
namespace {

/// Different checks find the mistakes of one file; who mends them goes through it from top to bottom.
std::tuple<std::string, std::uint32_t, std::uint32_t> place(const Error& error) {
  const Location where = error.location.value_or(Location{});
  return {where.path, where.line, where.column};
}

}  // namespace

ExitCode mistake(std::string_view message) {
  Console::err(fmt::format("candor: {}\n", message));
  return ExitCode::kMistake;
}

RuleBookPtr load_rule_book(const std::vector<std::string>& folders) {
  RuleBookPtr built_in = built_in_rule_book();
  if (folders.empty()) {
    return built_in;
  }
  Policies policies = built_in->policies();
  const DiskFileSystem files;
  std::size_t mistakes = 0;
  for (const std::string& folder : folders) {
    std::vector<Error> errors = load_policies(files, folder, policies);
    std::stable_sort(errors.begin(), errors.end(), [](const Error& a, const Error& b) { return place(a) < place(b); });
    for (const Error& error : errors) {
      Console::err(fmt::format("{}\n", printable(to_string(error))));
    }
    mistakes += errors.size();
  }
  if (mistakes > 0) {
    mistake(fmt::format("{} mistake{} in the policies: nothing was checked", mistakes, mistakes == 1 ? "" : "s"));
    return nullptr;
  }
  return RuleBook::compile(std::move(policies));
}

MeasuredPrecision measured_precision(const RuleBook& book) {
  std::vector<Error> mistakes;
  MeasuredPrecision measured =
      read_precision_file("docs/rule-precision.yaml", std::string(built_in_precision()), mistakes);
  CANDOR_CHECK(mistakes.empty(), "the measurements within the program can be read");
  const RuleBookPtr built_in = built_in_rule_book();
  const auto& measured_packs = built_in->definitions().packs;
  std::erase_if(measured.rules, [&](const auto& rule) {
    const std::string pack = rule.first.substr(0, rule.first.find('/'));
    const auto here = book.definitions().packs.find(pack);
    const auto there = measured_packs.find(pack);
    return here == book.definitions().packs.end() || there == measured_packs.end() ||
           here->second.sha256 != there->second.sha256;
  });
  return measured;
}

}  // namespace candor
