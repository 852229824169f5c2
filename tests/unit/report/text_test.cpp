#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "candor/text/display_width.h"

#include "unit/report/made_up_report.h"

namespace candor {
namespace {

using testing::rendered;
using testing::report_on;

/// The lines of the report that show the page: those with a "|", without what stands before it.
std::string shown(std::string_view bytes, const std::string& words) {
  const std::string all = rendered("text", {report_on("a.md", bytes, {words})});
  std::string lines;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    const std::string line = all.substr(at, end - at);
    if (const std::size_t bar = line.find('|'); bar != std::string::npos || line == "...") {
      lines += line == "..." ? "...\n" : line.substr(bar) + "\n";
    }
    at = end + 1;
  }
  return lines;
}

TEST(TextReport, ShowsPlaceReasonAndSaferWordingOnce) {
  EXPECT_EQ(rendered("text", {report_on("a.md", "It cures.\n\nIt heals.\n", {"cures", "heals"})}),
            "error[demo/hype/cure]: “cures” is hype\n"
            " --> a.md:1:4\n"
            "  |\n"
            "1 | It cures.\n"
            "  |    ^^^^^\n"
            "  = why: It misleads readers.\n"
            "  = try: Say less.\n"
            "  =      “may help”\n"
            "  =      “can help some”\n"
            "  = more: candor explain demo/hype/cure\n"
            "\n"
            "error[demo/hype/cure]: “heals” is hype\n"
            " --> a.md:3:4\n"
            "  |\n"
            "3 | It heals.\n"
            "  |    ^^^^^\n"
            "\n"
            "No page was checked.\n");
}

TEST(TextReport, ShowsNoLineForTheWholePage) {
  const std::string text = rendered("text", {report_on("a.md", "x\n", {""})});
  EXPECT_NE(text.find("error[demo/hype/cure]: “” is hype\n --> a.md\n  = why:"), std::string::npos) << text;
  EXPECT_EQ(text.find('^'), std::string::npos) << text;
}

TEST(TextReport, UnderlinesColumnsNotBytes) {
  EXPECT_EQ(shown("Naïve: it cures.", "cures"),
            "|\n"
            "| Naïve: it cures.\n"
            "|           ^^^^^\n");
  EXPECT_EQ(shown("薬は cures 病気。", "cures 病"),
            "|\n"
            "| 薬は cures 病気。\n"
            "|      ^^^^^^^^\n");
  EXPECT_EQ(shown("\tIt\tcures\tall", "cures\tall"),
            "|\n"
            "|     It    cures    all\n"
            "|           ^^^^^^^^^^^^\n");
  EXPECT_EQ(shown("e\u0301 cures", "cures"),
            "|\n"
            "| e\u0301 cures\n"
            "|   ^^^^^\n");
}

TEST(TextReport, UnderlinesEveryLineOfASpan) {
  EXPECT_EQ(shown("It cures\r\n  all ills\r\nnow.\r\n", "cures\r\n  all"),
            "|\n"
            "| It cures\n"
            "|    ^^^^^\n"
            "|   all ills\n"
            "|   ^^^\n");
}

TEST(TextReport, LeavesTheMiddleOfALongSpanOut) {
  EXPECT_EQ(shown("a cures\nb\nc\nd\ne ills f", "cures\nb\nc\nd\ne ills"),
            "|\n"
            "| a cures\n"
            "|   ^^^^^\n"
            "...\n"
            "| e ills f\n"
            "| ^^^^^^\n");
}

TEST(TextReport, AlignsTheBarUnderWideLineNumbers) {
  const std::string text = rendered("text", {report_on("a.md", std::string(99, '\n') + "cures", {"cures"})});
  EXPECT_NE(text.find("   --> a.md:100:1\n    |\n100 | cures\n    | ^^^^^\n    = why"), std::string::npos) << text;
}

TEST(TextReport, CutsALongLineToAWindowAroundTheWords) {
  std::string line;
  for (int i = 0; i < 100; ++i) {
    line += "日本 words ";
  }
  line.replace(line.size() / 2 + 3, 0, " cures ");
  const std::string lines = shown(line, "cures");
  const std::string cut = lines.substr(4, lines.find('\n', 4) - 4);
  EXPECT_LE(display_width(cut), 102U) << cut;
  const std::size_t begin = cut.find("cures");
  ASSERT_NE(begin, std::string::npos);
  const std::string under = lines.substr(lines.rfind('|') + 2);
  EXPECT_EQ(under, std::string(display_width(cut.substr(0, begin)), ' ') + "^^^^^\n");
  EXPECT_EQ(cut.compare(0, 3, "…"), 0);
  EXPECT_EQ(cut.compare(cut.size() - 3, 3, "…"), 0);
}

TEST(TextReport, CutsTheMiddleOutOfALongMatch) {
  const std::string words = std::string(60, 'a') + " " + std::string(60, 'b');
  EXPECT_EQ(shown("x " + words + " y", words),
            "|\n"
            "| x " +
                std::string(48, 'a') + "…" + std::string(24, 'b') +
                " y\n"
                "|   " +
                std::string(73, '^') + "\n");
}

TEST(TextReport, LetsNoPageCommandTheTerminal) {
  const std::string bad = "\x1b]0;x\x07 cures \u202E\u009B";
  FileReport page = report_on("a\x1b.md", "It " + bad + " \x1b[31m\n", {bad});
  Coverage coverage;
  coverage.skipped = {{"b\x1b.md", "bad\x07"}};
  coverage.errors = {{ErrorCode::kUnreadable, "x\x1b", Location{"c\x1b.md", 0, 0}}};
  for (const char* const format : {"text", "concise"}) {
    const std::string text = rendered(format, {page}, coverage);
    EXPECT_TRUE(std::none_of(text.begin(), text.end(), [](char byte) {
      return (static_cast<unsigned char>(byte) < 0x20 && byte != '\n') || byte == 0x7F;
    })) << format;
    EXPECT_EQ(text.find("\u202E"), std::string::npos) << format;
    EXPECT_EQ(text.find("\u009B"), std::string::npos) << format;
  }
}

TEST(TextReport, IsColouredWhenAskedOnly) {
  const FileReport page = report_on("a.md", "It cures.\n", {"cures"});
  const std::string plain = rendered("text", {page});
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  std::string coloured = rendered("text", {page}, {}, {.color = true});
  EXPECT_NE(coloured.find("\x1b[1;31m^^^^^\x1b[0m"), std::string::npos);
  while (coloured.find('\x1b') != std::string::npos) {
    const std::size_t at = coloured.find('\x1b');
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  EXPECT_EQ(coloured, plain);
}

TEST(TextReport, SumsUp) {
  Coverage coverage;
  coverage.files = 1;
  coverage.sentences = 2;
  coverage.rules = 3;
  EXPECT_EQ(rendered("text", {}, coverage),
            "1 page (2 sentences) checked with 3 rules: nothing found.\n"
            "candor measures wording; it is not a compliance determination.\n");
  coverage.findings[static_cast<std::size_t>(Severity::kError)] = 1;
  coverage.findings[static_cast<std::size_t>(Severity::kSuggestion)] = 2;
  coverage.suppressed = 4;
  coverage.skipped = {{"b.md", "not text"}};
  coverage.errors = {{ErrorCode::kUnreadable, "cannot be read", Location{"c.md", 0, 0}}};
  EXPECT_EQ(rendered("text", {}, coverage),
            "1 page (2 sentences) checked with 3 rules: 1 error, 0 warnings, 2 suggestions, 4 suppressed.\n"
            "1 path could not be checked.\n"
            "1 path skipped.\n"
            "candor measures wording; it is not a compliance determination.\n");
}

TEST(ReportFormats, AreFoundByName) {
  for (const ReportFormat& format : report_formats()) {
    EXPECT_EQ(report_format(format.name), &format);
  }
  EXPECT_EQ(report_format("pdf"), nullptr);
}

}  // namespace
}  // namespace candor
