#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "candor/base/result.h"

namespace candor {

/// What a command takes, as data: --help, error messages and the parser all read it.
struct OptionSpec {
  std::string_view name;      ///< long name without dashes
  char letter = '\0';         ///< short name, or none
  std::string_view argument;  ///< "DIR"; empty: a switch
  std::string_view help;
  std::string_view fallback = {};                  ///< value when it is not given
  std::span<const std::string_view> choices = {};  ///< allowed values; empty: any
};

struct CommandSpec {
  std::string_view name;
  std::string_view arguments;  ///< "[PATH…]"
  std::string_view summary;    ///< one line
  std::string_view details;    ///< what --help says below the options
  std::span<const OptionSpec> options;
  std::size_t max_arguments = 0;
};

/// What the user gave.
class CommandLine {
 public:
  /// Parses the words behind the command's name. The one adapter around Boost.Program_options.
  static Result<CommandLine> parse(const CommandSpec& command, const std::vector<std::string>& words);

  [[nodiscard]] bool has(std::string_view option) const;
  /// The last value given, or the option's fallback.
  [[nodiscard]] std::string value(std::string_view option) const;
  [[nodiscard]] std::vector<std::string> values(std::string_view option) const;

  [[nodiscard]] const std::vector<std::string>& arguments() const { return arguments_; }

 private:
  struct Given {
    std::string option;
    std::string value;
  };

  static std::optional<Error> check(const CommandSpec& command, const CommandLine& line);

  std::vector<Given> given_;
  std::vector<std::string> arguments_;
};

/// A command's summary, which is lower case in lists, as a sentence.
std::string sentence_of(std::string_view summary);

/// The text of `candor COMMAND --help`.
std::string help_text(const CommandSpec& command);

/// "unknown option '--formt'; did you mean '--format'?"
std::string unknown_name(std::string_view what, std::string_view name, const std::vector<std::string>& known);

}  // namespace candor
