#include "candor/engine/fixes.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "candor/document/readers.h"
#include "candor/rules/built_in.h"

#include "property/checked_page.h"
#include "property/pages.h"
#include "property/rewriting.h"

// What --fix does to a page ends, and leaves nothing to do; lines, code and quotations stay as they are.

namespace candor::testing {
namespace {

constexpr std::uint32_t kPages = 60;
constexpr int kMostRounds = 10;

/// Pages made of the examples of rules that can put words in others.
Policies rewording_rules() {
  const RuleBookPtr book = built_in_rule_book();
  Policies policies = book->policies();
  std::erase_if(policies.rules, [](const auto& rule) { return rule.second.rewordings.empty(); });
  return policies;
}

class Fixes : public ::testing::Test {
 protected:
  FixedBytes fixed_once(const std::string& bytes) {
    FileReport report;
    report.source = SourceFile::decode("page.md", bytes).value();
    report.findings = analyzer_.analyze(read_markdown(report.source, {})).findings;
    return with_fixes(report, bytes);
  }

  /// Until there is nothing left to do.
  std::string fixed(std::string bytes) {
    for (int round = 0; round < kMostRounds; ++round) {
      FixedBytes next = fixed_once(bytes);
      if (next.replacements == 0) {
        EXPECT_EQ(next.bytes, bytes);
        return bytes;
      }
      done_ += next.replacements;
      bytes = std::move(next.bytes);
    }
    ADD_FAILURE() << "there is always something left to put in other words:\n" << bytes;
    return bytes;
  }

  void hold_for(const std::string& page) {
    const std::string after = fixed(page);
    EXPECT_EQ(std::count(after.begin(), after.end(), '\n'), std::count(page.begin(), page.end(), '\n')) << page;
    EXPECT_EQ(std::count(after.begin(), after.end(), '\r'), std::count(page.begin(), page.end(), '\r')) << page;
    const CheckedPage checked = check_page(analyzer_, after);
    EXPECT_EQ(broken_place(checked), "") << after;
    for (const Finding& finding : checked.findings) {
      EXPECT_FALSE(finding.replacement && finding.replacement->safe) << to_string(finding);
    }
  }

  RuleBookPtr book_ = built_in_rule_book();
  Analyzer analyzer_{book_};
  std::size_t done_ = 0;
};

TEST_F(Fixes, EndAndKeepLines) {
  const PageWriter writer(rewording_rules());
  for (std::uint32_t seed = 0; seed < kPages; ++seed) {
    const std::string page = writer.write(seed).text;
    hold_for(page);
    hold_for(with_crlf(page).text);
    hold_for(in_list_item(page).text);
  }
  EXPECT_GT(done_, kPages) << "the pages hold hardly anything that could be put in other words";
}

TEST_F(Fixes, TakeAwayTheFindingTheyAreFor) {
  for (const auto& [id, rule] : book_->policies().rules) {
    for (const Rewording& rewording : rule.rewordings) {
      std::string words;
      for (const std::string& word : rewording.from) {
        words += (words.empty() ? "" : " ") + (word.front() == '{' ? std::string("depression") : word);
      }
      const std::string page = "We know how he " + words + ".\n";
      const FixedBytes next = fixed_once(page);
      EXPECT_EQ(next.replacements, 1U) << page;
      const CheckedPage checked = check_page(analyzer_, next.bytes);
      EXPECT_TRUE(std::none_of(checked.findings.begin(), checked.findings.end(),
                               [&rule = rule](const Finding& finding) { return finding.rule == rule.info.id; }))
          << next.bytes;
    }
  }
}

TEST_F(Fixes, TouchNeitherQuotesNorCodeNorMarkup) {
  const PageWriter writer(rewording_rules());
  for (std::uint32_t seed = 0; seed < kPages; ++seed) {
    const std::string page = in_quote(writer.write(seed).text).text;
    EXPECT_EQ(fixed(page), page);
  }
  for (const std::string& words :
       std::initializer_list<std::string>{"committed suicide", "suffers from depression", "heroin addicts"}) {
    for (const char* around :
         {"He said: “he {0}”.\n", "He said: \"he {0}\".\n", "“It is late. He {0}.”\n", "`He {0}`\n",
          "```\nHe {0}.\n```\n", "    He {0}.\n", "![He {0}](a.png)\n", "<img alt=\"He {0}\" src=\"a.png\">\n",
          "See [he {0}].\n\n[he {0}]: https://example.org\n", "<q>He {0}.</q>\n", "<cite>He {0}.</cite>\n",
          "<blockquote>\n\nHe {0}.\n\n</blockquote>\n", "“It is late.\n\nHe {0}.”\n", "The film *He {0}* is old.\n",
          "| Avoid | Use |\n|---|---|\n| he {0} | he left |\n", "He {0} of scores.\n", "<!-- He {0}. -->\n",
          "He **{1}**{2}.\n"}) {
      const std::string page = fmt::format(fmt::runtime(around), words, words.substr(0, 4), words.substr(4));
      EXPECT_EQ(fixed(page), page);
    }
  }
}

}  // namespace
}  // namespace candor::testing
