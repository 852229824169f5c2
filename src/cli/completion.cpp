#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "candor/rules/built_in.h"

#include "manual.h"
#include "project_options.h"

namespace candor {
namespace {

/// What shells complete by themselves.
enum class Value : std::uint8_t { kNone, kFile, kFolder, kRule };

Value value_of(std::string_view argument) {
  constexpr std::array<std::string_view, 4> kFiles = {"FILE", "PATH", "REPORT", "FORMAT=FILE"};
  for (const std::string_view name : kFiles) {
    if (argument.find(name) != std::string_view::npos) {
      return Value::kFile;
    }
  }
  return argument.find("DIR") != std::string_view::npos    ? Value::kFolder
         : argument.find("RULE") != std::string_view::npos ? Value::kRule
                                                           : Value::kNone;
}

/// What 'candor explain' knows: the lines of 'candor rules' hold rules, and categories before a colon.
constexpr std::string_view kRules =
    R"($(candor rules 2>/dev/null | sed -n 's|^  *\([a-z0-9-]*/[^ ]*\) .*|\1|p;s|^\([a-z0-9/-]*\): .*|\1|p'))";

/// The values of an option. Packs may have other profiles; the built-in ones are known here.
std::string choices_of(const OptionSpec& option) {
  if (option.name != kProfileOption.name) {
    return fmt::format("{}", fmt::join(option.choices, " "));
  }
  const RuleBookPtr book = built_in_rule_book();
  std::vector<std::string> names;
  for (const auto& [name, profile] : book->definitions().profiles) {
    names.push_back(name);
  }
  return fmt::format("{}", fmt::join(names, " "));
}

std::string words(const CommandSpec& command) {
  std::vector<std::string> names;
  for (const OptionSpec& option : command.options) {
    names.push_back(fmt::format("--{}", option.name));
    if (option.letter != '\0') {
      names.push_back(fmt::format("-{}", option.letter));
    }
  }
  return fmt::format("{}", fmt::join(names, " "));
}

std::string bash_value(Value value) {
  switch (value) {
    case Value::kFile:
      return "_candor_reply -f";
    case Value::kFolder:
      return "_candor_reply -d";
    case Value::kRule:
      return fmt::format("_candor_reply -W \"{}\"", kRules);
    case Value::kNone:
      break;
  }
  return "COMPREPLY=()";
}

/// The cases of one command: values of its options, then its options, its actions and its arguments.
std::string bash_case(const CommandSpec& command) {
  std::string out;
  for (const OptionSpec& option : command.options) {
    if (option.argument.empty()) {
      continue;
    }
    const std::string letter = option.letter != '\0' ? fmt::format(" | {}:-{}", command.name, option.letter) : "";
    const std::string choices = choices_of(option);
    const std::string value =
        choices.empty() ? bash_value(value_of(option.argument)) : fmt::format("_candor_reply -W '{}'", choices);
    out += fmt::format("    {}:--{}{}) {}; return ;;\n", command.name, option.name, letter, value);
  }
  return out;
}

std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '\'') {
      out += "'\\''";
    } else if (byte == ':' || byte == '[' || byte == ']' || byte == '\\') {
      out += '\\';
      out += byte;
    } else {
      out += byte;
    }
  }
  return out;
}

std::string zsh_value(std::string_view argument, const std::string& choices) {
  if (!choices.empty()) {
    return fmt::format("({})", choices);
  }
  switch (value_of(argument)) {
    case Value::kFile:
      return "_files";
    case Value::kFolder:
      return "_files -/";
    case Value::kRule:
      return fmt::format("compadd -- {}", kRules);
    case Value::kNone:
      break;
  }
  return " ";
}

