#include "candor/git/hook.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "candor/base/atomic_file.h"
#include "candor/base/file_system.h"

namespace candor {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kShell = "#!/bin/sh\n";
constexpr std::string_view kBegin =
    "# >>> candor: written by 'candor hook install'; 'candor hook uninstall' takes it away >>>\n";
constexpr std::string_view kProgram = "candor=";
constexpr std::string_view kRun = "\n[ -x \"$candor\" ] || candor=candor\n\"$candor\" hook run || exit\n";
constexpr std::string_view kEnd = "# <<< candor <<<\n";

std::string hook_path(const std::string& folder) {
  return (fs::path(folder) / "pre-commit").string();
}

/// For sh: between single quotes everything stands for itself.
std::string quoted(const std::string& word) {
  std::string quoted = "'";
  for (const char byte : word) {
    quoted += byte == '\'' ? std::string("'\\''") : std::string(1, byte);
  }
  return quoted + "'";
}

/// Whether a text is what quoted() makes.
bool is_quoted(std::string_view text) {
  if (text.size() < 2 || !text.starts_with('\'') || !text.ends_with('\'')) {
    return false;
  }
  text = text.substr(1, text.size() - 2);
  constexpr std::string_view kQuote = "'\\''";
  for (std::size_t at = text.find('\''); at != std::string_view::npos; at = text.find('\'', at + kQuote.size())) {
    if (!text.substr(at).starts_with(kQuote)) {
      return false;
    }
  }
  return true;
}

std::string block(const std::string& program) {
  return fmt::format("{}{}{}{}{}", kBegin, kProgram, quoted(program), kRun, kEnd);
}

/// Whether the lines between the marks are as some candor has written them, whatever its program is called.
bool is_candors(std::string_view lines) {
  return lines.size() >= kProgram.size() + kRun.size() && lines.starts_with(kProgram) && lines.ends_with(kRun) &&
         is_quoted(lines.substr(kProgram.size(), lines.size() - kProgram.size() - kRun.size()));
}

/// A hook as it stands: what its user wrote before and behind candor's block.
struct Hook {
  std::string before;
  std::string behind;
  bool has_block = false;
};

Error left_alone(const std::string& path, std::string_view why) {
  return {ErrorCode::kUsage, std::string(why), Location{path, 0, 0}};
}

Result<Hook> read_hook(const std::string& path) {
  constexpr std::uint64_t kMostBytes = 1U << 20U;
  const DiskFileSystem files;
  if (files.is_link(path)) {
    return left_alone(path,
                      "is a link, and candor writes no hook through one; it was left as it is. Add this line to "
                      "what it leads to: candor hook run || exit");
  }
  Result<std::string> bytes = files.read(path, kMostBytes);
  if (!bytes) {
    return Error{bytes.error().code, bytes.error().message, Location{path, 0, 0}};
  }
  const std::size_t begin = bytes->find(kBegin);
  const std::size_t end = bytes->find(kEnd);
  if (begin == std::string::npos && end == std::string::npos) {
    return Hook{*std::move(bytes), {}, false};
  }
  const std::size_t inner = begin + kBegin.size();
  const bool whole = begin != std::string::npos && end != std::string::npos && inner <= end &&
                     bytes->rfind(kBegin) == begin && bytes->rfind(kEnd) == end &&
                     is_candors(std::string_view(*bytes).substr(inner, end - inner));
  if (!whole) {
    return left_alone(path,
                      "the lines between the marks of candor ('# >>> candor' and '# <<< candor') are not as candor "
                      "wrote them; it was left as it is. Put your own lines outside, or delete the block");
  }
  return Hook{bytes->substr(0, begin), bytes->substr(end + kEnd.size()), true};
}

/// Whether only what candor itself put there is left.
bool is_empty(const Hook& hook) {
  const std::string rest = hook.before + hook.behind;
  return rest.empty() || rest == kShell;
}

}  // namespace

Result<std::string> install_hook(const std::string& folder, const std::string& program) {
  const std::string path = hook_path(folder);
  const DiskFileSystem files;
  Hook hook{std::string(kShell), {}, false};
  if (files.kind(path) != FileKind::kMissing || files.is_link(path)) {
    Result<Hook> there = read_hook(path);
    if (!there) {
      return there.error();
    }
    if (!there->has_block) {
      return left_alone(path,
                        "is a hook that candor did not write; it was left as it is. Add this line to it: candor "
                        "hook run || exit");
    }
    hook = *std::move(there);
  }
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (std::optional<Error> problem = write_atomically(path, hook.before + block(program) + hook.behind)) {
    return *std::move(problem);
  }
  fs::permissions(path, fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec, fs::perm_options::add,
                  failure);
  if (failure) {
    return Error{ErrorCode::kUnwritable, "cannot be made executable: " + failure.message(), Location{path, 0, 0}};
  }
  return path;
}

Result<std::string> uninstall_hook(const std::string& folder) {
  const std::string path = hook_path(folder);
  const DiskFileSystem files;
  if (files.kind(path) == FileKind::kMissing && !files.is_link(path)) {
    return Error{ErrorCode::kNotFound, "there is no such hook", Location{path, 0, 0}};
  }
  const Result<Hook> hook = read_hook(path);
  if (!hook) {
    return hook.error();
  }
  if (!hook->has_block) {
    return left_alone(path, "is a hook that candor did not write; it was left as it is");
  }
  if (!is_empty(*hook)) {
    std::optional<Error> problem = write_atomically(path, hook->before + hook->behind);
    return problem ? Result<std::string>(*std::move(problem)) : path;
  }
  std::error_code failure;
  fs::remove(path, failure);
  if (failure) {
    return Error{ErrorCode::kUnwritable, "cannot be removed: " + failure.message(), Location{path, 0, 0}};
  }
  return path;
}

}  // namespace candor
