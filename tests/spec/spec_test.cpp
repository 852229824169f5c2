// Runs the cases of tests/spec/*.md with the built-in policies, each as a test of its own. CANDOR_UPDATE_GOLDEN=1
// writes down what is found today instead; look at the difference before you keep it.

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "candor/rules/built_in.h"

#include "property/checked_page.h"
#include "spec/spec_file.h"

namespace candor::testing {
namespace {

/// `1:5 hype "miracle"`; with the end when the source differs from the words; with the severity when a context lowered
/// it.
std::string line_of(const CheckedPage& page, const Finding& finding, Severity usual) {
  const SourceFile& source = *page.document.source;
  const Position begin = source.position(finding.span->begin);
  std::string place = fmt::format("{}:{}", begin.line, begin.column);
  if (source.text().substr(finding.span->begin, finding.span->size()) != finding.match) {
    const Position end = source.position(finding.span->end);
    place += fmt::format("-{}:{}", end.line, end.column);
  }
  const std::string lowered = finding.severity == usual ? "" : fmt::format(" ({})", to_string(finding.severity));
  return fmt::format("{} {} \"{}\"{}\n", place, finding.category, finding.match, lowered);
}

std::string findings_of(const SpecCase& the_case) {
  static const RuleBookPtr book = built_in_rule_book();
  Analyzer analyzer(book);
  const CheckedPage page = check_page(analyzer, the_case.page, the_case.plain_text ? Format::kText : Format::kMarkdown);
  std::string lines;
  for (const Finding& finding : page.findings) {
    lines += line_of(page, finding, book->rule_infos().at(finding.rule).severity);
  }
  return lines;
}

class SpecTest : public ::testing::Test {
 public:
  SpecTest(const SpecFile& file, const SpecCase& the_case) : path_(file.path), case_(the_case) {}

  void TestBody() override {
    EXPECT_EQ(findings_of(case_), case_.findings) << path_ << ":" << case_.page_line << ": " << case_.name
                                                  << "\nto write down what is found: CANDOR_UPDATE_GOLDEN=1 spec_test\n"
                                                  << case_.page;
  }

 private:
  std::string path_;
  SpecCase case_;
};

class SpecFileTest : public ::testing::Test {
 public:
  explicit SpecFileTest(const SpecFile& file) : mistake_(file.mistake), cases_(file.cases.size()) {}

  void TestBody() override {
    EXPECT_EQ(mistake_, "");
    EXPECT_GT(cases_, 0U);
  }

 private:
  std::string mistake_;
  std::size_t cases_;
};

/// "Words in emphasis" → "WordsInEmphasis".
std::string test_name(std::string_view heading) {
  std::string name;
  bool upper = true;
  for (const char byte : heading) {
    if (std::isalnum(static_cast<unsigned char>(byte)) == 0) {
      upper = upper || byte != '\'';
    } else {
      name += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(byte))) : byte;
      upper = false;
    }
  }
  return name;
}

std::vector<std::string> spec_paths() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(CANDOR_SOURCE_DIR) + "/tests/spec")) {
    if (entry.path().extension() == ".md") {
      paths.push_back(entry.path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

void register_tests(const SpecFile& file) {
  const std::string suite = test_name(std::filesystem::path(file.path).stem().string());
  ::testing::RegisterTest(suite.c_str(), "FileIsWellFormed", nullptr, nullptr, __FILE__, __LINE__,
                          [file]() -> ::testing::Test* { return new SpecFileTest(file); });
  std::map<std::string, int> used;
  for (const SpecCase& the_case : file.cases) {
    std::string name = test_name(the_case.name);
    if (const int count = ++used[name]; count > 1) {
      name += "_" + std::to_string(count);
    }
    ::testing::RegisterTest(suite.c_str(), name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                            [file, the_case]() -> ::testing::Test* { return new SpecTest(file, the_case); });
  }
}

void update(const SpecFile& file) {
  std::vector<std::string> findings;
  for (const SpecCase& the_case : file.cases) {
    findings.push_back(findings_of(the_case));
  }
  std::ofstream(file.path) << with_findings(file, findings);
}

}  // namespace
}  // namespace candor::testing

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  const char* const golden = std::getenv("CANDOR_UPDATE_GOLDEN");
  const bool updates = golden != nullptr && std::string_view(golden) == "1" && !testing::GTEST_FLAG(list_tests);
  for (const std::string& path : candor::testing::spec_paths()) {
    candor::testing::SpecFile file = candor::testing::read_spec(path);
    if (updates && file.mistake.empty()) {
      candor::testing::update(file);
      file = candor::testing::read_spec(path);
    }
    candor::testing::register_tests(file);
  }
  return RUN_ALL_TESTS();
}
