#include "diff.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace candor {
namespace {

constexpr std::string_view kSection = "diff --git ";

/// Up to the separator, which is taken away, too.
std::string_view take(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(text.size(), end + 1));
  return taken;
}

/// A raw record: ":100644 100644 <old> <new> M" NUL path NUL, with a second path for renames and copies.
struct Record {
  ChangedFile file;
  bool is_file = false;
};

/// Zeros stand for what git has not.
bool is_name(std::string_view blob) {
  return blob.find_first_not_of('0') != std::string_view::npos;
}

Record read_record(std::string_view& text) {
  Record record;
  std::string_view head = take(text, '\0');
  const bool was_file = take(head, ' ').starts_with(":100");
  const std::string_view mode = take(head, ' ');
  const std::string_view before = take(head, ' ');
  const std::string_view blob = take(head, ' ');
  record.is_file = mode.starts_with("100");
  record.file.path = take(text, '\0');
  if (head.starts_with('R') || head.starts_with('C')) {
    record.file.path = take(text, '\0');
  }
  if (is_name(blob)) {
    record.file.blob = blob;
  }
  if (was_file && is_name(before)) {
    record.file.before.emplace_back(before);
  }
  return record;
}

std::uint32_t number(std::string_view& text) {
  std::uint32_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

/// "@@ -3,2 +4,0 @@ …": the new side.
std::optional<LineRange> read_hunk(std::string_view line) {
  const std::size_t plus = line.find('+');
  if (!line.starts_with("@@ ") || plus == std::string_view::npos) {
    return std::nullopt;
  }
  line.remove_prefix(plus + 1);
  const std::uint32_t first = number(line);
  std::uint32_t count = 1;
  if (line.starts_with(',')) {
    line.remove_prefix(1);
    count = number(line);
  }
  // Where lines are gone, what is left beside them may say something else now.
  return count == 0 ? LineRange{std::max(first, 1U), first + 1} : LineRange{first, first + count - 1};
}

/// The lines of a section. Lines of content begin with "+", "-", " " or "\", so a heading cannot be one.
std::vector<LineRange> read_section(std::string_view& text) {
  std::vector<LineRange> lines;
  take(text, '\n');
  while (!text.empty() && !text.starts_with(kSection)) {
    if (const std::optional<LineRange> hunk = read_hunk(take(text, '\n'))) {
      lines.push_back(*hunk);
    }
  }
  return lines;
}

}  // namespace

std::vector<ChangedFile> read_diff(std::string_view output) {
  std::vector<Record> records;
  while (output.starts_with(':')) {
    records.push_back(read_record(output));
  }
  take(output, '\0');
  std::vector<ChangedFile> files;
  for (Record& record : records) {
    if (output.starts_with(kSection)) {
      record.file.lines = read_section(output);
    }
    if (record.is_file) {
      files.push_back(std::move(record.file));
    }
  }
  return files;
}

std::vector<LineRange> common_lines(const std::vector<LineRange>& a, const std::vector<LineRange>& b) {
  std::vector<LineRange> common;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    const LineRange both{std::max(left->first, right->first), std::min(left->last, right->last)};
    if (both.first <= both.last) {
      common.push_back(both);
    }
    if (left->last < right->last) {
      ++left;
    } else {
      ++right;
    }
  }
  return common;
}

}  // namespace candor
