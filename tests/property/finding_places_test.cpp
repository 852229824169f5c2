#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "candor/rules/built_in.h"

#include "property/checked_page.h"
#include "property/pages.h"
#include "property/rewriting.h"

// However a page is written, its findings are the same, and each stands where its words stand.

namespace candor::testing {
namespace {

constexpr std::uint32_t kGenerated = 60;

class FindingPlaces : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    book() = built_in_rule_book();
    pages() = sample_pages();
    const PageWriter writer(book()->policies());
    for (std::uint32_t seed = 1; seed <= kGenerated; ++seed) {
      pages().push_back(writer.write(seed));
    }
  }

  static void TearDownTestSuite() {
    book() = nullptr;
    pages().clear();
  }

  static RuleBookPtr& book() {
    static RuleBookPtr the_book;
    return the_book;
  }

  static std::vector<Page>& pages() {
    static std::vector<Page> the_pages;
    return the_pages;
  }

  /// Holds a page against itself written in another way.
  void compare(const Page& page, const Rewriting& rewriting) {
    const CheckedPage before = check_page(analyzer_, page.text, page.format);
    const CheckedPage after = check_page(analyzer_, rewriting.text, page.format);
    EXPECT_EQ(broken_place(after), "") << page.name;
    EXPECT_EQ(moved(before, rewriting), described(after)) << page.name << "\n" << rewriting.text;
  }

  Analyzer analyzer_{book()};

 private:
  static std::string composed(const std::string& text) {
    UErrorCode failure = U_ZERO_ERROR;
    std::string result;
    icu::Normalizer2::getNFCInstance(failure)
        ->normalize(icu::UnicodeString::fromUTF8(text), failure)
        .toUTF8String(result);
    return result;
  }

  static std::string describe(const Finding& finding, SourceSpan span) {
    return fmt::format("{} {} {}-{} “{}”\n", to_string(finding.severity), finding.rule, span.begin, span.end,
                       composed(finding.match));
  }

  static std::string moved(const CheckedPage& page, const Rewriting& rewriting) {
    std::string text;
    for (const Finding& finding : page.findings) {
      text += describe(finding, rewriting.move(*finding.span));
    }
    return text;
  }

  static std::string described(const CheckedPage& page) {
    std::string text;
    for (const Finding& finding : page.findings) {
      text += describe(finding, *finding.span);
    }
    return text;
  }
};

TEST_F(FindingPlaces, SpellTheMatchedWords) {
  std::size_t findings = 0;
  for (const Page& page : pages()) {
    const CheckedPage checked = check_page(analyzer_, page.text, page.format);
    EXPECT_EQ(broken_place(checked), "") << page.name;
    findings += checked.findings.size();
  }
  EXPECT_GT(findings, 200U) << "the pages hold too little to test";
}

TEST_F(FindingPlaces, StayInABlockQuote) {
  for (Page page : pages()) {
    if (page.format == Format::kMarkdown) {
      page.text = without_front_matter(page.text);
      compare(page, in_quote(page.text));
    }
  }
}

TEST_F(FindingPlaces, StayInAListItem) {
  // Rules for some kinds of blocks only have reason to see a difference.
  Policies policies = book()->policies();
  std::erase_if(policies.rules, [](const auto& rule) { return !rule.second.in.empty(); });
  analyzer_ = Analyzer(RuleBook::compile(std::move(policies)));
  for (Page page : pages()) {
    if (page.format == Format::kMarkdown) {
      page.text = without_front_matter(page.text);
      compare(page, in_list_item(page.text));
    }
  }
}

TEST_F(FindingPlaces, StayWithOtherLineEnds) {
  for (const Page& page : pages()) {
    compare(page, with_crlf(page.text));
  }
}

TEST_F(FindingPlaces, StayWhenLettersAreTakenApart) {
  for (const Page& page : pages()) {
    compare(page, decomposed(page.text));
  }
}

TEST_F(FindingPlaces, StayBehindAByteOrderMark) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  for (const Page& page : pages()) {
    const CheckedPage before = check_page(analyzer_, page.text, page.format);
    const CheckedPage after = check_page(analyzer_, std::string(kMark) + page.text, page.format);
    ASSERT_EQ(after.findings.size(), before.findings.size()) << page.name;
    for (std::size_t i = 0; i < after.findings.size(); ++i) {
      EXPECT_EQ(to_string(after.findings[i]), to_string(before.findings[i])) << page.name;
      const FileSpan place = after.document.source->to_file(*after.findings[i].span);
      EXPECT_EQ(place.begin, before.findings[i].span->begin + kMark.size()) << page.name;
    }
  }
}

/// The first word of the finding's source when it is of ASCII letters; else an empty span.
SourceSpan first_word(std::string_view source, SourceSpan span) {
  SourceSpan word{span.begin, span.begin};
  while (word.end < span.end && std::isalpha(static_cast<unsigned char>(source[word.end])) != 0) {
    ++word.end;
  }
  return word;
}

/// Whether the place stands in a block of HTML, where stars are stars.
bool in_html(std::string_view source, std::uint32_t at) {
  const std::size_t blank_line = source.rfind("\n\n", at);
  return source.substr(blank_line == std::string_view::npos ? 0 : blank_line + 2).starts_with("<");
}

TEST_F(FindingPlaces, StayWhenAWordIsEmphasised) {
  for (const Page& page : pages()) {
    if (page.format != Format::kMarkdown) {
      continue;
    }
    const CheckedPage checked = check_page(analyzer_, page.text);
    for (const Finding& finding : checked.findings) {
      const BlockKind kind = block_of(checked.document, finding)->kind;
      const SourceSpan word = first_word(page.text, *finding.span);
      // Titles and the front matter know no markup.
      if (word.empty() || kind == BlockKind::kTitle || kind == BlockKind::kMetadata) {
        continue;
      }
      const bool html = in_html(page.text, word.begin);
      if (!html) {
        compare(page, wrapped(page.text, word, "**", "**"));
      }
      // In HTML the text of an image is the value of an attribute.
      if (!html || kind != BlockKind::kImageText) {
        compare(page, wrapped(page.text, word, "<b>", "</b>"));
      }
    }
  }
}

}  // namespace
}  // namespace candor::testing
