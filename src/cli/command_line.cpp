#include "command_line.h"

#include <algorithm>
#include <cctype>

#include <boost/program_options.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/base/nearest.h"
#include "candor/text/wrap.h"

namespace candor {
namespace {

namespace po = boost::program_options;

/// Boost's name for what stands without an option.
constexpr const char* kArguments = "arguments";

/// The same everywhere, so that the text can be compared and copied.
constexpr std::size_t kHelpColumns = 100;

std::string boost_name(const OptionSpec& option) {
  return option.letter != '\0' ? fmt::format("{},{}", option.name, option.letter) : std::string(option.name);
}

po::options_description description(const CommandSpec& command) {
  po::options_description description;
  for (const OptionSpec& option : command.options) {
    if (option.argument.empty()) {
      description.add_options()(boost_name(option).c_str(), "");
    } else {
      description.add_options()(boost_name(option).c_str(), po::value<std::vector<std::string>>()->composing(), "");
    }
  }
  description.add_options()(kArguments, po::value<std::vector<std::string>>());
  return description;
}

std::vector<std::string> option_names(const CommandSpec& command) {
  std::vector<std::string> names;
  for (const OptionSpec& option : command.options) {
    names.push_back(fmt::format("--{}", option.name));
  }
  return names;
}

Error usage(std::string message) {
  return {ErrorCode::kUsage, std::move(message), {}};
}

}  // namespace

std::string unknown_name(std::string_view what, std::string_view name, const std::vector<std::string>& known) {
  if (const std::optional<std::string> near = nearest(name, known)) {
    return fmt::format("unknown {} '{}'; did you mean '{}'?", what, name, *near);
  }
  return fmt::format("unknown {} '{}' (known: {})", what, name, fmt::join(known, ", "));
}

std::string sentence_of(std::string_view summary) {
  std::string text(summary);
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text + ".";
}

Result<CommandLine> CommandLine::parse(const CommandSpec& command, const std::vector<std::string>& words) {
  CommandLine line;
  try {
    const po::options_description described = description(command);
    po::positional_options_description positional;
    positional.add(kArguments, -1);
    // Half-typed long options are mistakes: a script that relies on them breaks when an option is added.
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    const po::parsed_options parsed =
        po::command_line_parser(words).options(described).positional(positional).style(style).run();
    for (const po::option& option : parsed.options) {
      if (option.string_key == kArguments) {
        line.arguments_.insert(line.arguments_.end(), option.value.begin(), option.value.end());
      } else {
        line.given_.push_back({option.string_key, option.value.empty() ? std::string() : option.value.front()});
      }
    }
  } catch (const po::unknown_option& problem) {
    return usage(unknown_name("option", problem.get_option_name(), option_names(command)));
  } catch (const po::error& problem) {
    return usage(problem.what());
  }
  if (std::optional<Error> problem = check(command, line)) {
    return *std::move(problem);
  }
  for (const OptionSpec& option : command.options) {
    if (!option.fallback.empty() && !line.has(option.name)) {
      line.given_.push_back({std::string(option.name), std::string(option.fallback)});
    }
  }
  return line;
}

std::optional<Error> CommandLine::check(const CommandSpec& command, const CommandLine& line) {
  if (line.has("help")) {
    return std::nullopt;
  }
  for (const OptionSpec& option : command.options) {
    for (const std::string& value : line.values(option.name)) {
      if (!option.choices.empty() &&
          std::find(option.choices.begin(), option.choices.end(), value) == option.choices.end()) {
        return usage(unknown_name(fmt::format("value for --{}:", option.name), value,
                                  std::vector<std::string>(option.choices.begin(), option.choices.end())));
      }
    }
  }
  if (line.arguments_.size() > command.max_arguments) {
    return usage(fmt::format("'{}' is one argument too many for 'candor {}'", line.arguments_[command.max_arguments],
                             command.name));
  }
  return std::nullopt;
}

bool CommandLine::has(std::string_view option) const {
  return std::any_of(given_.begin(), given_.end(), [option](const Given& given) { return given.option == option; });
}

std::vector<std::string> CommandLine::values(std::string_view option) const {
  std::vector<std::string> values;
  for (const Given& given : given_) {
    if (given.option == option) {
      values.push_back(given.value);
    }
  }
  return values;
}

std::string CommandLine::value(std::string_view option) const {
  const std::vector<std::string> all = values(option);
  return all.empty() ? std::string() : all.back();
}

std::string help_text(const CommandSpec& command) {
  std::string text = fmt::format("Usage: candor {} [OPTION…]{}{}\n\n{}\n\nOptions:\n", command.name,
                                 command.arguments.empty() ? "" : " ", command.arguments, sentence_of(command.summary));
  std::vector<std::pair<std::string, std::string>> rows;
  std::size_t width = 0;
  for (const OptionSpec& option : command.options) {
    const std::string letter = option.letter != '\0' ? fmt::format("-{}, ", option.letter) : std::string("    ");
    std::string left =
        fmt::format("{}--{}{}{}", letter, option.name, option.argument.empty() ? "" : " ", option.argument);
    std::string right(option.help);
    if (!option.choices.empty()) {
      right += fmt::format(": {}", fmt::join(option.choices, ", "));
    }
    if (!option.fallback.empty()) {
      right += fmt::format(" (default: {})", option.fallback);
    }
    width = std::max(width, left.size());
    rows.emplace_back(std::move(left), std::move(right));
  }
  for (const auto& [left, right] : rows) {
    const std::string head = fmt::format("  {:<{}}  ", left, width);
    text += wrap(head, right, std::string(head.size(), ' '), kHelpColumns) + "\n";
  }
  return command.details.empty() ? text : text + fmt::format("\n{}\n", command.details);
}

}  // namespace candor