std::string zsh_case(const CommandSpec& command) {
  std::string out = fmt::format("    {})\n      _arguments -s -S", command.name);
  for (const OptionSpec& option : command.options) {
    const std::string value = option.argument.empty() ? std::string()
                                                      : fmt::format(":{}:{}", zsh_text(option.argument),
                                                                    zsh_value(option.argument, choices_of(option)));
    const std::string help = fmt::format("[{}]", zsh_text(option.help));
    out += fmt::format(" \\\n        '*--{}{}{}{}'", option.name, option.argument.empty() ? "" : "=", help, value);
    if (option.letter != '\0') {
      out += fmt::format(" \\\n        '*-{}{}{}{}'", option.letter, option.argument.empty() ? "" : "+", help, value);
    }
  }
  if (const std::vector<std::string> actions = actions_of(command); !actions.empty()) {
    out += fmt::format(" \\\n        '1:action:({})'", fmt::join(actions, " "));
  }
  if (command.max_arguments > 0 && value_of(command.arguments) != Value::kNone) {
    const std::string value = zsh_value(command.arguments, {});
    std::string quoted;
    for (const char byte : value) {
      quoted += byte == '\'' ? std::string("'\\''") : std::string(1, byte);
    }
    out += fmt::format(" \\\n        '*:argument:{}'", quoted);
  }
  return out + "\n      ;;\n";
}

}  // namespace

std::string bash_completion() {
  std::vector<std::string_view> names;
  std::string values;
  std::string arguments;
  for (const Command& command : commands()) {
    const CommandSpec& spec = *command.spec;
    names.push_back(spec.name);
    values += bash_case(spec);
    arguments +=
        fmt::format("    {}) options='{}' actions='{}' ;;\n", spec.name, words(spec), fmt::join(actions_of(spec), " "));
  }
  std::string rest;
  for (const Command& command : commands()) {
    if (command.spec->max_arguments > 0) {
      rest += fmt::format("    {}) {} ;;\n", command.spec->name, bash_value(value_of(command.spec->arguments)));
    }
  }
  return fmt::format(R"(# Completion of candor for bash, written by 'candor completion bash'.
_candor_reply() {{
  mapfile -t COMPREPLY < <(compgen "$@" -- "$cur")
}}

_candor() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} command='' options='' actions=''
  COMPREPLY=()
  # "--format=json" comes as three words.
  if [[ $cur == '=' ]]; then
    cur=''
  elif [[ $previous == '=' ]] && ((COMP_CWORD > 2)); then
    previous=${{COMP_WORDS[COMP_CWORD - 2]}}
  fi
  ((COMP_CWORD > 1)) && command=${{COMP_WORDS[1]}}
  if [[ -z $command ]]; then
    _candor_reply -W 'help {0}'
    return
  fi
  case $command:$previous in
    help:*) _candor_reply -W '{0}'; return ;;
{1}  esac
  case $command in
{2}    *) return ;;
  esac
  if [[ $cur == -* ]]; then
    _candor_reply -W "$options"
  elif [[ -n $actions && $COMP_CWORD -eq 2 ]]; then
    _candor_reply -W "$actions"
  else
    case $command in
{3}    esac
  fi
}}

complete -o filenames -F _candor candor
)",
                     fmt::join(names, " "), values, arguments, rest);
}

std::string zsh_completion() {
  std::string list;
  std::string cases;
  for (const Command& command : commands()) {
    list += fmt::format("    '{}:{}'\n", command.spec->name, zsh_text(command.spec->summary));
    cases += zsh_case(*command.spec);
  }
  return fmt::format(R"(#compdef candor
# Completion of candor for zsh, written by 'candor completion zsh'.
_candor() {{
  local state line
  local -a commands
  commands=(
    'help:tell about a command'
{}  )
  _arguments -C '1:command:->command' '*::argument:->argument'
  case $state in
    command) _describe command commands; return ;;
  esac
  case $words[1] in
    help) _describe command commands ;;
{}  esac
}}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _candor "$@"
else
  compdef _candor candor
fi
)",
                     list, cases);
}

}  // namespace candor
