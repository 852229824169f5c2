#include "page_input.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "candor/text/display_width.h"

#include "commands.h"

namespace candor {
std::optional<std::uint64_t> parse_size(const std::string& text) {
  std::uint64_t size = 0;
  const char* end = text.data() + text.size();
  const auto [rest, failure] = std::from_chars(text.data(), end, size);
  const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
  const std::uint64_t factor = unit.empty()                 ? 1
                               : unit == "K" || unit == "k" ? 1U << 10U
                               : unit == "M" || unit == "m" ? 1U << 20U
                                                            : 0;
  // Offsets in a page are 32 bits.
  constexpr std::uint64_t kMost = 1U << 30U;
  if (failure != std::errc{} || factor == 0 || size == 0 || size > kMost / factor) {
    return std::nullopt;
  }
  return size * factor;
}

std::optional<PageInput> page_input(const CommandLine& line) {
  const std::optional<std::uint64_t> max_bytes = parse_size(line.value("max-size"));
  if (!max_bytes) {
    mistake(fmt::format("'{}' is no size for --max-size: give bytes, or 512K, or 16M (at most 1024M)",
                        line.value("max-size")));
    return std::nullopt;
  }
  PageInput input;
  input.options.paths = line.arguments().empty() ? std::vector<std::string>{"."} : line.arguments();
  input.options.max_bytes = *max_bytes;
  input.options.standard_input_name = line.value("stdin-filename");
  return input;
}

void take_standard_input(PageInput& input) {
  std::vector<std::string>& paths = input.options.paths;
  if (std::find(paths.begin(), paths.end(), "-") == paths.end()) {
    return;
  }
  if (Console::input_is_terminal()) {
    Console::err("candor: note: reading the page from the keyboard; Ctrl-D ends it\n");
  }
  Result<std::string> bytes = Console::read_input(static_cast<std::size_t>(input.options.max_bytes));
  if (bytes) {
    input.options.standard_input = *std::move(bytes);
  } else {
    std::erase(paths, "-");
    input.problem = Error{bytes.error().code, bytes.error().message, Location{"standard input", 0, 0}};
  }
}

bool print_notes(const CommandLine& line, const Coverage& coverage) {
  for (const Error& error : coverage.errors) {
    const bool nameless = error.location && error.location->path.empty();
    mistake(printable(nameless ? error.message : to_string(error)));
  }
  for (const Skipped& skipped : coverage.skipped) {
    if (!line.has("quiet")) {
      Console::err(fmt::format("candor: note: skipped {}: {}\n", printable(skipped.path), printable(skipped.reason)));
    }
  }
  if (coverage.files == 0) {
    mistake("nothing was checked");
  }
  return coverage.errors.empty() && coverage.files > 0;
}

}  // namespace candor
