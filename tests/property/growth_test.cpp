#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>

#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "candor/rules/built_in.h"

#include "property/checked_page.h"

// Twice the page takes about twice the time, from one length to two, four and eight. Processor time is compared with
// that of the same process, never with a clock's reading written down. Other processes can only make a run slower, so
// the least time of several counts, and a length is measured again as long as its time seems too long.

namespace candor::testing {
namespace {

/// Of two neighbours on average, from the shortest page to the longest: 2 for linear time, and some for caches that
/// larger pages leave; 4 for the square.
constexpr double kMaxMeanRatio = 2.7;
/// Of any two: one of them may have been disturbed.
constexpr double kMaxRatio = 3.4;
/// The third of them has the size that a case says. The sanitizers make everything ten times as slow and their own
/// time counts, so under them one step has to do: it shows what grows with the square.
#ifdef __SANITIZE_ADDRESS__
constexpr std::array<std::size_t, 2> kLengths = {1, 2};
#else
constexpr std::array<std::size_t, 4> kLengths = {1, 2, 4, 8};
#endif
constexpr std::size_t kNamedLength = 4;
constexpr int kAttempts = 12;

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) {
    text += part;
  }
  return text;
}

struct Hard {
  std::string_view name;
  std::size_t size;
  std::function<std::string(std::size_t)> page;
};

double time_of(Analyzer& analyzer, const std::string& page) {
  const std::clock_t begin = std::clock();
  check_page(analyzer, page);
  return static_cast<double>(std::max<std::clock_t>(std::clock() - begin, 1));
}

/// The least times so far, by length.
using Times = std::array<double, kLengths.size()>;

void measure_once_more(Analyzer& analyzer, const std::array<std::string, kLengths.size()>& pages, Times& best) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    // A short page often, a long one once: the same time for each length.
    for (std::size_t run = 0; run < kLengths.back() / kLengths[i]; ++run) {
      best[i] = std::min(best[i], time_of(analyzer, pages[i]));
    }
  }
}

bool grows_linearly(const Times& times) {
  double worst = 0;
  for (std::size_t i = 1; i < times.size(); ++i) {
    worst = std::max(worst, times[i] / times[i - 1]);
  }
  const auto steps = static_cast<double>(times.size() - 1);
  return worst <= kMaxRatio && (steps == 1 || std::pow(times.back() / times.front(), 1 / steps) <= kMaxMeanRatio);
}

class Growth : public ::testing::TestWithParam<Hard> {};

TEST_P(Growth, IsLinear) {
  Analyzer analyzer(built_in_rule_book());
  std::array<std::string, kLengths.size()> pages;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    pages[i] = GetParam().page(GetParam().size * kLengths[i] / kNamedLength);
  }
  Times best;
  best.fill(1e18);
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    measure_once_more(analyzer, pages, best);
    if (grows_linearly(best)) {
      break;
    }
  }
  EXPECT_TRUE(grows_linearly(best)) << fmt::format("{}", fmt::join(best, " "));
}

INSTANTIATE_TEST_SUITE_P(
    Pages, Growth,
    ::testing::Values(
        Hard{"DeepQuotes", 500, [](std::size_t n) { return repeated(">", n) + " Ketamine cures pain.\n"; }},
        Hard{"OpenBrackets", 50000, [](std::size_t n) { return repeated("[", n) + "a"; }},
        Hard{"ImageBrackets", 20000, [](std::size_t n) { return repeated("![", n) + "a"; }},
        Hard{"EmphasisMarkers", 50000, [](std::size_t n) { return repeated("*a ", n); }},
        Hard{"MixedMarkers", 20000, [](std::size_t n) { return repeated("*a _b ~~c ", n); }},
        Hard{"Backticks", 20000, [](std::size_t n) { return repeated("`a ``b ", n); }},
        Hard{"OneLine", 3000, [](std::size_t n) { return repeated("Ketamine is a miracle cure for pain ", n); }},
        Hard{"OneSentence", 8000, [](std::size_t n) { return repeated("may not cure, ", n); }},
        Hard{"ManySentences", 5000, [](std::size_t n) { return repeated("Our infusions may not cure pain. ", n); }},
        Hard{"TableCells", 4000,
             [](std::size_t n) { return "| a | b |\n|---|---|\n" + repeated("| Ketamine cures pain. | no |\n", n); }},
        Hard{"ListItems", 4000, [](std::size_t n) { return "It is not:\n\n" + repeated("- a cure for pain\n", n); }},
        Hard{"Headings", 4000, [](std::size_t n) { return repeated("## What to avoid\n\nA cure for pain.\n\n", n); }},
        Hard{"FootnoteMarks", 4000,
             [](std::size_t n) { return repeated("It cures pain[^1]. ", n) + "\n\n[^1]: A.\n"; }},
        Hard{"Footnotes", 2000,
             [](std::size_t n) {
               std::string page;
               for (std::size_t i = 0; i < n; ++i) {
                 page += "It cures[^" + std::to_string(i) + "].\n\n[^" + std::to_string(i) + "]: A source.\n\n";
               }
               return page;
             }},
        Hard{"Links", 4000, [](std::size_t n) { return repeated("[cures](https://example.org/a) pain. ", n); }},
        Hard{"Entities", 20000, [](std::size_t n) { return repeated("&amp;", n); }},
        Hard{"SoftHyphens", 20000, [](std::size_t n) { return repeated("cu\u00ADre ", n); }},
        Hard{"OpenTags", 20000, [](std::size_t n) { return "a " + repeated("<b>", n) + "cure"; }},
        Hard{"OpenComments", 20000, [](std::size_t n) { return "a " + repeated("<!-- ", n) + "cure"; }},
        Hard{"Quotations", 20000, [](std::size_t n) { return repeated("\u201Ccure\u201D ", n); }},
        Hard{"OpenParentheses", 20000, [](std::size_t n) { return repeated("(cure ", n); }},
        Hard{"Numbers", 10000, [](std::size_t n) { return repeated("Call 988 or 111. ", n); }},
        Hard{"SpacedLetters", 10000, [](std::size_t n) { return repeated("s a f e ", n); }},
        Hard{"MaskedLetters", 10000, [](std::size_t n) { return repeated("g*aranteed ", n); }},
        Hard{"ReferenceMarks", 10000, [](std::size_t n) { return repeated("It cures pain.[3] ", n); }},
        Hard{"DanglingFootnotes", 4000, [](std::size_t n) { return repeated("It cures pain[^9]. ", n); }},
        Hard{"Sources", 4000, [](std::size_t n) { return repeated("It cures pain (Lee et al., 2014). ", n); }},
        Hard{"FrontMatter", 4000,
             [](std::size_t n) { return "---\ntitle: " + repeated("No side effects. ", n) + "\n---\n"; }},
        Hard{"LongWord", 500000, [](std::size_t n) { return std::string(n, 'a'); }}),
    [](const ::testing::TestParamInfo<Hard>& hard) { return std::string(hard.param.name); });

}  // namespace
}  // namespace candor::testing
