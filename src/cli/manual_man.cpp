#include <fmt/format.h>
#include <fmt/ranges.h>

#include "manual.h"

namespace candor {
namespace {

/// Text that troff takes for nothing else.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '\\') {
      out += "\\e";
    } else if (byte == '-') {
      out += "\\-";
    } else {
      out += byte;
    }
  }
  const bool request = out.starts_with('.') || out.starts_with('\'');
  return request ? "\\&" + out : out;
}

std::string paragraph(std::string_view text) {
  return fmt::format(".PP\n{}\n", escaped(text));
}

std::string verbatim(std::string_view text) {
  std::string out = ".PP\n.RS 4\n.nf\n";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += escaped(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return out + ".fi\n.RE\n";
}

/// A term in bold, with its argument in italics, and what it means.
std::string tagged(std::string_view term, std::string_view argument, std::string_view meaning) {
  const std::string italic = argument.empty() ? std::string() : fmt::format(" \\fI{}\\fR", escaped(argument));
  return fmt::format(".TP\n\\fB{}\\fR{}\n{}\n", escaped(term), italic, escaped(meaning));
}

std::string meaning_of(const OptionSpec& option) {
  std::string text(option.help);
  if (!option.choices.empty()) {
    text += fmt::format(": {}", fmt::join(option.choices, ", "));
  }
  return option.fallback.empty() ? text : text + fmt::format(" (default: {})", option.fallback);
}

std::string section(const CommandSpec& command) {
  std::string out =
      fmt::format(".SS \"candor {}{}{}\"\n{}\n", escaped(command.name), command.arguments.empty() ? "" : " ",
                  escaped(command.arguments), escaped(sentence_of(command.summary)));
  for (const OptionSpec& option : command.options) {
    const std::string letter = option.letter != '\0' ? fmt::format("-{}, ", option.letter) : std::string();
    out += tagged(fmt::format("{}--{}", letter, option.name), option.argument, meaning_of(option));
  }
  for (const DetailPart& part : parts_of(command.details)) {
    out += part.verbatim ? verbatim(part.text) : paragraph(part.text);
  }
  return out;
}

std::string table(std::string_view title, std::span<const ManualRow> rows) {
  std::string out = fmt::format(".SH {}\n", title);
  for (const ManualRow& row : rows) {
    out += tagged(row.name, {}, row.text);
  }
  return out;
}

}  // namespace

std::string man_page(std::string_view version) {
  std::string out = fmt::format(
      ".TH CANDOR 1 \"\" \"candor {}\" \"User Commands\"\n.SH NAME\ncandor \\- check patient information before it is "
      "published\n.SH SYNOPSIS\n\\fBcandor\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...\n"
      ".SH DESCRIPTION\n{}\nIt reads pages in Markdown and plain text.\n.SH COMMANDS\n",
      escaped(version), escaped(kAbout));
  for (const Command& command : commands()) {
    out += section(*command.spec);
  }
  out += table("EXIT STATUS", exit_codes());
  out += table("FILES", files_read());
  return out + table("ENVIRONMENT", variables_read());
}

}  // namespace candor
