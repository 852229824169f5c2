#include "candor/config/ignore_patterns.h"

namespace candor {
namespace {

/// Blanks at a line's end do not count, unless a backslash stands before them.
std::string_view without_trailing_blanks(std::string_view line) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) {
      end = ++i + 1;
    } else if (line[i] != ' ') {
      end = i + 1;
    }
  }
  return line.substr(0, end);
}

}  // namespace

IgnorePatterns IgnorePatterns::parse(std::string_view lines) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  IgnorePatterns patterns;
  if (lines.starts_with(kByteOrderMark)) {
    lines.remove_prefix(kByteOrderMark.size());
  }
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(lines.size(), end + 1));
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    if (!line.starts_with('#')) {
      patterns.add(without_trailing_blanks(line));
    }
  }
  return patterns;
}

void IgnorePatterns::add(std::string_view line) {
  Pattern pattern;
  if (line.starts_with('!')) {
    pattern.keeps = true;
    line.remove_prefix(1);
  }
  if (line.ends_with('/')) {
    pattern.folders_only = true;
    line.remove_suffix(1);
  }
  pattern.whole_path = line.find('/') != std::string_view::npos;
  if (line.starts_with('/')) {
    line.remove_prefix(1);
  }
  if (!line.empty()) {
    pattern.text = line;
    patterns_.push_back(std::move(pattern));
  }
}

IgnoreVerdict IgnorePatterns::verdict(std::string_view path, bool is_folder) const {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
    if ((!pattern->folders_only || is_folder) && wild_match(pattern->text, pattern->whole_path ? path : name)) {
      return pattern->keeps ? IgnoreVerdict::kKept : IgnoreVerdict::kIgnored;
    }
  }
  return IgnoreVerdict::kSilent;
}

}  // namespace candor
