#include "candor/text/unified_diff.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "candor/base/check.h"

namespace candor {
namespace {

constexpr std::size_t kContext = 3;

/// Each with its line end.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// After git's quote_c_style().
std::string quoted(const std::string& name) {
  std::string text;
  bool unusual = false;
  for (const char byte : name) {
    const auto code = static_cast<unsigned char>(byte);
    if (byte == '"' || byte == '\\') {
      text += '\\';
      text += byte;
    } else if (code < 0x20 || code >= 0x7F) {
      text += fmt::format("\\{:03o}", code);
    } else {
      text += byte;
      continue;
    }
    unusual = true;
  }
  return unusual ? '"' + text + '"' : name;
}

void add_line(std::string& diff, char mark, std::string_view line) {
  diff += mark;
  diff += line;
  if (!line.ends_with('\n')) {
    diff += "\n\\ No newline at end of file\n";
  }
}

struct Texts {
  std::vector<std::string_view> before;
  std::vector<std::string_view> after;

  [[nodiscard]] bool differ(std::size_t line) const { return before[line] != after[line]; }
};

/// Lines [begin, end), with runs of changed ones as "-" and then as "+".
void add_hunk(const Texts& texts, std::size_t begin, std::size_t end, std::string& diff) {
  const std::string range = fmt::format("{},{}", begin + 1, end - begin);
  diff += fmt::format("@@ -{} +{} @@\n", range, range);
  for (std::size_t line = begin; line < end;) {
    std::size_t changed = line;
    while (changed < end && texts.differ(changed)) {
      ++changed;
    }
    for (std::size_t i = line; i < changed; ++i) {
      add_line(diff, '-', texts.before[i]);
    }
    for (std::size_t i = line; i < changed; ++i) {
      add_line(diff, '+', texts.after[i]);
    }
    if (changed == line) {
      add_line(diff, ' ', texts.before[line++]);
    } else {
      line = changed;
    }
  }
}

}  // namespace

std::string unified_diff(std::string_view name, std::string_view before, std::string_view after) {
  const Texts texts{lines_of(before), lines_of(after)};
  const std::size_t size = texts.before.size();
  CANDOR_CHECK(size == texts.after.size(), "a difference in the number of lines");
  std::string diff;
  for (std::size_t line = 0; line < size; ++line) {
    if (!texts.differ(line)) {
      continue;
    }
    std::size_t last = line;
    for (std::size_t next = line + 1; next < size && next <= last + 2 * kContext + 1; ++next) {
      last = texts.differ(next) ? next : last;
    }
    add_hunk(texts, line - std::min(line, kContext), std::min(size, last + kContext + 1), diff);
    line = last;
  }
  if (diff.empty()) {
    return diff;
  }
  // patch takes a name up to the first blank unless a tab ends it, as git writes it.
  const std::string end = name.find(' ') == std::string_view::npos ? "\n" : "\t\n";
  return fmt::format("--- {}{}+++ {}{}{}", quoted("a/" + std::string(name)), end, quoted("b/" + std::string(name)), end,
                     diff);
}

}  // namespace candor
