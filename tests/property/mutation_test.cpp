#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "candor/rules/built_in.h"

#include "property/checked_page.h"
#include "property/pages.h"

// Whatever bytes a page is made of, it is checked to its end and no finding leaves the file.

namespace candor::testing {
namespace {

constexpr std::uint32_t kRounds = 40;

class Damage {
 public:
  explicit Damage(std::uint32_t seed) : random_(seed) {}

  std::string done_to(std::string page) {
    for (std::size_t changes = 1 + below(16); changes > 0 && !page.empty(); --changes) {
      change(page);
    }
    return page;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  void change(std::string& page) {
    // Bytes that end a sequence, begin one too early, or are none of UTF-8 at all.
    constexpr std::array<std::string_view, 8> kInvalid = {"\x80",         "\xC3",     "\xE2\x80", "\xF0\x9F\x92",
                                                          "\xED\xA0\x80", "\xC0\xAF", "\xFF",     "\xFE"};
    const std::size_t at = below(page.size());
    const std::size_t length = std::min(1 + below(60), page.size() - at);
    switch (below(6)) {
      case 0:
        page.erase(at, length);
        break;
      case 1:
        page.insert(below(page.size()), page.substr(at, length));
        break;
      case 2:
        page[at] = static_cast<char>(static_cast<unsigned char>(page[at]) ^ (1U << below(8)));
        break;
      case 3:
        page[at] = '\0';
        break;
      case 4:
        page.resize(at);
        break;
      default:
        page.insert(at, kInvalid.at(below(kInvalid.size())));
    }
  }

  std::mt19937 random_;
};

TEST(Mutation, DamagedPagesKeepTheirFindingsInPlace) {
  Analyzer analyzer(built_in_rule_book());
  std::size_t findings = 0;
  for (const Page& page : sample_pages()) {
    for (std::uint32_t seed = 0; seed < kRounds; ++seed) {
      const std::string damaged = Damage(seed).done_to(page.text);
      for (const Format format : {Format::kMarkdown, Format::kText}) {
        const CheckedPage checked = check_page(analyzer, damaged, format);
        findings += checked.findings.size();
        ASSERT_EQ(broken_place(checked), "") << page.name << ", seed " << seed;
      }
    }
  }
  EXPECT_GT(findings, 1000U) << "hardly anything was left to be found";
}

}  // namespace
}  // namespace candor::testing
