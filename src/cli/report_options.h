#pragma once

#include <array>
#include <string_view>

#include "commands.h"

/// The options of commands that check pages and report.

namespace candor {

inline constexpr std::array<std::string_view, 14> kFormats = {"text",     "concise", "json",  "jsonl",     "html",
                                                              "markdown", "csv",     "sarif", "github",    "gitlab",
                                                              "rdjson",   "rdjsonl", "junit", "checkstyle"};
inline constexpr std::array<std::string_view, 3> kColors = {"auto", "always", "never"};

inline constexpr OptionSpec kFormatOption{"format", '\0', "NAME", "how to report", "text", kFormats};
inline constexpr OptionSpec kProjectFailOnOption{
    "fail-on",
    '\0',
    "SEVERITY",
    "exit with 1 when there is a finding of this severity or a graver one (default: as configured, or error)",
    "",
    kSeverityNames};
inline constexpr OptionSpec kMaxWarningsOption{"max-warnings", '\0', "NUMBER",
                                               "exit with 1 when there are more warnings than that"};
inline constexpr OptionSpec kMaxSizeOption{"max-size", '\0', "BYTES", "refuse larger files: bytes, or 512K, or 16M",
                                           "16M"};
inline constexpr OptionSpec kColorOption{"color", '\0', "WHEN", "colour the text report", "auto", kColors};
inline constexpr OptionSpec kQuietOption{"quiet", 'q', "", "no notes about skipped files"};

}  // namespace candor
