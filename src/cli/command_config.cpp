#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/config/schemas.h"
#include "candor/text/display_width.h"

#include "commands.h"
#include "project_options.h"

namespace candor {
namespace {

constexpr std::array<OptionSpec, 6> kOptions = {{
    {"schema", '\0', "", "print the JSON Schema of a kind of file: config, rule or suppressions"},
    kPackOption,
    kNoCacheOption,
    kConfigOption,
    kNoConfigOption,
    kHelpOption,
}};

/// Prints "name: value  # where" with all origins below one another.
class Listing {
 public:
  void add(std::string_view name, std::string_view value, const Location& where) {
    rows_.push_back(
        {printable(fmt::format("{}: {}", name, value)),
         where.path.empty() ? "built in" : printable(fmt::format("{}:{}:{}", where.path, where.line, where.column))});
  }

  [[nodiscard]] std::string text() const {
    std::size_t width = 0;
    for (const Row& row : rows_) {
      width = std::max(width, display_width(row.setting));
    }
    std::string text;
    for (const Row& row : rows_) {
      text +=
          fmt::format("{}{}  # {}\n", row.setting, std::string(width - display_width(row.setting), ' '), row.origin);
    }
    return text;
  }

 private:
  struct Row {
    std::string setting;
    std::string origin;
  };

  std::vector<Row> rows_;
};

void add_paths(std::string_view name, const std::vector<PathSetting>& settings, Listing& listing) {
  for (const PathSetting& paths : settings) {
    for (const LocatedText& path : paths.written) {
      listing.add(name, path.text, path.where);
    }
  }
}

template <class T>
void add_setting(std::string_view name, const std::optional<Setting<T>>& setting, Listing& listing) {
  if (setting) {
    listing.add(name, fmt::format("{}", setting->value), setting->where);
  }
}

void add_lists(const std::vector<ListSetting>& lists, Listing& listing) {
  for (const ListSetting& list : lists) {
    for (const LocatedText& word : list.add) {
      listing.add(fmt::format("lists.{}.add", list.list.text), word.text, word.where);
    }
    for (const LocatedText& word : list.remove) {
      listing.add(fmt::format("lists.{}.remove", list.list.text), word.text, word.where);
    }
  }
}

std::string listing_of(Project& project, const std::string& page) {
  const Config& config = project.config();
  Listing listing;
  const Setting<Severity> fail_on = config.fail_on.value_or(Setting<Severity>{Severity::kError, {}});
  listing.add("fail-on", to_string(fail_on.value), fail_on.where);
  add_setting("max-warnings", config.max_warnings, listing);
  for (const Setting<std::string>& pack : config.packs) {
    listing.add("packs", pack.value, pack.where);
  }
  const Setting<std::string> profile = project.effective_profile(page);
  listing.add("profile", profile.value, profile.where);
  add_lists(config.lists, listing);
  add_paths("include", config.include, listing);
  add_paths("exclude", config.exclude, listing);
  add_setting("suppressions", config.suppressions, listing);
  add_setting("baseline", config.baseline, listing);
  const SuppressionPolicy& policy = config.suppression_policy;
  listing.add("suppression-policy.require-expiry", policy.require_expiry.value ? "true" : "false",
              policy.require_expiry.where);
  if (policy.max_days.value > 0) {
    listing.add("suppression-policy.max-days", fmt::format("{}", policy.max_days.value), policy.max_days.where);
  }
  for (const LocatedText& approver : policy.allowed_approvers) {
    listing.add("suppression-policy.allowed-approvers", approver.text, approver.where);
  }
  if (const auto& readability = config.readability) {
    listing.add("readability.grade", fmt::format("{:g}", readability->value.grade), readability->where);
    listing.add("readability.formula", kReadingFormulaNames[static_cast<std::size_t>(readability->value.formula)],
                readability->where);
  }
  for (const EffectiveLevel& level : project.effective_levels(page)) {
    listing.add(fmt::format("rules.{}", level.rule), level.severity ? to_string(*level.severity) : "off", level.where);
  }
  const std::string name = config.path.empty() ? "none" : printable(config.path);
  return fmt::format("configuration: {}\n{}", name, listing.text());
}

ExitCode print_schema(const CommandLine& line, Console& console) {
  const std::string wanted = line.arguments().empty() ? "config" : line.arguments()[0];
  std::vector<std::string> names;
  for (const JsonSchema& schema : json_schemas()) {
    if (schema.name == wanted) {
      console.out(schema.text);
      return ExitCode::kClean;
    }
    names.emplace_back(schema.name);
  }
  return mistake(unknown_name("schema", wanted, names));
}

}  // namespace

const CommandSpec kConfigSpec{
    "config",
    "[FILE]",
    "print the settings that hold for a page, and where each comes from",
    "Without FILE: for pages in the working folder. With --schema [config|rule|suppressions]: the JSON Schema by\n"
    "which editors check such a file.",
    kOptions,
    1};

ExitCode run_config(const CommandLine& line, Console& console) {
  if (line.has("schema")) {
    return print_schema(line, console);
  }
  const std::optional<ProjectOptions> options = project_options(line);
  if (!options) {
    return ExitCode::kMistake;
  }
  const DiskFileSystem files;
  Project project(files, *options);
  const std::string page = line.arguments().empty() ? "page.md" : line.arguments()[0];
  if (!prepare_pages(project, files, {page})) {
    return ExitCode::kMistake;
  }
  console.out(listing_of(project, page));
  if (!line.arguments().empty() && project.leaves_out(page, files.kind(page) == FileKind::kFolder)) {
    Console::err(fmt::format("candor: note: '{}' is left out of folders that are checked\n", printable(page)));
  }
  return ExitCode::kClean;
}

}  // namespace candor
