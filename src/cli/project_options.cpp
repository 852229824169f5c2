#include "project_options.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <tuple>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "candor/claims/claims_review.h"
#include "candor/project/rule_book_cache.h"
#include "candor/text/display_width.h"

#include "commands.h"

namespace candor {
namespace {

constexpr std::uint64_t kMaxListBytes = 256U << 20U;

/// Today where the user is, or as SOURCE_DATE_EPOCH says, in UTC.
Date clock_day() {
  const char* fixed = std::getenv("SOURCE_DATE_EPOCH");  // NOLINT(concurrency-mt-unsafe): before any thread is started
  const std::time_t now = fixed != nullptr ? static_cast<std::time_t>(std::strtoll(fixed, nullptr, 10)) : std::time({});
  const std::tm day = fixed != nullptr ? fmt::gmtime(now) : fmt::localtime(now);
  return date_from(fmt::format("{:%Y-%m-%d}", day)).value_or(Date{1970, 1, 1});
}

/// In order of place, each once: what two configurations extend, and what options say, is read for both.
std::vector<std::string> in_order(std::vector<Error> mistakes) {
  std::stable_sort(mistakes.begin(), mistakes.end(), [](const Error& a, const Error& b) {
    const Location left = a.location.value_or(Location{});
    const Location right = b.location.value_or(Location{});
    return std::tie(left.path, left.line, left.column) < std::tie(right.path, right.line, right.column);
  });
  std::vector<std::string> lines;
  for (const Error& error : mistakes) {
    std::string line = printable(to_string(error));
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) {
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

/// Tells all mistakes at once, those beside the project's own, too.
void tell(const Project& project, const std::vector<Error>& beside) {
  std::vector<Error> usage;
  std::vector<Error> written = project.mistakes();
  const auto first_written = std::stable_partition(written.begin(), written.end(),
                                                   [](const Error& error) { return error.code == ErrorCode::kUsage; });
  usage.assign(written.begin(), first_written);
  written.erase(written.begin(), first_written);
  const bool of_configuration = !written.empty();
  const bool of_policies = !project.policy_mistakes().empty();
  written.insert(written.end(), project.policy_mistakes().begin(), project.policy_mistakes().end());
  written.insert(written.end(), beside.begin(), beside.end());
  for (const std::string& line : in_order(std::move(usage))) {
    mistake(line);
  }
  const std::vector<std::string> lines = in_order(std::move(written));
  for (const std::string& line : lines) {
    Console::err(line + "\n");
  }
  if (!lines.empty()) {
    mistake(fmt::format("{} mistake{} in the {}: nothing was checked", lines.size(), lines.size() == 1 ? "" : "s",
                        !of_policies       ? "configuration"
                        : of_configuration ? "configuration and the policies"
                                           : "policies"));
  }
}

/// What is wrong with registers of approved claims that pages lie under.
std::vector<Error> register_mistakes(const FileSystem& files, const Project& project,
                                     const std::vector<std::string>& pages) {
  ClaimsRegisters registers(files, project.absolute("."), {});
  for (const std::string& page : pages) {
    static_cast<void>(registers.for_page(page));
  }
  return registers.mistakes();
}

}  // namespace

std::optional<ProjectOptions> project_options(const CommandLine& line) {
  ProjectOptions options;
  std::error_code failure;
  options.working_folder = std::filesystem::current_path(failure).string();
  if (failure) {
    mistake(fmt::format("the working folder is gone: {}", failure.message()));
    return std::nullopt;
  }
  options.config = line.value("config");
  options.use_config = !line.has("no-config");
  options.packs = line.values("pack");
  options.cache_folder = line.has("no-cache") ? std::string() : user_cache_folder();
  options.profile = line.value("profile");
  options.fail_on = severity_from(line.value("fail-on"));
  options.baseline = line.value("baseline");
  options.use_baseline = !line.has("no-baseline");
  options.use_directives = !line.has("no-inline");
  options.use_gitignore = !line.has("no-gitignore");
  options.today = clock_day();
  if (const std::string day = line.value("today"); !day.empty()) {
    const std::optional<Date> given = date_from(day);
    if (!given) {
      mistake(fmt::format("'{}' is no day for --today; write it as 2027-03-31", day));
      return std::nullopt;
    }
    options.today = *given;
  }
  return options;
}

bool add_files_from(const CommandLine& line, std::vector<std::string>& paths) {
  for (const std::string& name : line.values("files-from")) {
    const Result<std::string> bytes =
        name == "-" ? Console::read_input(kMaxListBytes) : DiskFileSystem().read(name, kMaxListBytes);
    if (!bytes) {
      mistake(fmt::format("--files-from {}: {}", printable(name), bytes.error().message));
      return false;
    }
    const char separator = bytes->find('\0') == std::string::npos ? '\n' : '\0';
    for (std::string_view rest = *bytes; !rest.empty();) {
      const std::size_t end = std::min(rest.find(separator), rest.size());
      std::string_view path = rest.substr(0, end);
      if (separator == '\n' && path.ends_with('\r')) {
        path.remove_suffix(1);
      }
      if (!path.empty()) {
        paths.emplace_back(path);
      }
      rest.remove_prefix(std::min(rest.size(), end + 1));
    }
  }
  return true;
}

bool prepare(Project& project, const FileSystem& files, const RunOptions& options, bool force_exclude,
             FoundPages& found) {
  found = find_pages(
      files, options, [&](const std::string& path, bool is_folder) { return project.leaves_out(path, is_folder); },
      force_exclude);
  std::erase_if(found.paths, [&](const std::string& path) { return path != "-" && !project.is_changed(path); });
  std::vector<std::string> pages = found.paths;
  std::replace(pages.begin(), pages.end(), std::string("-"), options.standard_input_name);
  return prepare_pages(project, files, pages);
}

bool prepare_pages(Project& project, const FileSystem& files, const std::vector<std::string>& pages) {
  project.prepare(pages);
  const bool good = project.mistakes().empty() && project.policy_mistakes().empty();
  if (!good) {
    tell(project, register_mistakes(files, project, pages));
  }
  return good;
}

}  // namespace candor
