#include <array>

#include <fmt/format.h>

#include "candor/base/atomic_file.h"
#include "candor/base/file_system.h"
#include "candor/config/config.h"
#include "candor/text/display_width.h"

#include "commands.h"

namespace candor {
namespace {

constexpr std::array<OptionSpec, 1> kOptions = {{kHelpOption}};

}  // namespace

const CommandSpec kInitSpec{
    "init",
    "",
    "write a configuration to begin with",
    "Writes candor.yml into the working folder, with comments. A file that is there is left as it is.",
    kOptions,
    0};

ExitCode run_init(const CommandLine& /*line*/, Console& console) {
  const DiskFileSystem files;
  for (const std::string_view name : config_file_names()) {
    if (files.kind(std::string(name)) != FileKind::kMissing) {
      return mistake(fmt::format("{} is there already, and was left as it is", name));
    }
  }
  const std::string path(config_file_names().front());
  if (const std::optional<Error> problem = write_atomically(path, initial_config())) {
    return mistake(printable(to_string(*problem)));
  }
  console.out(fmt::format("written: {}\n", path));
  return ExitCode::kClean;
}

}  // namespace candor
