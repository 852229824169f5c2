#include <array>

#include <fmt/format.h>

#include "candor/project/rule_book_cache.h"
#include "candor/text/display_width.h"

#include "commands.h"

namespace candor {
namespace {

constexpr std::array<OptionSpec, 1> kOptions = {{kHelpOption}};

}  // namespace

const CommandSpec kCleanSpec{
    "clean",
    "",
    "remove the compiled packs that candor keeps between runs",
    "They lie in $XDG_CACHE_HOME/candor, or in ~/.cache/candor. The next run with a pack compiles it again.",
    kOptions,
    0};

ExitCode run_clean(const CommandLine& /*line*/, Console& console) {
  const RuleBookCache cache(user_cache_folder());
  if (!cache.enabled()) {
    return mistake("there is no folder for compiled packs: neither XDG_CACHE_HOME nor HOME names one");
  }
  const RuleBookCache::Removed removed = cache.clear();
  for (const Error& problem : removed.problems) {
    mistake(printable(to_string(problem)));
  }
  constexpr double kMegabyte = 1e6;
  console.out(removed.entries == 0
                  ? fmt::format("nothing to remove in {}\n", printable(cache.folder()))
                  : fmt::format("removed from {}: {} compiled pack{}, {:.1f} MB\n", printable(cache.folder()),
                                removed.entries, removed.entries == 1 ? "" : "s",
                                static_cast<double>(removed.bytes) / kMegabyte));
  return removed.problems.empty() ? ExitCode::kClean : ExitCode::kMistake;
}

}  // namespace candor
