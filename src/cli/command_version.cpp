#include <array>

#include <fmt/format.h>

#include "candor/engine/runner.h"
#include "candor/report/listing_json.h"

#include "commands.h"

namespace candor {
namespace {

constexpr std::array<std::string_view, 2> kFormats = {"text", "json"};

constexpr std::array<OptionSpec, 3> kOptions = {
    {{"format", '\0', "NAME", "how to print it", "text", kFormats}, kPackOption, kHelpOption}};

constexpr std::size_t kShownDigits = 12;

}  // namespace

const CommandSpec kVersionSpec{"version", "", "print the version of the program and of its packs", "", kOptions, 0};

ExitCode run_version(const CommandLine& line, Console& console) {
  const RuleBookPtr book = load_rule_book(line.values("pack"));
  if (!book) {
    return ExitCode::kMistake;
  }
  const RunInfo info = run_info(*book);
  if (line.value("format") == "json") {
    console.out(version_json(info));
    return ExitCode::kClean;
  }
  console.out(fmt::format("candor {}\n", info.version));
  for (const PackInfo& pack : info.packs) {
    console.out(fmt::format("pack {} sha256 {}\n", pack.name, pack.sha256.substr(0, kShownDigits)));
  }
  return ExitCode::kClean;
}

}  // namespace candor
