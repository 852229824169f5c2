#include "page_input.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "candor/text/display_width.h"

#include "commands.h"

namespace candor {

namespace {

/// "16M" in bytes; none when it is no size.
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

}  // namespace

Result<std::uint64_t> max_size(const CommandLine& line) {
  const std::optional<std::uint64_t> size = parse_size(line.value("max-size"));
  if (!size) {
    return Error{ErrorCode::kUsage,
                 fmt::format("'{}' is no size for --max-size: give bytes, or 512K, or 16M (at most 1024M)",
                             line.value("max-size")),
                 std::nullopt};
  }
  return *size;
}

Result<RunOptions> page_options(const CommandLine& line) {
  const Result<std::uint64_t> max_bytes = max_size(line);
  if (!max_bytes) {
    return max_bytes.error();
  }
  RunOptions options;
  options.paths = line.arguments().empty() ? std::vector<std::string>{"."} : line.arguments();
  options.max_bytes = *max_bytes;
  options.standard_input_name = line.value("stdin-filename");
  return options;
}

std::optional<Error> take_standard_input(RunOptions& options) {
  if (std::find(options.paths.begin(), options.paths.end(), "-") == options.paths.end()) {
    return std::nullopt;
  }
  if (Console::input_is_terminal()) {
    Console::err("candor: note: reading the page from the keyboard; Ctrl-D ends it\n");
  }
  Result<std::string> bytes = Console::read_input(static_cast<std::size_t>(options.max_bytes));
  if (!bytes) {
    std::erase(options.paths, "-");
    return Error{bytes.error().code, bytes.error().message, Location{"standard input", 0, 0}};
  }
  options.standard_input = *std::move(bytes);
  return std::nullopt;
}

bool print_mistakes(const std::vector<Error>& mistakes) {
  for (const Error& error : mistakes) {
    mistake(printable(to_string(error)));
  }
  return mistakes.empty();
}

void print_notes(const std::vector<Error>& errors, const std::vector<Skipped>& skipped, bool quiet) {
  for (const Error& error : errors) {
    const bool nameless = error.location && error.location->path.empty();
    mistake(printable(nameless ? error.message : to_string(error)));
  }
  for (const Skipped& one : skipped) {
    if (!quiet) {
      Console::err(fmt::format("candor: note: skipped {}: {}\n", printable(one.path), printable(one.reason)));
    }
  }
}

}  // namespace candor
