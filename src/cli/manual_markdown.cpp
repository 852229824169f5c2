#include <fmt/format.h>
#include <fmt/ranges.h>

#include "manual.h"

namespace candor {
namespace {

/// Text in a cell, where a bar would end it.
std::string cell(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    out += byte == '|' || byte == '<' || byte == '*' ? std::string("\\") + byte : std::string(1, byte);
  }
  return out;
}

std::string row_of(const OptionSpec& option) {
  const std::string letter = option.letter != '\0' ? fmt::format("`-{}`, ", option.letter) : std::string();
  const std::string argument = option.argument.empty() ? std::string() : fmt::format(" {}", option.argument);
  std::string meaning = cell(option.help);
  if (!option.choices.empty()) {
    meaning += fmt::format(": `{}`", fmt::join(option.choices, "`, `"));
  }
  if (!option.fallback.empty()) {
    meaning += fmt::format(" (default: `{}`)", option.fallback);
  }
  return fmt::format("| {}`--{}{}` | {} |\n", letter, option.name, argument, meaning);
}

std::string section(const CommandSpec& command) {
  std::string out =
      fmt::format("\n## candor {}\n\n`candor {} [OPTION…]{}{}`\n\n{}\n\n| option | |\n|---|---|\n", command.name,
                  command.name, command.arguments.empty() ? "" : " ", command.arguments, sentence_of(command.summary));
  for (const OptionSpec& option : command.options) {
    out += row_of(option);
  }
  for (const DetailPart& part : parts_of(command.details)) {
    out += part.verbatim ? fmt::format("\n```\n{}\n```\n", part.text) : fmt::format("\n{}\n", part.text);
  }
  return out;
}

std::string table(std::string_view title, std::span<const ManualRow> rows) {
  std::string out = fmt::format("\n## {}\n\n| | |\n|---|---|\n", title);
  for (const ManualRow& row : rows) {
    out += fmt::format("| `{}` | {} |\n", row.name, cell(row.text));
  }
  return out;
}

}  // namespace

std::string markdown_reference() {
  std::string out = fmt::format(
      "# The command line\n\n<!-- Written by `candor manual --format markdown`: not to be edited. -->\n\n{}\n"
      "`candor COMMAND --help` tells the same; `man candor` does when it is installed, and `candor completion` prints "
      "what\n"
      "a shell needs to complete commands and options.\n\n| command | |\n|---|---|\n",
      kAbout);
  for (const Command& command : commands()) {
    out += fmt::format("| [`{0}`](#candor-{0}) | {1} |\n", command.spec->name, cell(command.spec->summary));
  }
  for (const Command& command : commands()) {
    out += section(*command.spec);
  }
  return out + table("Exit codes", exit_codes()) + table("Files", files_read()) +
         table("Environment variables", variables_read());
}

}  // namespace candor
